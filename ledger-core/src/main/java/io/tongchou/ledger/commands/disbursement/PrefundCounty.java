package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Prefund;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** Gives a unit its prefund of the year (预拨), measured by last year's expenditure and the policy's months. */
@MadeBy(Office.FINANCE_CLERK)
public record PrefundCounty(UnitCode unit, FiscalYear year) implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(Keys.prefund(unit, year));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_CLOSED, "the year " + year + " is closed");
        }
        Optional<Money> priorYear = book.expenditureOf(unit, year.previous());
        if (priorYear.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.PRIOR_YEAR_UNKNOWN,
                    "the expenditure of " + unit + " in " + year.previous() + " is not recorded");
        }
        Key key = Keys.prefund(unit, year);
        if (facts.has(key.kind(), key.value())) {
            return Decision.refuse(RefusalCode.PREFUNDED_ALREADY, unit + " has its prefund of " + year);
        }
        Optional<Policy> policy = book.policyOn(occasion.effectiveOn());
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(occasion.effectiveOn()));
        }
        return policy.get()
                .prefundMonths()
                .<Decision>map(months -> Decision.accept(new CountyPrefunded(
                                unit,
                                year,
                                priorYear.get(),
                                months.value(),
                                Prefund.of(priorYear.get(), months.value())))
                        .by(months.clause()))
                .orElseGet(() -> Decision.refuse(
                        RefusalCode.NO_PREFUND_IN_POLICY, policy.get().document() + " knows no prefund"));
    }
}
