package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an entry changed in the accounts that a statement tells of.
 *
 * @param entry the id of the command that made it
 * @param amount what goes out is negative; not zero
 * @param undoes the entry that it takes back
 * @param matched whether it has been matched before; it then only tells of the others
 */
public record Movement(
        String entry,
        LocalDate on,
        Money amount,
        Optional<String> reference,
        Optional<String> undoes,
        boolean matched) {}
