package io.tongchou.ledger.obligations;

import io.tongchou.ledger.events.ObligationDue;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that should come to a unit, as of a day.
 *
 * @param about what it is, among those of its kind and unit: a year and level, a debt's number, a deposit's number, an account
 * @param debtor who owes it: a level of government, TAX, the TREASURY, the BANK, or a debt's own debtor
 * @param dueOn the day by which it should come, where anyone named one
 * @param amount all that should come
 * @param received what of it has come by the day
 * @param clause what the day rests on, where a policy gives it
 */
public record Expected(
        ObligationKind kind,
        UnitCode unit,
        String about,
        String debtor,
        Optional<LocalDate> dueOn,
        Money amount,
        Money received,
        Optional<Clause> clause) {

    /** How it stands. */
    public enum State {
        /** To come, and not soon; or nobody named a day. */
        EXPECTED,
        /** To come on the day or within the days that maturities are announced ahead. */
        DUE,
        /** Should have come before the day. */
        LATE,
        /** Has come. */
        MET
    }

    public Money outstanding() {
        return amount.minus(received);
    }

    State stateOn(LocalDate day, int daysAhead) {
        if (!outstanding().isPositive()) {
            return State.MET;
        }
        return dueOn.map(due -> due.isBefore(day)
                        ? State.LATE
                        : due.minusDays(daysAhead).isAfter(day) ? State.EXPECTED : State.DUE)
                .orElse(State.EXPECTED);
    }

    /** Days since it was due, 0 where it is not late. */
    public long daysLateOn(LocalDate day) {
        return outstanding().isPositive()
                ? dueOn.map(due -> Math.max(0, ChronoUnit.DAYS.between(due, day)))
                        .orElse(0L)
                : 0;
    }

    ObligationDue due() {
        return new ObligationDue(kind, unit, about, debtor, dueOn.orElseThrow(), amount, outstanding());
    }
}
