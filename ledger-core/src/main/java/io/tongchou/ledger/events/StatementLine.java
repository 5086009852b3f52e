package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a statement.
 *
 * @param line its number in the statement, from 1
 * @param on its day, as the statement has it
 * @param amount above zero
 * @param reference the number by which it may be found in the ledger: a receipt's, a payment's, a remittance's
 * @param counterparty who paid or was paid
 * @param text what else the statement says of it
 */
public record StatementLine(
        int line,
        LocalDate on,
        Direction direction,
        Money amount,
        Optional<String> reference,
        Optional<String> counterparty,
        Optional<String> text) {

    /** The amount with its sign: what goes out is negative. */
    public Money signed() {
        return switch (direction) {
            case IN -> amount;
            case OUT -> amount.negated();
        };
    }
}
