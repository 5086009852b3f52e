package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AlertsOverHttpTest {

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String alerts = "/api/v1/pools/" + pool + "/alerts";

    private void done(String who, String id, String command, String day, String data) {
        House.Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':%s}"
                        .formatted(id, command, pool, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private void receiptWithLateFee() {
        done(
                "tax",
                "late",
                "CollectPremium",
                "2021-02-15",
                ("{'unit':'%s','receiptNo':'R','amount':'100.00','lateFee':'120.00','payerCategory':'EMPLOYER',"
                                + "'kind':'ARREARS','period':'2015-01'}")
                        .formatted(county));
    }

    /** The alerts once the first fund's journal has that event. */
    private JsonNode onceKnown(long sequence, String query) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        for (; ; ) {
            JsonNode answer = House.get("auditor", alerts + query).json();
            if (answer.at("/books/0/sequence").longValue() >= sequence) {
                return answer;
            }
            assertThat(Instant.now()).as("event %s is not there", sequence).isBefore(end);
        }
    }

    private static List<String> kinds(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get("kind").textValue() + " " + row.path("unit").asText("pool"))
                .toList();
    }

    @Test
    void alertsOfAPoolAreRaisedOnceAndCleared() {
        receiptWithLateFee();
        done("city-clerk", "review-1", "ReviewAlerts", "2021-03-31", "{}");
        JsonNode answer = onceKnown(House.OPENED + 2, "");
        assertThat(kinds(answer.get("open")))
                .containsExactly("MONTH_CLOSE pool", "LATE_FEE_PAST_PRINCIPAL " + county); // orange before notice
        assertThat(answer.at("/open/1/says").textValue())
                .isEqualTo(county + ": 1 receipts, the first R, carry late fees of 120.00 on premiums of 100.00");
        assertThat(answer.at("/open/1/clause").textValue()).isEqualTo("中华人民共和国社会保险法 第八十六条");
        assertThat(answer.get("books")).hasSize(2);
        assertThat(answer.has("history")).isFalse();
        assertThat(kinds(House.get("county-" + county, alerts).json().get("open")))
                .containsExactly("LATE_FEE_PAST_PRINCIPAL " + county);
        assertThat(House.get("county-" + pool.substring(0, 4) + "22", alerts)
                        .json()
                        .get("open"))
                .isEmpty();

        done("city-clerk", "review-2", "ReviewAlerts", "2021-03-31", "{}");
        done("city-clerk", "review-3", "ReviewAlerts", "2021-02-28", "{}"); // January's close is not late yet
        JsonNode after = onceKnown(House.OPENED + 4, "?history=true");
        assertThat(kinds(after.get("open"))).containsExactly("LATE_FEE_PAST_PRINCIPAL " + county);
        assertThat(StreamSupport.stream(after.get("history").spliterator(), false)
                        .map(change -> change.get("change").textValue() + " "
                                + change.get("kind").textValue()))
                .containsExactly("CLEARED MONTH_CLOSE", "RAISED LATE_FEE_PAST_PRINCIPAL", "RAISED MONTH_CLOSE");
        JsonNode page = House.get("auditor", alerts + "?history=true&limit=1").json();
        assertThat(page.get("history")).hasSize(1);
        assertThat(House.get(
                                "auditor",
                                alerts + "?history=true&cursor="
                                        + page.get("next").textValue())
                        .json()
                        .get("history"))
                .hasSize(2);
    }

    @Test
    void theLedgerReviewsABookWhoseMonthWasClosed() throws InterruptedException {
        done("city-clerk", "close", "CloseMonth", "2021-01-31", "{'month':'2021-01'}");
        JsonNode answer =
                onceKnown(House.OPENED + 3, "?history=true"); // the close, and a review each of alerts and of dues
        assertThat(kinds(answer.get("open"))).contains("MONTH_CLOSE pool"); // February, long over
        assertThat(answer.at("/open/0/says").textValue()).startsWith("2021-02 is to be closed by 2021-03-31");
        assertThat(answer.at("/books/1/sequence").longValue()).isEqualTo(House.OPENED); // nothing was closed there
        Thread.sleep(2500); // longer than the reviews' rhythm
        assertThat(House.get("auditor", alerts).json().at("/books/0/sequence").longValue())
                .isEqualTo(House.OPENED + 3);
    }

    @Test
    void indicatorsTellWhatTheyAreMadeOf() {
        receiptWithLateFee();
        String indicators =
                "/api/v1/pools/" + pool + "/funds/310/indicators?asOf=2021-02-28&atLeast=" + (House.OPENED + 1);
        JsonNode surplus = row(House.get("auditor", indicators).json(), "SURPLUS_RATE pool");
        assertThat(surplus.get("value").toString()).isEqualTo("{\"number\":\"100.00\",\"measure\":\"PERCENT\"}");
        assertThat(surplus.get("madeOf").toString())
                .isEqualTo("[{\"name\":\"income\",\"number\":\"220.00\",\"measure\":\"YUAN\"},"
                        + "{\"name\":\"expenditure\",\"number\":\"0.00\",\"measure\":\"YUAN\"}]");
        JsonNode months = row(House.get("auditor", indicators).json(), "MONTHS_PAYABLE pool");
        assertThat(months.has("value")).isFalse();
        assertThat(months.get("says").textValue()).contains("not enough history");
        JsonNode own = House.get("county-" + county, indicators).json().get("indicators");
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("unit").textValue()).isEqualTo(county));
    }

    private static JsonNode row(JsonNode answer, String kind) {
        return StreamSupport.stream(answer.get("indicators").spliterator(), false)
                .filter(row -> kind.equals(
                        row.get("kind").textValue() + " " + row.path("unit").asText("pool")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anErrorIsNeverAnEmptyList() {
        assertThat(House.get("auditor", "/api/v1/pools/999900/alerts")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("POOL_UNKNOWN");
        assertThat(House.get("auditor", alerts + "?unit=999901")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("UNIT_UNKNOWN");
        assertThat(House.get("auditor", alerts + "?history=yes").status()).isEqualTo(400);
        assertThat(House.get("auditor", alerts + "?knownAt=2999-01-01T00:00:00Z")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("IN_THE_FUTURE");
        assertThat(House.get("county-" + county, alerts + "?unit=" + pool).status())
                .isEqualTo(403);
        assertThat(House.get("auditor", "/api/v1/pools/" + pool + "/funds/310/indicators?asOf=2020-12-31")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("PERIOD_CLOSED");
    }
}
