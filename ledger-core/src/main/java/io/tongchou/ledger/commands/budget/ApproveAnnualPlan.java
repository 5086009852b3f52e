package io.tongchou.ledger.commands.budget;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;

/** Sets a unit's income and expenditure plan of a year (年度收支计划). */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record ApproveAnnualPlan(
        UnitCode unit,
        FiscalYear year,
        @ZeroAllowed Map<PlannedIncome, Money> income,
        @ZeroAllowed Map<PlannedExpenditure, Money> expenditure,
        Optional<Tasks> tasks)
        implements Command.OfUnit {

    /**
     * Tasks beside the plan; they are shown and never used in a settlement.
     *
     * @param ENROLMENT how many people are to be insured (参保任务)
     * @param COLLECTION what is to be collected (征缴任务)
     */
    public record Tasks(
            Optional<Integer> ENROLMENT, @ZeroAllowed Optional<Money> COLLECTION) {}

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> refusal = PlanRules.yearClosed(year, book)
                .or(() -> PlanRules.aboveCeiling(unit, year, income, expenditure, book, occasion));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        return Decision.accept(new AnnualPlanApproved(
                unit, year, income, expenditure, tasks.flatMap(Tasks::ENROLMENT), tasks.flatMap(Tasks::COLLECTION)));
    }
}
