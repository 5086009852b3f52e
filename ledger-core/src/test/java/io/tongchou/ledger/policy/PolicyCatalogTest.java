package io.tongchou.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCatalogTest {

    private static final PolicyCatalog CATALOG = PolicyCatalog.shipped();

    static List<Policy> shipped() {
        return CATALOG.all();
    }

    @Test
    void fivePoliciesShip() {
        assertThat(CATALOG.all())
                .extracting(Policy::id)
                .containsExactly(
                        "changsha-2020-24",
                        "kaifeng-2020-59",
                        "qingyang-2022-4",
                        "wenzhou-2021-65",
                        "zhengzhou-2011-100");
        assertThat(CATALOG.byId("atlantis-1")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyQuoteStandsInTheNoticeToTheLetter(Policy policy) throws IOException {
        String notice = notice(policy.id());
        List<String> quotes = quotes(PolicyWriter.write(policy));
        assertThat(notice).contains(withoutSpace(policy.document()));
        assertThat(quotes).isNotEmpty();
        assertThat(quotes).allSatisfy(quote -> assertThat(notice).contains(withoutSpace(quote)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aPolicyIsReadBackAsItWasWritten(Policy policy) {
        assertThat(PolicyReader.read(PolicyWriter.write(policy))).isEqualTo(new PolicyReading.Valid(policy));
    }

    @Test
    void changshaIsInForceForFiveYearsAndItsClausesCanBeCited() {
        Policy changsha = CATALOG.byId("changsha-2020-24").orElseThrow();
        assertThat(changsha.inForceOn(LocalDate.parse("2020-07-31"))).isFalse();
        assertThat(changsha.inForceOn(LocalDate.parse("2020-08-01"))).isTrue();
        assertThat(changsha.inForceOn(LocalDate.parse("2025-07-31"))).isTrue();
        assertThat(changsha.inForceOn(LocalDate.parse("2025-08-01"))).isFalse();
        assertThat(changsha.prefundMonths().orElseThrow().value()).isEqualTo(3);
        assertThat(changsha.prefundMonths().orElseThrow().clause()).hasToString("长政办发〔2020〕24号 二(二)2");
        assertThat(changsha.reserve().orElseThrow().extraction().value())
                .isEqualTo(new Reserve.Cap(Rate.parse("0.10")));
        assertThat(changsha.sweep()).isPresent();
    }

    @Test
    void whatANoticeLeavesOpenStaysOpen() {
        Policy qingyang = CATALOG.byId("qingyang-2022-4").orElseThrow();
        assertThat(qingyang.reserve().orElseThrow().rate()).isEmpty();
        assertThat(qingyang.undecided(Parameter.GAP_SHARING)
                        .orElseThrow()
                        .clause()
                        .text())
                .isEqualTo("一(六)3");
        assertThat(CATALOG.byId("kaifeng-2020-59").orElseThrow().undecided()).isEmpty();
        assertThat(wenzhou().undecided(Parameter.LEGACY_MONTHS)).isPresent();
        assertThat(CATALOG.all().stream()
                        .filter(policy -> policy.revolvingFundMonths().isPresent()
                                || policy.undecided(Parameter.REVOLVING_MONTHS).isPresent())
                        .map(Policy::id))
                .containsExactly("kaifeng-2020-59", "qingyang-2022-4");
    }

    @Test
    void whatADecisionMayChangeIsAskable() {
        assertThat(CATALOG.all())
                .allSatisfy(policy -> assertThat(
                                policy.adjustable(Parameter.PREPAID_RECOGNITION).flatMap(Provision::assumption))
                        .isPresent());
        assertThat(kaifeng().adjustable(Parameter.RESERVE_RATE).flatMap(Provision::quote))
                .contains("并结合基金运行情况适时调整");
        assertThat(zhengzhou().adjustable(Parameter.RESERVE_RATE)).isEmpty();
        assertThat(changsha().adjustable(Parameter.RETENTION_RATE)).isPresent();
        assertThat(changsha().undecided(Parameter.RETENTION_RATE)).isEmpty();
    }

    @Test
    void aPremiumsWayHasDatesOnlyWhereTheNoticeGivesThem() {
        LocalDate day = LocalDate.parse("2022-02-07");
        FundCode employees = new FundCode("310");
        assertThat(due(kaifeng(), employees, day)).containsExactly(Optional.empty(), Optional.empty());
        assertThat(due(wenzhou(), employees, day)).containsExactly(Optional.empty(), Optional.empty());
        assertThat(due(qingyang(), employees, day)).containsExactly(Optional.of(day), Optional.empty());
        assertThat(due(zhengzhou(), employees, day)).isEmpty();
        assertThat(due(zhengzhou(), new FundCode("510"), day))
                .containsExactly(Optional.of(LocalDate.parse("2022-02-28")), Optional.empty());
        assertThat(zhengzhou().premiums().path(new FundCode("510")))
                .extracting(step -> step.value().hop().from())
                .containsExactly(Account.COLLECTED_NOT_REMITTED, Account.TREASURY);
    }

    private static List<Optional<LocalDate>> due(Policy policy, FundCode fund, LocalDate day) {
        return policy.premiums().path(fund).stream()
                .map(step -> step.value().timing().dueOn(day))
                .toList();
    }

    @Test
    void aRateThatTheNoticeDoesNotGiveNamesTheClauseThatLeavesItToOthers() {
        assertThat(qingyang().premiums().rate(PayerCategory.COLLECTIVE).map(Provision::value))
                .contains(new PremiumRate.OfAverageWage(Rate.parse("0.06"), Optional.of(Government.COUNTY)));
        assertThat(qingyang().premiums().rate(PayerCategory.RESIDENT)).isEmpty();
        assertThat(wenzhou().premiums().rate(PayerCategory.EMPLOYER)).isEmpty();
        assertThat(wenzhou().premiums().rateElsewhere(PayerCategory.EMPLOYER).orElseThrow())
                .hasToString("温政办〔2021〕65号 二(一)2(1)");
        assertThat(wenzhou().premiums().rateElsewhere(PayerCategory.RESIDENT)).isEmpty();
    }

    @Test
    void zhengzhousDistrictsHaveNoLedgerWhereTheCityLevelKeepsTheirAccount() {
        UnitCode shangjie = new UnitCode("410106");
        UnitCode zhongyuan = new UnitCode("410102");
        assertThat(zhengzhou().keptByCityLevel(shangjie, new FundCode("391"))).isPresent();
        assertThat(zhengzhou().keptByCityLevel(shangjie, new FundCode("510"))).isEmpty();
        assertThat(zhengzhou().keptByCityLevel(zhongyuan, new FundCode("510")).map(Clause::text))
                .contains("四(四)");
        assertThat(zhengzhou().keptByCityLevel(zhongyuan, new FundCode("310"))).isEmpty();
        assertThat(kaifeng().keptByCityLevel(new UnitCode("410202"), new FundCode("310")))
                .isEmpty();
    }

    @Test
    void changshasOldDebtsAreDueByTheirKindCountedFromTheStartOfPooling() {
        assertThat(changsha().poolingStarts()).isEqualTo(LocalDate.parse("2020-10-01"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.TREASURY)).contains(LocalDate.parse("2020-09-30"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.ORGAN)).contains(LocalDate.parse("2020-12-31"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.ENTERPRISE)).contains(LocalDate.parse("2021-10-01"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.HARDSHIP_ENTERPRISE))
                .contains(LocalDate.parse("2023-10-01"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.AUDIT_GAP)).contains(LocalDate.parse("2023-10-01"));
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.PROVIDER)).isEmpty();
        assertThat(changsha().legacyDebtDueOn(LegacyDebtCategory.SUBSIDY)).isEmpty();
        assertThat(kaifeng().legacyDebtDueOn(LegacyDebtCategory.TREASURY)).isEmpty();
        assertThat(changsha().legacy().deduction().map(Clause::text)).contains("五(三)");
        assertThat(kaifeng().legacy().deduction()).isEmpty();
    }

    @Test
    void aPolicyOverridesSingleLevelsOfTheWarnings() {
        assertThat(kaifeng().indicators().levelsInForce()).isEqualTo(Indicators.ASSUMED);
        assertThat(wenzhou().indicators().levelsInForce().daysInTreasury()).isEqualTo(10);
        assertThat(wenzhou().indicators().levelsInForce().redBelowMonths()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyProvisionIsListedByItsPath(Policy policy) {
        JsonNode tree = PolicyWriter.write(policy);
        assertThat(policy.provisions()).hasSize(tree.findParents("clause").size());
        policy.provisions()
                .forEach((path, provision) -> assertThat(
                                tree.at("/" + path.replaceAll("[.\\[]", "/").replace("]", ""))
                                        .path("clause")
                                        .asText())
                        .as(path)
                        .isEqualTo(provision.clause().text()));
        assertThat(policy.provisions()).containsKeys("mode", "surplus", "premiums.prepaidRecognition", "adjustable[0]");
    }

    private static Policy kaifeng() {
        return CATALOG.byId("kaifeng-2020-59").orElseThrow();
    }

    private static Policy wenzhou() {
        return CATALOG.byId("wenzhou-2021-65").orElseThrow();
    }

    private static Policy changsha() {
        return CATALOG.byId("changsha-2020-24").orElseThrow();
    }

    private static Policy qingyang() {
        return CATALOG.byId("qingyang-2022-4").orElseThrow();
    }

    private static Policy zhengzhou() {
        return CATALOG.byId("zhengzhou-2011-100").orElseThrow();
    }

    @Test
    void faultyFilesAreRefusedTogetherInOneSentence() {
        assertThatThrownBy(() -> PolicyCatalog.of(Map.of("a.yaml", "id: a\nid: b", "b.yaml", "id: [1]")))
                .isInstanceOf(PolicyFaultsException.class)
                .hasMessageStartingWith("The policy files cannot be used, ")
                .hasMessageContaining("a.yaml is not readable as YAML (line 2)")
                .hasMessageContaining("b.yaml id: must be a text; b.yaml document: is missing")
                .message()
                .doesNotContain("\n")
                .endsWith(".");
    }

    @Test
    void aFileBearsTheNameOfItsPolicy() throws IOException {
        String kaifeng = resource("/policies/kaifeng-2020-59.yaml");
        assertThatThrownBy(() -> PolicyCatalog.of(Map.of("other.yaml", kaifeng)))
                .hasMessage("The policy files cannot be used, 1 fault: other.yaml id: must be the file's name, not"
                        + " kaifeng-2020-59.");
    }

    /** The quotes of the notice itself; another paper's are marked by its name. */
    private static List<String> quotes(JsonNode node) {
        List<String> quotes = new ArrayList<>();
        if (node.has("quote") && !node.has("document")) {
            quotes.add(node.get("quote").textValue());
        }
        node.forEach(child -> quotes.addAll(quotes(child)));
        return quotes;
    }

    private static String notice(String id) throws IOException {
        return withoutSpace(resource("/notices/" + id + ".txt"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PolicyCatalogTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
