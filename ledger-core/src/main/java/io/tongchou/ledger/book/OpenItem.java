package io.tongchou.ledger.book;

import io.tongchou.ledger.events.Instalment;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something of which a part is still to come or to be used: a deposit, a bond, an advance, an unidentified receipt, a legacy
 * debt. It is found under its number until a year is closed after nothing is left of it.
 *
 * @param unit whose it is; of a deposit or bond of the whole pool the city level
 * @param since the business day it began
 * @param dueOn the day on which it matures or is to be paid
 * @param instalments what of it is to be paid when, where it is not paid at once
 * @param debtor who owes it, where that is known
 * @param amount what it was at first
 * @param used what came of it or was used, by business day
 */
public record OpenItem(
        Kind kind,
        String number,
        UnitCode unit,
        LocalDate since,
        Optional<LocalDate> dueOn,
        List<Instalment> instalments,
        Optional<String> debtor,
        Money amount,
        Map<LocalDate, Money> used) {

    /** What may stand open. */
    public enum Kind {
        TIME_DEPOSIT,
        BOND,
        ADVANCE,
        UNIDENTIFIED,
        RECEIVABLE,
        PAYABLE;

        /** What a balance handed over in that form is, where it stands open. */
        public static Optional<Kind> of(LegacyForm form) {
            return switch (form) {
                case TIME_DEPOSIT -> Optional.of(TIME_DEPOSIT);
                case BOND -> Optional.of(BOND);
                case ADVANCE -> Optional.of(ADVANCE);
                case DEMAND, EXPENDITURE_ACCOUNT, PARKED -> Optional.empty();
            };
        }

        /** What a number on an account names, where it is of what may stand open. */
        public static Optional<Kind> of(Account account) {
            return switch (account) {
                case TIME_DEPOSIT -> Optional.of(TIME_DEPOSIT);
                case BONDS -> Optional.of(BOND);
                case ADVANCES -> Optional.of(ADVANCE);
                case SUSPENSE -> Optional.of(UNIDENTIFIED);
                default -> Optional.empty();
            };
        }

        static Kind of(DebtDirection direction) {
            return switch (direction) {
                case RECEIVABLE -> RECEIVABLE;
                case PAYABLE -> PAYABLE;
            };
        }
    }

    /** What is left of it, with everything that is booked. */
    public Money left() {
        return amount.minus(Money.sum(used.values()));
    }

    /** What had come of it or was used at the end of a day. */
    public Money usedBy(LocalDate day) {
        return Money.sum(used.entrySet().stream()
                .filter(use -> !use.getKey().isAfter(day))
                .map(Map.Entry::getValue)
                .toList());
    }

    /** What should have been paid before a day and is not: of its instalments, or of the whole by its own day. */
    public Money overdueOn(LocalDate day) {
        Money due = instalments.isEmpty()
                ? dueOn.filter(last -> last.isBefore(day)).isPresent() ? amount : Money.ZERO
                : Money.sum(instalments.stream()
                        .filter(part -> part.dueOn().isBefore(day))
                        .map(Instalment::amount)
                        .toList());
        return due.minus(amount.minus(left())).orZeroIfNegative();
    }

    /** The next day on which something of it is due, from that day on. */
    public Optional<LocalDate> nextDueOn(LocalDate day) {
        return Stream.concat(instalments.stream().map(Instalment::dueOn), dueOn.stream())
                .filter(due -> !due.isBefore(day))
                .min(Comparator.naturalOrder());
    }

    /** The same with another unit's share of it. */
    OpenItem and(Money share, UnitCode owner) {
        return new OpenItem(kind, number, owner, since, dueOn, instalments, debtor, amount.plus(share), used);
    }

    OpenItem less(Money part, LocalDate on) {
        Map<LocalDate, Money> uses = new TreeMap<>(used);
        if (uses.merge(on, part, Money::plus).isZero()) {
            uses.remove(on);
        }
        return new OpenItem(kind, number, unit, since, dueOn, instalments, debtor, amount, uses);
    }
}
