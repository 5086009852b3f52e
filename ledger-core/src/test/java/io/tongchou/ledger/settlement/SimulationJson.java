package io.tongchou.ledger.settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The requests and answers of a simulated settlement, from and to JSON; takes its input for well formed. */
final class SimulationJson {

    private SimulationJson() {}

    static YearFacts facts(JsonNode request, PoolCode pool) {
        List<UnitYear> units = StreamSupport.stream(request.get("units").spliterator(), false)
                .map(unit -> unitYear(unit, pool))
                .toList();
        return new YearFacts(
                new FiscalYear(request.get("year").intValue()),
                Money.parse(request.get("reserve").textValue()),
                units);
    }

    static Decisions decisions(JsonNode request) {
        return request.has("sharing")
                ? Decisions.NONE.withSharing(new Decided<>(
                        new Sharing(
                                request.at("/sharing/city").intValue(),
                                request.at("/sharing/county").intValue()),
                        "simulation"))
                : Decisions.NONE;
    }

    private static UnitYear unitYear(JsonNode unit, PoolCode pool) {
        UnitCode code = new UnitCode(unit.get("unit").textValue());
        return new UnitYear(
                code,
                code.equals(pool.cityLevel()),
                Money.parse(unit.get("income").textValue()),
                Money.parse(unit.get("reserveExtracted").textValue()),
                Money.parse(unit.get("expenditure").textValue()),
                Money.parse(unit.get("ownBalance").textValue()),
                Optional.of(new Plan(
                        Money.parse(unit.get("plannedIncome").textValue()),
                        Money.parse(unit.get("plannedExpenditure").textValue()))),
                amount(unit, "premiumCollected"),
                amount(unit, "premiumTarget"),
                Optional.ofNullable(unit.get("assessment")).map(grade -> Grade.valueOf(grade.textValue())),
                amount(unit, "managementAmount"));
    }

    private static Optional<Money> amount(JsonNode unit, String name) {
        return Optional.ofNullable(unit.get(name)).map(amount -> Money.parse(amount.textValue()));
    }

    /** The answer without its steps. */
    static JsonNode answer(Settlement settlement) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var units = answer.putArray("units");
        for (UnitSettlement unit : settlement.units()) {
            ObjectNode node = units.addObject()
                    .put("unit", unit.unit().code())
                    .put("status", unit.status().name())
                    .put("gap", unit.gap().toString())
                    .put("surplus", unit.surplus().toString())
                    .put("policyPart", unit.policyPart().toString())
                    .put("managementPart", unit.managementPart().toString())
                    .put("fromOwnBalance", unit.fromOwnBalance().toString())
                    .put("fromReserve", unit.fromReserve().toString())
                    .put("fromGovernment", unit.fromGovernment().toString())
                    .put("fromCity", unit.fromCity().toString())
                    .put("fromCounty", unit.fromCounty().toString())
                    .put("unassigned", unit.unassigned().toString())
                    .put("retained", unit.retained().toString())
                    .put("toCityLevel", unit.toCityLevel().toString());
            unit.missing().ifPresent(parameter -> node.put("missing", parameter.code()));
        }
        return answer.put("reserveAfter", settlement.reserveAfter().toString());
    }
}
