package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FiguresOverHttpTest {

    private static String pool;
    private static String book;
    private static String county;
    private static String other;

    @BeforeAll
    static void twoPremiumsInTwoCounties() {
        pool = House.openPool();
        book = "/api/v1/pools/" + pool + "/funds/310";
        county = pool.substring(0, 4) + "21";
        other = pool.substring(0, 4) + "22";
        assertThat(House.command("tax", House.premium(pool, "one", "R1")).status())
                .isEqualTo(201);
        assertThat(House.command("tax", House.premium(pool, "two", "R2").replace(county, other))
                        .status())
                .isEqualTo(201);
    }

    private static Reply last(String who, String path) {
        return House.get(who, book + path + (path.contains("?") ? "&" : "?") + "atLeast=" + (House.OPENED + 2));
    }

    @Test
    void aTrialBalanceStatesWhatItRestsOn() {
        JsonNode figure = last("auditor", "/trial-balance?asOf=2021-03-31").json();
        assertThat(figure.get("rows")).hasSize(4);
        assertThat(figure.at("/rows/0").toString())
                .isEqualTo("{\"unit\":\"%s\",\"account\":\"1002\",\"debit\":\"1234.50\",\"credit\":\"0.00\"}"
                        .formatted(county));
        assertThat(figure.at("/total").toString()).isEqualTo("{\"debit\":\"2469.00\",\"credit\":\"2469.00\"}");
        assertThat(figure.get("sequence").longValue()).isEqualTo(House.OPENED + 2);
        assertThat(last("auditor", "/trial-balance?asOf=2021-03-14").json().get("rows"))
                .isEmpty();
    }

    @Test
    void anAnsweredKnownAtNeverChangesItsAnswer() {
        String later = House.openPool();
        String path = "/api/v1/pools/" + later + "/funds/310/trial-balance?asOf=2021-03-31";
        House.command("tax", House.premium(later, "a", "A"));
        JsonNode then =
                House.get("auditor", path + "&atLeast=" + (House.OPENED + 1)).json();
        House.command("tax", House.premium(later, "b", "B"));
        assertThat(House.get("auditor", path + "&atLeast=" + (House.OPENED + 2))
                        .json()
                        .at("/total/debit")
                        .textValue())
                .isEqualTo("2469.00");
        assertThat(House.get("auditor", path + "&knownAt=" + then.get("knownAt").textValue())
                        .json())
                .isEqualTo(then);
    }

    @Test
    void entriesRunAlongWithTheirBalanceAndPageByCursor() {
        JsonNode first = last("auditor", "/entries?account=1002&limit=1").json();
        assertThat(first.at("/rows/0/command").textValue()).isEqualTo("one");
        assertThat(first.at("/rows/0/maker").textValue()).isEqualTo("tax");
        assertThat(first.at("/rows/0/voucher").intValue()).isEqualTo(1);
        JsonNode second = last(
                        "auditor",
                        "/entries?account=1002&limit=1&cursor="
                                + first.get("next").textValue())
                .json();
        assertThat(second.at("/rows/0/command").textValue()).isEqualTo("two");
        assertThat(second.at("/rows/0/balance").textValue()).isEqualTo("1234.50");
        assertThat(second.has("next")).isFalse();
        Reply csv = House.send(HttpRequest.newBuilder(House.at(book + "/entries?unit=" + other))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/csv"));
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(3).first().asString().startsWith("effectiveOn,sequence,leg,voucher");
    }

    @Test
    void arrearsAreWhatWasAssessedAndNotCollectedWithTheLateFeeToDate() {
        String own = House.openPool();
        String unit = own.substring(0, 4) + "21";
        String arrears = "/api/v1/pools/" + own + "/funds/310/arrears";
        for (String category : List.of("EMPLOYER", "EMPLOYEE", "FLEXIBLE")) {
            sent(
                    "county-" + unit,
                    own,
                    "AssessPremium",
                    "'unit':'" + unit + "','assessment':'A-" + category + "','payer':'E1','payerCategory':'" + category
                            + "','period':'2021-03','amount':'1000.00'");
        }
        sent(
                "tax",
                own,
                "CollectPremium",
                "'unit':'" + unit
                        + "','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'600.00','assessment':'A-EMPLOYER'");
        sent(
                "tax",
                own,
                "CollectPremium",
                "'unit':'" + unit
                        + "','receiptNo':'R2','payerCategory':'FLEXIBLE','kind':'CURRENT','period':'2021-03','amount':'1000.00','assessment':'A-FLEXIBLE'");
        sent("tax", own, "RefundPremium", "'unit':'" + unit + "','receiptNo':'R1','refundNo':'F1','amount':'100.00'");
        String rest = "&atLeast=" + (House.OPENED + 6);
        JsonNode late =
                House.get("auditor", arrears + "?asOf=2021-04-30" + rest).json();
        assertThat(late.get("rows")).hasSize(2);
        assertThat(late.at("/rows/1").toString())
                .isEqualTo(
                        "{'assessment':'A-EMPLOYER','unit':'%s','payer':'E1','payerCategory':'EMPLOYER','period':'2021-03','dueOn':'2021-03-31','assessed':'1000.00','collected':'500.00','arrears':'500.00','daysLate':30,'lateFee':'7.50','passesPrincipal':false,'clause':'中华人民共和国社会保险法 第八十六条'}"
                                .formatted(unit)
                                .replace('\'', '"'));
        assertThat(late.at("/rows/0").toString())
                .isEqualTo(
                        "{'assessment':'A-EMPLOYEE','unit':'%s','payer':'E1','payerCategory':'EMPLOYEE','period':'2021-03','dueOn':'2021-03-31','assessed':'1000.00','collected':'0.00','arrears':'1000.00','daysLate':30,'passesPrincipal':false}"
                                .formatted(unit)
                                .replace('\'', '"'));
        assertThat(House.get("auditor", arrears + "?asOf=2021-03-31" + rest)
                        .json()
                        .at("/rows/1/lateFee")
                        .textValue())
                .isEqualTo("0.00");
        assertThat(House.get("auditor", arrears + "?asOf=2021-03-14" + rest)
                        .json()
                        .get("rows"))
                .isEmpty();
        JsonNode first = House.get("auditor", arrears + "?limit=1&asOf=2021-04-30" + rest)
                .json();
        JsonNode second = House.get(
                        "auditor",
                        arrears + "?limit=1&asOf=2021-04-30&cursor="
                                + first.get("next").textValue())
                .json();
        assertThat(second.at("/rows/0")).isEqualTo(late.at("/rows/1"));
        assertThat(second.has("next")).isFalse();
        assertThat(House.get("county-" + own.substring(0, 4) + "22", arrears + "?asOf=2021-04-30" + rest)
                        .json()
                        .get("rows"))
                .isEmpty();
        refused(House.get("auditor", arrears + "?cursor=nonsense"), 400, "INVALID");
        sent("tax", own, "RefundPremium", "'unit':'" + unit + "','receiptNo':'R1','refundNo':'F2','amount':'100.00'");
        String after = "?asOf=2021-04-30&atLeast=" + (House.OPENED + 7);
        assertThat(House.get("auditor", arrears + after)
                        .json()
                        .at("/rows/1/arrears")
                        .textValue())
                .isEqualTo("600.00");
        assertThat(House.get(
                                "auditor",
                                arrears + "?asOf=2021-04-30&knownAt="
                                        + late.get("knownAt").textValue())
                        .json())
                .isEqualTo(late);
    }

    private static void sent(String who, String pool, String command, String data) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'2021-03-15','data':{%s}}"
                        .formatted(UUID.randomUUID(), command, pool, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @Test
    void theIdentitiesHoldAndSayWhatTheyCompare() {
        JsonNode report = last("auditor", "/identities?asOf=2021-03-31").json();
        assertThat(report.get("holds").booleanValue()).as(report.toString()).isTrue();
        assertThat(report.get("sequence").longValue()).isEqualTo(House.OPENED + 2);
        assertThat(report.get("identities"))
                .extracting(identity -> identity.get("number").intValue())
                .containsExactly(1, 2, 2, 2, 2, 3, 4, 4, 5, 6, 7);
        assertThat(report.at("/identities/0/figures").toString())
                .isEqualTo(
                        "[{\"name\":\"debits\",\"amount\":\"2469.00\"},{\"name\":\"credits\",\"amount\":\"2469.00\"}]");
        assertThat(report.at("/identities/0/breaking").longValue()).isZero();
        refused(last("auditor", "/trial-balance?asOf=2020-12-31"), 422, "PERIOD_CLOSED");
        refused(last("county-" + county, "/identities"), 403, "FORBIDDEN");
        refused(last("auditor", "/identities?unit=" + county), 400, "INVALID");
    }

    @Test
    void aCountyReadsItsOwnRowsAlone() {
        JsonNode own = last("county-" + county, "/trial-balance").json();
        assertThat(own.get("rows"))
                .hasSize(2)
                .allMatch(row -> row.get("unit").textValue().equals(county));
        assertThat(last("county-" + county, "/entries").json().get("rows"))
                .allMatch(row -> row.get("unit").textValue().equals(county));
        assertThat(last("county-" + county, "/settlements/2021").json().get("units"))
                .hasSize(1)
                .allMatch(row -> row.get("unit").textValue().equals(county));
        refused(last("county-" + county, "/balances?unit=" + other), 403, "FORBIDDEN");
    }

    @Test
    void whatIsUnknownIsAnErrorAndNeverAnEmptyList() {
        refused(House.get("auditor", "/api/v1/pools/999900/funds/310/trial-balance"), 422, "POOL_UNKNOWN");
        refused(House.get("auditor", "/api/v1/pools/" + pool + "/funds/330/trial-balance"), 422, "FUND_UNKNOWN");
        refused(last("auditor", "/balances?unit=999999"), 422, "UNIT_UNKNOWN");
        refused(last("auditor", "/balances?account=9999"), 400, "INVALID");
        refused(last("auditor", "/trial-balance?asOf=2021-02-30"), 400, "INVALID");
        refused(last("auditor", "/trial-balance?asof=2021-02-28"), 400, "INVALID");
        refused(last("auditor", "/trial-balance?asOf=2199-01-01"), 422, "IN_THE_FUTURE");
        refused(last("auditor", "/trial-balance?knownAt=2199-01-01T00:00:00Z"), 422, "IN_THE_FUTURE");
        refused(last("auditor", "/trial-balance?knownAt=-999999999-01-01T00:00:00Z"), 400, "INVALID");
        refused(last("auditor", "/trial-balance?knownAt=%2B999999999-12-31T23:59:59Z"), 400, "INVALID");
        refused(last("auditor", "/entries?limit=1001"), 400, "INVALID");
        refused(last("auditor", "/settlements/2020"), 422, "PERIOD_CLOSED");
        refused(last("auditor", "/settlements/2190"), 422, "IN_THE_FUTURE");
        refused(last("auditor", "/settlements/twenty"), 400, "INVALID");
        refused(House.get("auditor", book + "/trial-balance?atLeast=1000000"), 503, "BUSY");
        assertThat(House.get("", book + "/trial-balance").status()).isEqualTo(401);
    }

    @Test
    void aSettlementBeforeTheCloseIsAPreview() {
        JsonNode preview = last("auditor", "/settlements/2021").json();
        assertThat(preview.get("closed").booleanValue()).isFalse();
        assertThat(preview.get("units")).hasSize(3);
        assertThat(preview.at("/units/1/surplus").textValue()).isEqualTo("1234.50");
        assertThat(preview.get("knownAt").textValue()).isNotBlank();
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.json().get("code").textValue()).isEqualTo(code);
    }
}
