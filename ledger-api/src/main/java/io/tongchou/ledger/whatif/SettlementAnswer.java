package io.tongchou.ledger.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import java.util.List;
import java.util.Optional;

/**
 * A settlement as it is answered; amounts are texts in yuan.
 *
 * @param units ascending by code
 */
public record SettlementAnswer(List<Unit> units, String reserveAfter) {

    /**
     * One unit's end of the year.
     *
     * @param missing the decision that is missing, absent where none is
     */
    public record Unit(
            String unit,
            UnitSettlement.Status status,
            String gap,
            String surplus,
            String policyPart,
            String managementPart,
            String fromOwnBalance,
            String fromReserve,
            String fromGovernment,
            String fromCity,
            String fromCounty,
            String unassigned,
            String retained,
            String toCityLevel,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> missing,
            List<Line> steps) {}

    /**
     * One line of the waterfall.
     *
     * @param clause the place in the policy's paper
     */
    public record Line(Step.Source source, Step.Part part, String amount, String clause) {}

    public static SettlementAnswer of(Settlement settlement) {
        return new SettlementAnswer(
                settlement.units().stream().map(SettlementAnswer::of).toList(),
                settlement.reserveAfter().toString());
    }

    private static Unit of(UnitSettlement unit) {
        return new Unit(
                unit.unit().code(),
                unit.status(),
                unit.gap().toString(),
                unit.surplus().toString(),
                unit.policyPart().toString(),
                unit.managementPart().toString(),
                unit.fromOwnBalance().toString(),
                unit.fromReserve().toString(),
                unit.fromGovernment().toString(),
                unit.fromCity().toString(),
                unit.fromCounty().toString(),
                unit.unassigned().toString(),
                unit.retained().toString(),
                unit.toCityLevel().toString(),
                unit.missing().map(Parameter::code),
                unit.steps().stream()
                        .map(step -> new Line(
                                step.source(),
                                step.part(),
                                step.amount().toString(),
                                step.clause().text()))
                        .toList());
    }
}
