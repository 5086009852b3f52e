package io.tongchou.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
