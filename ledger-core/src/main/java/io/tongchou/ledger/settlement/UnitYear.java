package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * What one unit's year came to, as of 31 December by effective date.
 *
 * @param cityLevel whether it is the city level itself (市本级)
 * @param income I: the year's income (本年收入小计), without gap top-ups, matters from before pooling and transfers between
 *     levels; may be negative
 * @param reserveExtracted X: what went into the reserve for the year; negative where more was given back
 * @param expenditure E: the year's expenditure (本年支出小计), limited likewise; may be negative
 * @param ownBalance what the unit owned before this year's result: both accumulated balances just before the close, the
 *     reserve extracted for the year, top-ups for earlier years received in it and what governments still owe for
 *     earlier years; below zero counts as nothing
 * @param plan none counts as missed
 * @param premiumCollected premiums of the year (4001); used only together with the target
 * @param premiumTarget the collection task: planned premiums
 * @param assessment the grade of the year, if one was given
 * @param managementAmount how much of the gap was ruled to be of management; empty where nothing was ruled, and a
 *     ruling of zero is a ruling; not negative
 */
public record UnitYear(
        UnitCode unit,
        boolean cityLevel,
        Money income,
        Money reserveExtracted,
        Money expenditure,
        Money ownBalance,
        Optional<Plan> plan,
        Optional<Money> premiumCollected,
        Optional<Money> premiumTarget,
        Optional<Grade> assessment,
        Optional<Money> managementAmount) {

    public UnitYear {
        if (unit.isReserve()) {
            throw new IllegalArgumentException("the reserve has no gap and no surplus");
        }
        if (managementAmount.filter(Money::isNegative).isPresent()) {
            throw new IllegalArgumentException(unit + ": a ruled amount is not negative: " + managementAmount.get());
        }
    }

    /** The same with what was ruled of its gap since. */
    public UnitYear ruled(Optional<Money> management) {
        return new UnitYear(
                unit,
                cityLevel,
                income,
                reserveExtracted,
                expenditure,
                ownBalance,
                plan,
                premiumCollected,
                premiumTarget,
                assessment,
                management);
    }

    /** The same with no plan. */
    public UnitYear unplanned() {
        return new UnitYear(
                unit,
                cityLevel,
                income,
                reserveExtracted,
                expenditure,
                ownBalance,
                Optional.empty(),
                premiumCollected,
                premiumTarget,
                assessment,
                managementAmount);
    }

    /** G: what the year's income leaves uncovered of expenditure and reserve. */
    public Money gap() {
        return expenditure.plus(reserveExtracted).minus(income).orZeroIfNegative();
    }

    /** P: what the year's income leaves after reserve and expenditure. */
    Money surplus() {
        return income.minus(reserveExtracted).minus(expenditure).orZeroIfNegative();
    }

    public boolean metPlan() {
        return plan.filter(planned -> !planned.income().exceeds(income)).isPresent() && expenditureWithinPlan();
    }

    boolean expenditureWithinPlan() {
        return plan.filter(planned -> !expenditure.exceeds(planned.expenditure()))
                .isPresent();
    }

    /** Collected more than the task; where premiums are not given apart, income against planned income. */
    boolean premiumsAboveTarget() {
        if (premiumCollected.isPresent() && premiumTarget.isPresent()) {
            return premiumCollected.get().exceeds(premiumTarget.get());
        }
        return plan.filter(planned -> income.exceeds(planned.income())).isPresent();
    }
}
