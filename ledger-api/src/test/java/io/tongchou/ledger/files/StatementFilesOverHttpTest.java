package io.tongchou.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatementFilesOverHttpTest {

    private static final String HEADER = "on,direction,amount,reference,counterparty,text\n";
    private static final String LINES = HEADER + "2021-01-05,IN,100.00,S-1,开封市税务局,医保费\n2021-01-06,,20.05,,,\n";

    private final String pool = House.openPool();
    private final String statements = "/api/v1/pools/" + pool + "/funds/310/statements";

    private Reply send(String who, String query, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(House.at(statements + query))
                .header("Authorization", "Bearer " + House.token(who))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return House.send(request);
    }

    private Reply january(String body, String... headers) {
        return send(
                "finance-clerk",
                "?source=FISCAL_ACCOUNT&from=2021-01-01&to=2021-01-31&statement=A",
                body.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private static String refusal(Reply reply) {
        JsonNode json = reply.json();
        return json.path("code").asText() + " " + json.path("detail").asText();
    }

    @Test
    void aFileIsTakenInOnceAndItsLinesAreThere() {
        Reply first = january(LINES, "X-Line-Count", "2", "X-Total-Amount", "120.05");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(january(LINES).json().get("status").textValue()).isEqualTo("DUPLICATE");
        assertThat(january(HEADER).json().get("code").textValue()).isEqualTo("STATEMENT_EXISTS");

        JsonNode answer = House.get(
                        "auditor",
                        "/api/v1/pools/" + pool + "/funds/310/reconciliation?month=2021-01&atLeast="
                                + first.json().get("sequence"))
                .json();
        assertThat(answer.at("/differences/0/counterparty").textValue()).isEqualTo("开封市税务局");
        assertThat(answer.at("/differences/1/direction").textValue()).isEqualTo("IN");
        assertThat(answer.at("/tables/0/statement/balance").textValue()).isEqualTo("120.05");
    }

    @Test
    void theNationalEncodingIsToldApartByItself() {
        byte[] national = LINES.getBytes(Charset.forName("GB18030"));
        assertThat(send("finance-clerk", "?source=TREASURY&from=2021-01-01&to=2021-01-31", national)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nothingIsTakenInOfAFileThatIsNotInOrder() {
        assertThat(refusal(january(LINES, "X-Line-Count", "3", "X-Total-Amount", "120.05")))
                .startsWith("TOTALS_DIFFER");
        assertThat(refusal(january(LINES, "X-Line-Count", "2"))).startsWith("INVALID X-Total-Amount");
        assertThat(refusal(january("on,amount\n"))).startsWith("INVALID header");
        assertThat(refusal(january(HEADER + "2021-01-05,IN,1.00\n")))
                .isEqualTo("INVALID line 2: must have 6 fields, not 3");
        assertThat(refusal(january(HEADER + "2021-02-05,IN,1.00,,,\n"))).startsWith("INVALID data.lines[0].on");
        assertThat(refusal(january(HEADER + "2021-01-05,IN,1.00,,,\n".repeat(20_001))))
                .startsWith("INVALID file: has more");
        assertThat(refusal(send(
                        "finance-clerk", "?from=2021-01-01&to=2021-01-31", LINES.getBytes(StandardCharsets.UTF_8))))
                .startsWith("INVALID data.source");
        assertThat(refusal(send("finance-clerk", "?origin=TAX", LINES.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("INVALID origin: is not a parameter here");
        assertThat(refusal(send(
                        "tax",
                        "?source=TREASURY&from=2021-01-01&to=2021-01-31",
                        LINES.getBytes(StandardCharsets.UTF_8))))
                .startsWith("FORBIDDEN");
    }

    @Test
    void theDocumentTellsOfBothWaysIn() {
        JsonNode post = House.get("auditor", "/v3/api-docs")
                .json()
                .at("/paths/~1api~1v1~1pools~1{pool}~1funds~1{fund}~1statements/post");
        assertThat(post.at("/requestBody/content").has("application/json")).isTrue();
        assertThat(post.at("/requestBody/content").has("text/csv")).isTrue();
        assertThat(post.get("parameters").toString()).contains("\"source\"", "X-Line-Count");
    }
}
