package io.tongchou.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.GapChain;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final PolicyCatalog POLICIES = PolicyCatalog.shipped();
    private static final Policy KAIFENG = POLICIES.byId("kaifeng-2020-59").orElseThrow();
    private static final Policy CHANGSHA = POLICIES.byId("changsha-2020-24").orElseThrow();
    private static final Policy QINGYANG = POLICIES.byId("qingyang-2022-4").orElseThrow();
    private static final Policy WENZHOU = POLICIES.byId("wenzhou-2021-65").orElseThrow();

    @Test
    void everyLineCitesItsClause() {
        UnitSettlement unit = only(KAIFENG, "100.00", gapOf("410222", "600.00").own("200.00"));
        assertThat(unit.steps())
                .extracting(
                        Step::source,
                        Step::part,
                        step -> step.amount().toString(),
                        step -> step.clause().text())
                .containsExactly(
                        tuple(Step.Source.OWN_BALANCE, Step.Part.POLICY, "200.00", "四(四)"),
                        tuple(Step.Source.RESERVE, Step.Part.POLICY, "100.00", "四(四)"),
                        tuple(Step.Source.GOVERNMENT, Step.Part.POLICY, "300.00", "四(四)"));
    }

    @Test
    void aMissedPlanWaitsForARulingAndARulingOfNothingIsOne() {
        UnitSettlement pending =
                only(KAIFENG, "100.00", gapOf("410222", "600.00").noPlan());
        assertThat(pending.status()).isEqualTo(UnitSettlement.Status.PENDING_RULING);
        assertThat(pending.gap()).hasToString("600.00");
        assertThat(pending.policyPart().plus(pending.unassigned())).isEqualTo(Money.ZERO);

        UnitSettlement ruled =
                only(KAIFENG, "100.00", gapOf("410222", "600.00").noPlan().ruled("0.00"));
        assertThat(ruled.status()).isEqualTo(UnitSettlement.Status.SETTLED);
        assertThat(ruled.fromReserve()).isEqualTo(Money.ZERO);
        assertThat(ruled.fromGovernment()).hasToString("600.00");
    }

    @Test
    void theOddFenOfAShortReserveGoesToTheLowerCode() {
        Settlement settlement =
                settle(CHANGSHA, "0.01", Decisions.NONE, gapOf("430182", "5.00"), gapOf("430121", "5.00"));
        assertThat(settlement.of(new UnitCode("430121")).orElseThrow().fromReserve())
                .hasToString("0.01");
        assertThat(settlement.of(new UnitCode("430182")).orElseThrow().fromReserve())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void whatTheReserveGivesServesThePolicyPartFirst() {
        Policy zhengzhou = POLICIES.byId("zhengzhou-2011-100").orElseThrow();
        UnitSettlement unit = only(zhengzhou, "3.00", gapOf("410181", "8.00").ruled("4.00"));
        assertThat(unit.steps().getFirst())
                .isEqualTo(new Step(
                        Step.Source.RESERVE,
                        Step.Part.POLICY,
                        Money.parse("3.00"),
                        new Clause("郑政[2011]100号", "四(九)")));
        assertThat(unit.missing().orElseThrow().code()).isEqualTo("gap.sharing");
        assertThat(unit.unassigned()).hasToString("5.00");
    }

    @Test
    void theCountysPartIsFlooredForEachPart() {
        Policy zhengzhou = POLICIES.byId("zhengzhou-2011-100").orElseThrow();
        Decisions half = Decisions.NONE.withSharing(new Decided<>(new Sharing(1, 1), "郑政〔2012〕1号"));
        UnitSettlement unit = settle(
                        zhengzhou, "0.00", half, gapOf("410181", "0.02").ruled("0.01"))
                .units()
                .getFirst();
        assertThat(unit.fromCounty()).isEqualTo(Money.ZERO);
        assertThat(unit.fromCity()).hasToString("0.02");
        assertThat(unit.steps().getFirst().clause()).hasToString("郑政〔2012〕1号 gap.sharing");
    }

    @Test
    void aCountysOwnRatioGoesBeforeTheCommonOne() {
        Decisions decisions = new Decisions(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Decided<>(new Sharing(1, 0), "a")),
                Map.of(new UnitCode("621021"), new Decided<>(new Sharing(0, 1), "b")),
                Optional.empty());
        Settlement settlement = settle(QINGYANG, "0.00", decisions, gapOf("621021", "5.00"), gapOf("621022", "5.00"));
        assertThat(settlement.units().getFirst().fromCounty()).hasToString("5.00");
        assertThat(settlement.units().getLast().fromCity()).hasToString("5.00");
    }

    @Test
    void aDecidedChainUnblocksWhatTheNoticeLeftOpen() {
        Decided<GapChain> chain =
                new Decided<>(new GapChain(List.of(GapSource.OWN_BALANCE, GapSource.GOVERNMENT)), "温政办〔2022〕1号");
        Decisions decisions =
                new Decisions(Optional.of(chain), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
        UnitSettlement decided = settle(
                        WENZHOU, "0.00", decisions, gapOf("330324", "5.00").own("2.00"))
                .units()
                .getFirst();
        assertThat(decided.status()).isEqualTo(UnitSettlement.Status.SETTLED);
        assertThat(decided.fromGovernment()).hasToString("3.00");
        UnitSettlement open = settle(
                        WENZHOU, "0.00", decisions, gapOf("330324", "5.00").ruled("1.00"))
                .units()
                .getFirst();
        assertThat(open.missing().orElseThrow().code()).isEqualTo("gap.chain");
        assertThat(open.unassigned()).hasToString("5.00");
    }

    @Test
    void withTheReserveFirstTheOwnBalanceMeetsWhatIsLeftOfBothParts() {
        Decided<GapChain> chain = new Decided<>(new GapChain(List.of(GapSource.OWN_BALANCE)), "庆政办发〔2022〕9号");
        Decisions decisions =
                new Decisions(Optional.empty(), Optional.of(chain), Optional.empty(), Map.of(), Optional.empty());
        UnitSettlement unit = settle(
                        QINGYANG,
                        "3.00",
                        decisions,
                        gapOf("621021", "9.00").ruled("3.00").own("3.01"))
                .units()
                .getFirst();
        assertThat(unit.fromReserve()).hasToString("3.00");
        assertThat(unit.steps())
                .filteredOn(step -> step.source() == Step.Source.OWN_BALANCE)
                .extracting(step -> step.amount().toString())
                .containsExactly("1.50", "1.51");
    }

    @Test
    void aSurplusIsKeptRoundedUpWhereAllConditionsAreMet() {
        YearOf excellent = gapOf("430121", "0.00").surplus("0.01").grade(Grade.EXCELLENT);
        assertThat(only(CHANGSHA, "0.00", excellent.premiums("5.00", "4.99")).retained())
                .hasToString("0.01");
        assertThat(only(CHANGSHA, "0.00", excellent.premiums("5.00", "5.00")).toCityLevel())
                .hasToString("0.01");
        Decisions eighty = new Decisions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new Decided<>(Rate.parse("0.80"), "长医保发〔2021〕3号")));
        UnitSettlement unit = settle(
                        CHANGSHA, "0.00", eighty, excellent.surplus("10.00").premiums("2.00", "1.00"))
                .units()
                .getFirst();
        assertThat(unit.retained()).hasToString("8.00");
        assertThat(unit.steps().getFirst().clause()).hasToString("长医保发〔2021〕3号 retention.rate");
    }

    @Test
    void amountsBeyondSixtyFourBitsAreRefusedNotWrapped() {
        assertThatThrownBy(() -> only(
                        KAIFENG, "0.00", gapOf("410222", "92233720368547758.07").extracted("1.00")))
                .isInstanceOf(ArithmeticException.class);
        UnitSettlement large =
                only(QINGYANG, "0.00", gapOf("621021", "90000000000000000.00").ruled("30000000000000000.01"));
        assertThat(large.unassigned()).hasToString("90000000000000000.00");
    }

    @Test
    void aUnitHasOneYearAndTheReserveIsNeverNegative() {
        assertThatThrownBy(
                        () -> settle(KAIFENG, "0.00", Decisions.NONE, gapOf("410222", "1.00"), gapOf("410222", "1.00")))
                .hasMessageContaining("410222 is named twice");
        assertThatThrownBy(() -> settle(KAIFENG, "-0.01", Decisions.NONE)).hasMessageContaining("never negative");
    }

    @Test
    void factsPlansAndDecisionsAreStoredAsJsonAndReadBack() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
        YearFacts facts = new YearFacts(
                new FiscalYear(2022),
                Money.parse("3.00"),
                List.of(
                        gapOf("621000", "1.00").facts(),
                        gapOf("621021", "9.00")
                                .noPlan()
                                .ruled("3.00")
                                .grade(Grade.PASS)
                                .facts()));
        assertThat(json.readValue(json.writeValueAsBytes(facts), YearFacts.class))
                .isEqualTo(facts);
        UnitSettlement unit =
                Settlement.settle(QINGYANG, facts, Decisions.NONE).units().getLast();
        assertThat(json.readValue(json.writeValueAsBytes(unit), UnitSettlement.class))
                .isEqualTo(unit);
        Decisions decisions = new Decisions(
                Optional.of(new Decided<>(new GapChain(List.of(GapSource.OWN_BALANCE)), "a")),
                Optional.empty(),
                Optional.empty(),
                Map.of(new UnitCode("621021"), new Decided<>(new Sharing(0, 1), "b")),
                Optional.of(new Decided<>(Rate.parse("0.8"), "c")));
        assertThat(json.readValue(json.writeValueAsBytes(decisions), Decisions.class))
                .isEqualTo(decisions);
    }

    private static UnitSettlement only(Policy policy, String reserve, YearOf unit) {
        return settle(policy, reserve, Decisions.NONE, unit).units().getFirst();
    }

    private static Settlement settle(Policy policy, String reserve, Decisions decisions, YearOf... units) {
        return Settlement.settle(
                policy,
                new YearFacts(
                        new FiscalYear(2022),
                        Money.parse(reserve),
                        Arrays.stream(units).map(YearOf::facts).toList()),
                decisions);
    }

    private static YearOf gapOf(String unit, String gap) {
        return new YearOf(unit, "0.00", gap, "0.00", "0.00", true, null, null, null, null);
    }

    /** A unit's year in yuan; its plan is met unless there is none. */
    private record YearOf(
            String unit,
            String income,
            String expenditure,
            String extracted,
            String own,
            boolean planned,
            String ruled,
            String collected,
            String target,
            Grade grade) {

        YearOf own(String amount) {
            return new YearOf(unit, income, expenditure, extracted, amount, planned, ruled, collected, target, grade);
        }

        YearOf noPlan() {
            return new YearOf(unit, income, expenditure, extracted, own, false, ruled, collected, target, grade);
        }

        YearOf ruled(String amount) {
            return new YearOf(unit, income, expenditure, extracted, own, planned, amount, collected, target, grade);
        }

        YearOf extracted(String amount) {
            return new YearOf(unit, income, expenditure, amount, own, planned, ruled, collected, target, grade);
        }

        YearOf surplus(String amount) {
            return new YearOf(unit, amount, "0.00", extracted, own, planned, ruled, collected, target, grade);
        }

        YearOf premiums(String paid, String due) {
            return new YearOf(unit, income, expenditure, extracted, own, planned, ruled, paid, due, grade);
        }

        YearOf grade(Grade given) {
            return new YearOf(unit, income, expenditure, extracted, own, planned, ruled, collected, target, given);
        }

        UnitYear facts() {
            return new UnitYear(
                    new UnitCode(unit),
                    unit.endsWith("00"),
                    Money.parse(income),
                    Money.parse(extracted),
                    Money.parse(expenditure),
                    Money.parse(own),
                    planned ? Optional.of(new Plan(Money.parse(income), Money.parse(expenditure))) : Optional.empty(),
                    Optional.ofNullable(collected).map(Money::parse),
                    Optional.ofNullable(target).map(Money::parse),
                    Optional.ofNullable(grade),
                    Optional.ofNullable(ruled).map(Money::parse));
        }
    }
}
