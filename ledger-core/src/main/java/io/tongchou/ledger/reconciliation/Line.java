package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a statement.
 *
 * @param line its number in the statement
 * @param amount what goes out is negative
 * @param matched whether it has been matched before; it then only tells of the others
 */
public record Line(
        String statement, int line, LocalDate on, Money amount, Optional<String> reference, boolean matched) {}
