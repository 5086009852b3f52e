package io.tongchou.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases of a model that is independent of this code. */
class GoldenSettlementTest {

    private static final PolicyCatalog POLICIES = PolicyCatalog.shipped();

    @TestFactory
    Stream<DynamicTest> everyWorkedCaseComesOutToTheFen() throws IOException {
        JsonNode cases = new ObjectMapper().readTree(getClass().getResourceAsStream("/golden/settlement/cases.json"));
        assertThat(cases).hasSizeGreaterThan(80);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        i + " " + cases.get(i).at("/request/policy").textValue(), () -> check(cases.get(i))));
    }

    private static void check(JsonNode worked) {
        JsonNode request = worked.get("request");
        Policy policy = POLICIES.byId(request.get("policy").textValue()).orElseThrow();
        Settlement settlement = Settlement.settle(
                policy, SimulationJson.facts(request, policy.pool()), SimulationJson.decisions(request));
        assertThat(SimulationJson.answer(settlement)).isEqualTo(worked.get("response"));
        for (UnitSettlement unit : settlement.units()) {
            assertThat(unit.steps().stream()
                            .mapToLong(step -> step.amount().fen())
                            .sum())
                    .as("the steps of %s make up its gap or surplus", unit.unit())
                    .isEqualTo(
                            unit.status() == UnitSettlement.Status.PENDING_RULING
                                    ? 0
                                    : unit.gap().plus(unit.surplus()).fen());
        }
    }
}
