package io.tongchou.ledger.commands.budget;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.ReserveRate;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** What holds for a plan, whether it is the first of its year or adjusts one. */
final class PlanRules {

    private PlanRules() {}

    static Optional<Refusal> yearClosed(FiscalYear year, BookState book) {
        return book.year(year).isClosed()
                ? Optional.of(Refusal.of(RefusalCode.YEAR_CLOSED, "the year " + year + " is closed"))
                : Optional.empty();
    }

    /** The refusal of planned expenditure above the policy's ceiling (支出预算上限), where it sets one. */
    static Optional<Refusal> aboveCeiling(
            UnitCode unit,
            FiscalYear year,
            Map<PlannedIncome, Money> income,
            Map<PlannedExpenditure, Money> expenditure,
            BookState book,
            Occasion occasion) {
        return book.policyOn(occasion.effectiveOn())
                .flatMap(policy -> policy.planCeiling().flatMap(rule -> {
                    Money ceiling = switch (rule.value()) {
                        case INCOME_WITHOUT_RESERVE -> incomeWithoutReserve(year, income, policy, book);
                    };
                    Money planned = Money.sum(expenditure.values());
                    return planned.exceeds(ceiling)
                            ? Optional.of(Refusal.of(
                                            RefusalCode.PLAN_ABOVE_CEILING,
                                            unit + " would spend " + planned + " in " + year
                                                    + "; its planned income without the reserve is " + ceiling)
                                    .withAvailable(ceiling)
                                    .withClause(rule.clause()))
                            : Optional.empty();
                }));
    }

    /** Planned income less what the reserve takes of it; nothing is taken off while the reserve's rate is undecided. */
    private static Money incomeWithoutReserve(
            FiscalYear year, Map<PlannedIncome, Money> income, Policy policy, BookState book) {
        Money all = Money.sum(income.values());
        return ReserveRate.on(year.lastDay(), book, policy)
                .map(reserve -> all.minus(base(income, policy).times(reserve.rate(), RoundingMode.HALF_UP)))
                .orElse(all);
    }

    private static Money base(Map<PlannedIncome, Money> income, Policy policy) {
        Money premiums = income.getOrDefault(PlannedIncome.PREMIUM, Money.ZERO);
        return switch (policy.reserve().map(Reserve::base).orElseThrow().value()) {
            case TOTAL_FUNDING -> premiums.plus(income.getOrDefault(PlannedIncome.SUBSIDY, Money.ZERO));
            case PREMIUMS -> premiums;
        };
    }
}
