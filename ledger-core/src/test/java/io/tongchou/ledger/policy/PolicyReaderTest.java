package io.tongchou.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
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
            unitsWithoutLedger: {value: {"310": ["410202"], employees: []}, clause: 四, quote: 核算}
            premiums:
              path:
                - {value: {hop: TO_THE_MOON, timing: AT_ONCE, fund: "31"}, clause: 四, quote: 划至}
              rates:
                EMPLOYER: {value: {kind: A_HEAD, amount: "0.00"}, clause: 四, quote: 费率}
                EVERYBODY: {value: {kind: OF_BASE, rate: "0.02"}, clause: 四, quote: 费率}
              residentFunding: {value: {ofDisposableIncome: "0.025", personalOneIn: 0}, clause: 四, quote: 筹资}
              uniformFrom: {value: 24, clause: 四, quote: 统一}
            legacy:
              handover:
                - {value: {stage: SOON, by: 2022-02-30}, clause: 四, quote: 上解}
              debts:
                ORGAN: {value: {due: {kind: WITHIN_YEARS, years: 31}}, clause: 四, quote: 欠费}
                TREASURY: {value: {due: {kind: SOMETIME}}, clause: 四, quote: 欠费}
            indicators:
              levels: {value: {daysInTreasury: 0, luck: 1}, clause: 四, assumption: ours}
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
                        "unitsWithoutLedger.value.employees: is empty",
                        "unitsWithoutLedger.value.employees: is not a field here",
                        "premiums.path[0].value.hop: must be one of TO_TREASURY, TO_CITY_INCOME_ACCOUNT, TO_FISCAL_ACCOUNT",
                        "premiums.path[0].value.fund: a fund is three digits: 31",
                        "premiums.rates.EMPLOYER.value.amount: must be above 0",
                        "premiums.rates.EVERYBODY: is not a field here",
                        "premiums.residentFunding.value.personalOneIn: must be a whole number above 0",
                        "premiums.uniformFrom.value: must be a whole number from 1990 to 2200",
                        "legacy.handover[0].value.stage: must be one of FINAL_ACCOUNTS, AUDITED",
                        "legacy.handover[0].value.by: must be a date such as 2021-01-31",
                        "legacy.debts.ORGAN.value.due.years: must be a whole number of years from 1 to 30",
                        "legacy.debts.TREASURY.value.due.kind: must be one of BEFORE_POOLING, IN_POOLING_YEAR, WITHIN_YEARS,"
                                + " PROMPTLY, BY_PLAN",
                        "indicators.levels.value.daysInTreasury: must be a whole number above 0",
                        "indicators.levels.value.luck: is not a field here",
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
                .containsExactly(
                        "gap.policyPart.value: names RESERVE, and there is no reserve",
                        "adjustable[0].value: the policy does not give reserve.rate");
        assertThat(changed(
                        "zhengzhou-2011-100",
                        policy -> ((ObjectNode) policy.at("/gap/managementPart"))
                                .putArray("value")
                                .add("RESERVE")
                                .add("OWN_BALANCE")))
                .containsExactly(
                        "gap.managementPart.value: names RESERVE and OWN_BALANCE in another order than gap.policyPart");
        assertThat(changed("wenzhou-2021-65", policy -> {
                    policy.set("undecided", without(policy, "legacy.months"));
                    policy.withArray("adjustable")
                            .addObject()
                            .put("value", "gap.chain")
                            .put("clause", "一")
                            .put("assumption", "none");
                    ((ObjectNode) policy.at("/indicators/levels/value")).put("redBelowMonths", 7);
                    ((ObjectNode) policy.at("/personalAccountsKept")).put("value", true);
                }))
                .containsExactlyInAnyOrder(
                        "legacy.balance.value: does not say how much is not parked, and legacy.months is not among the"
                                + " undecided",
                        "adjustable[1].value: gap.chain is named twice",
                        "adjustable[1].value: the policy does not give gap.chain",
                        "indicators.levels.value: red, orange and blue must rise",
                        "personalAccountsKept.value: the ledger keeps the pooled fund alone");
        assertThat(changed("zhengzhou-2011-100", policy -> {
                    ((ObjectNode) policy.at("/funds"))
                            .putArray("value")
                            .add("310")
                            .add("391");
                    ((ObjectNode) policy.at("/unitsWithoutLedger/value"))
                            .putArray("391")
                            .add("410100")
                            .add("410109");
                }))
                .containsExactlyInAnyOrder(
                        "unitsWithoutLedger.value.391: names the city level, which keeps the account of the others",
                        "unitsWithoutLedger.value.391: names 410109, which is not among the units",
                        "unitsWithoutLedger.value.510: is not among the funds",
                        "premiums.path[0].value.fund: is not among the funds",
                        "premiums.path[1].value.fund: is not among the funds");
        assertThat(changed(
                        "qingyang-2022-4",
                        policy -> ((ObjectNode) policy.at("/premiums"))
                                .putObject("ratesElsewhere")
                                .put("clause", "一")
                                .put("assumption", "none")
                                .putArray("value")
                                .add("FLEXIBLE")))
                .containsExactly("premiums.ratesElsewhere.value: names FLEXIBLE, whose rate is given");
        assertThat(changed("kaifeng-2020-59", policy -> policy.put("pool", "410100")))
                .containsExactly("units.value: does not name the city level itself, 410100");
    }

    private static ArrayNode without(ObjectNode policy, String parameter) {
        ArrayNode rest = policy.arrayNode();
        policy.get("undecided").forEach(open -> {
            if (!open.get("value").textValue().equals(parameter)) {
                rest.add(open);
            }
        });
        return rest;
    }

    @Test
    void whatAPolicyNeedNotSayMayBeLeftOut() {
        ObjectNode tree = (ObjectNode) PolicyWriter.write(
                PolicyCatalog.shipped().byId("kaifeng-2020-59").orElseThrow());
        tree.remove(List.of("premiums", "legacy", "indicators", "undecided"));
        ((ObjectNode) tree.get("adjustable").get(0)).put("value", "revolving.months");
        tree.withArray("adjustable").remove(1);
        Policy policy = ((PolicyReading.Valid) PolicyReader.read(tree)).policy();
        assertThat(policy.premiums().path(new FundCode("310"))).isEmpty();
        assertThat(policy.legacyDebtDueOn(LegacyDebtCategory.TREASURY)).isEmpty();
        assertThat(policy.indicators().levelsInForce()).isEqualTo(Indicators.ASSUMED);
        assertThat(PolicyReader.read(PolicyWriter.write(policy))).isEqualTo(new PolicyReading.Valid(policy));
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
