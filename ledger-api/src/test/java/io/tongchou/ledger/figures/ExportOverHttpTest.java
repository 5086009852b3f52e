package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportOverHttpTest {

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String other = pool.substring(0, 4) + "22";
    private final String export = "/api/v1/pools/" + pool + "/funds/310/export";

    private void twoPremiumsInTwoCounties() {
        assertThat(House.command("tax", House.premium(pool, "one", "R1")).status())
                .isEqualTo(201);
        assertThat(House.command("tax", House.premium(pool, "two", "R2").replace(county, other))
                        .status())
                .isEqualTo(201);
    }

    private Reply last(String who, String query) {
        return House.get(who, export + query + "&atLeast=" + (House.OPENED + 2));
    }

    @Test
    void theBookComesAsAJournalByCodesOrChineseNames() {
        twoPremiumsInTwoCounties();
        Reply journal = last("auditor", "?format=hledger");
        assertThat(journal.type()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(journal.text())
                .startsWith("; Book " + pool + "/310, effective through ")
                .contains("commodity CNY 1000.00\n", "account RESERVE:3001.03\n    ; type:E\n")
                .contains(
                        "    " + county + ":1002  CNY 1234.50\n",
                        "    " + other + ":4001  CNY -1234.50  ; item:EMPLOYER\n")
                .containsPattern(
                        "2021-03-15=\\d{4}-\\d\\d-\\d\\d \\(2\\) PremiumCollected two  ; sequence:5, maker:tax, policy:of-"
                                + pool + "\n");
        assertThat(last("auditor", "?format=hledger&names=zh").text())
                .contains("    " + county + " x:1002 待解缴社会保险费  CNY 1234.50\n");
        assertThat(last("auditor", "?format=hledger&to=2021-03-14").text()).doesNotContain("PremiumCollected");
    }

    @Test
    void theBookComesAsLinesAsItWasKnown() {
        twoPremiumsInTwoCounties();
        List<JsonNode> lines = last("auditor", "?format=ndjson").lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().get("sequence").longValue()).isEqualTo(House.OPENED + 2);
        assertThat(lines.getFirst().get("head").textValue()).matches("[0-9a-f]{64}");
        assertThat(lines.get(2).at("/postings/1").toString())
                .isEqualTo("{\"unit\":\"%s\",\"account\":\"4001\",\"amount\":\"-1234.50\",\"item\":\"EMPLOYER\"}"
                        .formatted(other));
        List<JsonNode> before = House.get(
                        "auditor",
                        export + "?format=ndjson&knownAt="
                                + lines.get(1).get("recordedAt").textValue())
                .lines();
        assertThat(before).hasSize(2).last().isEqualTo(lines.get(1));
    }

    @Test
    void aCountyGetsItsOwnLegsAndNothingThatNamesAnother() {
        twoPremiumsInTwoCounties();
        for (String format : List.of("hledger", "ndjson")) {
            Reply own = last("county-" + other, "?format=" + format);
            assertThat(own.status()).isEqualTo(200);
            assertThat(own.text()).contains(other, "two").doesNotContain(county).doesNotContain("one");
        }
        assertThat(House.get("county-" + other, export + "?format=ndjson&unit=" + county)
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whatCannotBeExportedIsRefused() {
        assertThat(House.get("auditor", export).json().at("/faults/0/path").textValue())
                .isEqualTo("format");
        assertThat(House.get("auditor", export + "?format=beancount").status()).isEqualTo(400);
        assertThat(House.get("auditor", export + "?format=hledger&names=en").status())
                .isEqualTo(400);
        assertThat(House.get("auditor", export + "?format=hledger&unit=999999")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("UNIT_UNKNOWN");
        assertThat(House.get("auditor", export + "?format=hledger&to=2999-01-01")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("IN_THE_FUTURE");
        assertThat(House.get("auditor", export.replace("310", "510") + "?format=hledger")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("FUND_UNKNOWN");
    }
}
