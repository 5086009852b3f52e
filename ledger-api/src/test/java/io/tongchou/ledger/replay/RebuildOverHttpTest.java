package io.tongchou.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildOverHttpTest {

    private final String pool = House.openPool();
    private final String premiums = "/api/v1/pools/" + pool + "/funds/310/trial-balance?atLeast=" + (House.OPENED + 2);

    @Test
    void makesTheFiguresAnewWhileTheyAreAnsweredAndTellsWhatWasCompared() throws Exception {
        House.command("tax", House.premium(pool, "a", "R-1"));
        House.command("tax", House.premium(pool, "b", "R-2"));
        String before = House.get("auditor", premiums).json().get("rows").toString();

        Reply begun = House.post("admin", "/api/v1/rebuilds", "application/json", "");

        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.json().get("kind").textValue()).isEqualTo("REBUILD");
        assertThat(House.get("auditor", premiums).json().get("rows").toString()).isEqualTo(before);
        JsonNode result = end(begun.json().get("id").textValue());
        assertThat(result.get("switched").booleanValue()).as(result.toString()).isTrue();
        assertThat(result.get("events").longValue()).isGreaterThanOrEqualTo(House.OPENED + 2);
        assertThat(result.get("differences").longValue()).isZero();
        assertThat(result.get("tables"))
                .extracting(table -> table.get("table").textValue())
                .contains("entry", "posting", "cell", "known_at", "statement_line");
        assertThat(House.get("auditor", premiums).json().get("rows").toString()).isEqualTo(before);
        House.command("tax", House.premium(pool, "c", "R-3"));
        assertThat(House.get("auditor", premiums.replaceAll("=\\d+$", "=" + (House.OPENED + 3)))
                        .json()
                        .get("total")
                        .get("debit")
                        .textValue())
                .isEqualTo("3703.50");
    }

    @Test
    void namesAWrongRow() throws Exception {
        House.command("tax", House.premium(pool, "a", "R-1"));
        House.command("tax", House.premium(pool, "b", "R-2"));
        House.get("auditor", premiums);
        JdbcClient sql = JdbcClient.create(House.part(DataSource.class));
        String change = "UPDATE reading.entry SET maker = '%s' WHERE book = '" + pool + "/310' AND command = 'b'";
        assertThat(sql.sql(change.formatted("nobody")).update()).isEqualTo(1);

        JsonNode result = ended("/api/v1/rebuilds");

        assertThat(result.get("switched").booleanValue()).isFalse();
        assertThat(result.get("differences").longValue()).isEqualTo(1);
        JsonNode first = result.get("first").get(0);
        assertThat(first.get("table").textValue()).isEqualTo("entry");
        assertThat(first.get("key").get("book").textValue()).isEqualTo(pool + "/310");
        assertThat(first.get("serving").get("maker").textValue()).isEqualTo("nobody");
        assertThat(first.get("rebuilt").get("maker").textValue()).isEqualTo("tax");
        assertThat(result.get("first")).hasSize(1);
        JsonNode accepted =
                ended("/api/v1/rebuilds?accept=" + result.get("fingerprint").textValue());
        assertThat(accepted.get("switched").booleanValue()).isTrue();
        assertThat(sql.sql("SELECT maker FROM reading.entry WHERE book = ? AND command = 'b'")
                        .param(pool + "/310")
                        .query(String.class)
                        .single())
                .isEqualTo("tax");
    }

    @Test
    void knowsNoOtherParameterAndNoOtherFingerprint() {
        for (String query : List.of("force=true", "accept=all")) {
            Reply reply = House.post("admin", "/api/v1/rebuilds?" + query, "application/json", "");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("code").textValue()).isEqualTo("INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tax", "county-410222", "city-clerk", "auditor"})
    void isNotForEverybody(String who) {
        Reply reply = House.post(who, "/api/v1/rebuilds", "application/json", "");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().get("code").textValue()).isEqualTo("FORBIDDEN");
    }

    private static JsonNode ended(String path) throws InterruptedException {
        return end(House.post("admin", path, "application/json", "")
                .json()
                .get("id")
                .textValue());
    }

    private static JsonNode end(String task) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            JsonNode now = House.get("auditor", "/api/v1/tasks/" + task).json();
            if (!now.path("state").asText().equals("RUNNING")) {
                assertThat(now.path("state").textValue()).as(now.toString()).isEqualTo("DONE");
                return now.get("result");
            }
            assertThat(Instant.now()).as(now.toString()).isBefore(end);
            Thread.sleep(100);
        }
    }
}
