package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;

/**
 * Something that should have come by a day.
 *
 * @param about what it is, among those of its kind and unit: a level and year, a debt's number, a deposit's number
 * @param debtor who owes it: a level of government, the collector, the bank, a debt's own debtor
 * @param amount what should have come by that day
 * @param outstanding what of it had not come when it was reviewed; nothing of what was met
 */
public record ObligationDue(
        ObligationKind kind,
        UnitCode unit,
        String about,
        String debtor,
        LocalDate dueOn,
        Money amount,
        Money outstanding) {

    /** The same with nothing outstanding. */
    public ObligationDue met() {
        return new ObligationDue(kind, unit, about, debtor, dueOn, amount, Money.ZERO);
    }

    /** What tells one from another. */
    public String key() {
        return kind + "/" + unit + "/" + about + "/" + dueOn;
    }
}
