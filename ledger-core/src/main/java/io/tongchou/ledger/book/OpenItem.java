package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something of which a part is still to come or to be used: a deposit, a bond, an advance, an unidentified receipt, a legacy
 * debt. It is found under its number until a year is closed after nothing is left of it.
 *
 * @param unit whose it is; of a deposit or bond of the whole pool the city level
 * @param since the business day it began
 * @param dueOn the day on which it matures or is to be paid
 * @param amount what it was at first
 * @param left what is left of it
 */
public record OpenItem(
        Kind kind, String number, UnitCode unit, LocalDate since, Optional<LocalDate> dueOn, Money amount, Money left) {

    /** What may stand open. */
    public enum Kind {
        TIME_DEPOSIT,
        BOND,
        ADVANCE,
        UNIDENTIFIED,
        RECEIVABLE,
        PAYABLE;

        static Kind of(DebtDirection direction) {
            return switch (direction) {
                case RECEIVABLE -> RECEIVABLE;
                case PAYABLE -> PAYABLE;
            };
        }
    }

    OpenItem less(Money used) {
        return new OpenItem(kind, number, unit, since, dueOn, amount, left.minus(used));
    }
}
