package io.tongchou.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final String FAULTY = """
            id: Kaifeng 2020
            document: 汴政办〔2020〕59号
            pool: "410203"
            inForceFrom: {value: 2021-02-30, clause: 一, quote: 从2021年1月1日起}
            mode: {value: unified, clause: 三(三), quote: 市级统收统支}
            funds: {value: ["310", 330, "310"], clause: 三(三), quote: 按照险种分别建账}
            units: {value: [], clause: 三(三)1, quote: 分账核算}
            prefundMonths: {value: 13, clause: 三(三)2, quote: 年初预拨}
            requests: {value: MONTHLY, clause: 三(三)2}
            revolvingFundMonths: {value: 1, quote: 周转金}
            surcharge: 1
            reserve:
              extraction: {value: {kind: EXACT, rate: 0.10}, clause: 四(一)1, quote: 按照}
              base: {value: EVERYTHING, clause: 四(一)1, quote: 筹资总额}
            gap:
              planGate: {value: "yes", clause: 四(四), quote: 收支计划}
              policyPart: {value: [OWN_BALANCE, GOVERNMENT, RESERVE], clause: 四(四), quote: 由各自累计结余解决}
              managementPart: {value: [OWN_BALANCE, OWN_BALANCE, LUCK], clause: 四(四), quote: 自行补足}
            surplus: {value: {kind: CONDITIONAL, floor: "1.70", ceiling: "1"}, clause: 四(二), quote: 结余}
            undecided:
              - {value: gap.luck, clause: 四(四), quote: 缺口}
            """;

    @Test
    void everyFaultIsNamedByItsPath() {
        assertThat(faults(PolicyCatalog.parse(FAULTY)))
                .containsExactlyInAnyOrder(
                        "surcharge: is not a field here",
                        "id: must be 1 to 60 small letters, digits and hyphens",
                        "pool: a pool is six digits ending in 00: 410203",
                        "inForceFrom.value: must be a date such as 2021-01-31",
                        "mode.value: must be one of UNIFIED, ADJUSTMENT_FUND",
                        "funds.value[1]: must be a text",
                        "units.value: is empty",
                        "prefundMonths.value: must be a whole number of months from 1 to 12",
                        "requests: rests on nothing: give a quote or say what is assumed",
                        "revolvingFundMonths.clause: is missing",
                        "reserve.extraction.value.rate: must be a decimal in quotation marks such as \"0.10\"",
                        "reserve.base.value: must be one of TOTAL_FUNDING, PREMIUMS",
                        "gap.planGate.value: must be true or false",
                        "gap.policyPart.value: GOVERNMENT leaves no rest and can only be the last",
                        "gap.managementPart.value[2]: must be one of OWN_BALANCE, RESERVE, GOVERNMENT, SHARED",
                        "surplus.value.ceiling: is not a field here",
                        "surplus.value.floor: must be a decimal from 0 to 1 such as \"0.10\"",
                        "surplus.value.conditions: is missing",
                        "undecided[0].value: must be one of gap.sharing, gap.chain, reserve.rate, retention.rate,"
                                + " revolving.months, prepaid.recognition, legacy.months");
    }

    @Test
    void whatContradictsItselfIsFaultyToo() {
        assertThat(changed("qingyang-2022-4", policy -> {
                    policy.remove("undecided");
                    policy.putObject("inForceTo")
                            .put("value", "2021-12-31")
                            .put("clause", "一")
                            .put("assumption", "none");
                }))
                .containsExactlyInAnyOrder(
                        "inForceTo.value: is before inForceFrom, 2022-01-01",
                        "gap.managementPart: is missing, and gap.chain is not among the undecided",
                        "gap.policyPart.value: names SHARED without a ratio, and gap.sharing is not among the undecided",
                        "reserve.extraction.value: gives no rate, and reserve.rate is not among the undecided");
        assertThat(changed("kaifeng-2020-59", policy -> policy.remove("reserve")))
                .containsExactly("gap.policyPart.value: names RESERVE, and there is no reserve");
        assertThat(changed(
                        "zhengzhou-2011-100",
                        policy -> ((ObjectNode) policy.at("/gap/managementPart"))
                                .putArray("value")
                                .add("RESERVE")
                                .add("OWN_BALANCE")))
                .containsExactly(
                        "gap.managementPart.value: names RESERVE and OWN_BALANCE in another order than gap.policyPart");
        assertThat(changed("kaifeng-2020-59", policy -> policy.put("pool", "410100")))
                .containsExactly("units.value: does not name the city level itself, 410100");
    }

    @Test
    void whatIsNoPolicyAtAllIsOneFault() throws Exception {
        JsonNode list = new ObjectMapper().readTree("[1]");
        assertThat(faults(PolicyReader.read(list))).containsExactly("must be an object");
        assertThat(faults(PolicyCatalog.parse(""))).containsExactly("must be an object");
        assertThat(faults(PolicyCatalog.parse("a: [1")))
                .singleElement()
                .asString()
                .startsWith("is not readable");
    }

    private static List<String> changed(String id, Consumer<ObjectNode> change) {
        ObjectNode tree =
                (ObjectNode) PolicyWriter.write(PolicyCatalog.shipped().byId(id).orElseThrow());
        change.accept(tree);
        return faults(PolicyReader.read(tree));
    }

    private static List<String> faults(PolicyReading reading) {
        assertThat(reading).isInstanceOf(PolicyReading.Faulty.class);
        return ((PolicyReading.Faulty) reading)
                .faults().stream().map(Fault::toString).toList();
    }
}
