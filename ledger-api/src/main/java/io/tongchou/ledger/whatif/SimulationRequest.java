package io.tongchou.ledger.whatif;

import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.settlement.Decided;
import io.tongchou.ledger.settlement.Decisions;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * A year to be settled, as it is asked.
 *
 * @param policy the id of a policy that ships
 * @param sharing how city and county share; undecided where it is left out
 */
record SimulationRequest(
        String policy, FiscalYear year, @ZeroAllowed Money reserve, Optional<Sharing> sharing, List<Unit> units) {

    /**
     * One unit's year.
     *
     * @param ownBalance may be negative
     * @param premiumCollected with {@code premiumTarget} serves for retention; income and planned income where left out
     * @param managementAmount what was ruled to be of management; not ruled where left out
     */
    record Unit(
            UnitCode unit,
            @ZeroAllowed Money income,
            @ZeroAllowed Money reserveExtracted,
            @ZeroAllowed Money expenditure,
            @ZeroAllowed Money ownBalance,
            @ZeroAllowed Money plannedIncome,
            @ZeroAllowed Money plannedExpenditure,
            @ZeroAllowed Optional<Money> premiumCollected,
            @ZeroAllowed Optional<Money> premiumTarget,
            Optional<Grade> assessment,
            @ZeroAllowed Optional<Money> managementAmount) {}

    /**
     * What comes of it under that policy.
     *
     * @throws ArithmeticException where an amount does not fit into 64 bits of fen
     */
    Settlement settle(Policy rules) {
        return Settlement.settle(
                rules,
                new YearFacts(
                        year,
                        reserve,
                        units.stream().map(unit -> year(unit, rules)).toList()),
                sharing.map(ratio -> Decisions.NONE.withSharing(new Decided<>(ratio, "simulation")))
                        .orElse(Decisions.NONE));
    }

    private static UnitYear year(Unit unit, Policy rules) {
        return new UnitYear(
                unit.unit,
                unit.unit.equals(rules.pool().cityLevel()),
                unit.income,
                unit.reserveExtracted,
                unit.expenditure,
                unit.ownBalance,
                Optional.of(new Plan(unit.plannedIncome, unit.plannedExpenditure)),
                unit.premiumCollected,
                unit.premiumTarget,
                unit.assessment,
                unit.managementAmount);
    }
}
