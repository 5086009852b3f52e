package io.tongchou.ledger.commands.budget;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.AnnualPlanAdjusted;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;

/** Adjusts a unit's plan of a year (预算调整): the whole plan as it is to be, from the effective date on. */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record AdjustAnnualPlan(
        UnitCode unit,
        FiscalYear year,
        @ZeroAllowed Map<PlannedIncome, Money> income,
        @ZeroAllowed Map<PlannedExpenditure, Money> expenditure,
        Optional<ApproveAnnualPlan.Tasks> tasks)
        implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> refusal = PlanRules.yearClosed(year, book)
                .or(() -> noneToAdjust(book, occasion))
                .or(() -> PlanRules.aboveCeiling(unit, year, income, expenditure, book, occasion));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        return Decision.accept(new AnnualPlanAdjusted(
                unit,
                year,
                income,
                expenditure,
                tasks.flatMap(ApproveAnnualPlan.Tasks::ENROLMENT),
                tasks.flatMap(ApproveAnnualPlan.Tasks::COLLECTION)));
    }

    private Optional<Refusal> noneToAdjust(BookState book, Occasion occasion) {
        return book.year(year).unit(unit).planOn(occasion.effectiveOn()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.PLAN_UNKNOWN, unit + " has no plan for " + year + " on " + occasion.effectiveOn()));
    }
}
