package io.tongchou.ledger.http;

import static io.tongchou.ledger.http.House.command;
import static io.tongchou.ledger.http.House.premium;
import static io.tongchou.ledger.http.House.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in: it gets its code and path, nothing of it is posted, what was accepted stays, and the service goes on. */
@Timeout(180)
class BadInputTest {

    private final String pool = House.openPool();
    private int accepted;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "}}                      | }                              | 400 | INVALID | data",
                "{'id'                   | {'id                           | 400 | INVALID | ",
                "'fund':                 | 'fond':'310','fund':           | 400 | INVALID | fond",
                "'kind':                 | 'kinds':'X','kind':            | 400 | INVALID | data.kinds",
                "'fund':                 | 'fund':'310','fund':           | 400 | INVALID | fund",
                "'amount':               | 'amount':'1.00','amount':      | 400 | INVALID | data.amount",
                "'receiptNo':'R'         | 'receiptNo':5                  | 400 | INVALID | data.receiptNo",
                "'receiptNo':'R'         | 'receiptNo':true               | 400 | INVALID | data.receiptNo",
                "'1234.50'               | 1234.50                        | 400 | INVALID | data.amount",
                "'1234.50'               | 1234                           | 400 | INVALID | data.amount",
                "'1234.50'               | '1234.505'                     | 400 | INVALID | data.amount",
                "'1234.50'               | '-1234.50'                     | 422 | AMOUNT_NOT_POSITIVE | data.amount",
                "'1234.50'               | '0.00'                         | 422 | AMOUNT_NOT_POSITIVE | data.amount",
                "'1234.50'               | '92233720368547758.08'         | 400 | INVALID | data.amount",
                "'1234.50'               | ''                             | 400 | INVALID | data.amount",
                "'2021-03-15'            | '2021-02-29'                   | 400 | INVALID | effectiveOn",
                "'2021-03-15'            | '15.03.2021'                   | 400 | INVALID | effectiveOn",
                "'period':'2021-03'      | 'period':'2021-3'              | 400 | INVALID | data.period",
                "'310'                   | '311'                          | 422 | FUND_UNKNOWN | -",
                "'unit':'                | 'unit':'999999','note':'       | 422 | UNIT_UNKNOWN | -",
                "'id':'X'                | 'id':'a\\u0007'                | 400 | INVALID | id",
                "'id':'X'                | 'id':'a\\n'                    | 400 | INVALID | id",
                "'id':'X'                | 'id':''                        | 400 | INVALID | id",
                "'CollectPremium'        | 'CollectTax'                   | 400 | INVALID | command",
                "'2021-03-15'            | '2020-12-31'                   | 422 | PERIOD_CLOSED | -"
            })
    void one_by_one(String part, String instead, int status, String code, String path) {
        String faulty = premium(pool, "X", "R").replace('"', '\'').replace(part, instead);
        Reply alone = command("tax", faulty);
        assertThat(alone.status()).as(alone.text()).isEqualTo(status);
        assertThat(alone.type()).isEqualTo("application/problem+json");
        assertThat(alone.json().get("code").textValue()).isEqualTo(code);
        assertThat(alone.json().get("detail").textValue()).isNotBlank();
        assertNamed(alone.json(), path);

        List<JsonNode> answers = stream(
                        "tax",
                        premium(pool, "a", "A") + "\n" + faulty.replace('\'', '"') + "\n" + premium(pool, "b", "B"))
                .lines();
        assertThat(answers)
                .extracting(answer -> answer.get("status").textValue())
                .containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        assertThat(answers.get(1).at("/error/code").textValue()).isEqualTo(code);
        assertNamed(answers.get(1).get("error"), path);
        accepted = 2;
        goesOn();
    }

    private static void assertNamed(JsonNode problem, String path) {
        if (path == null || !path.equals("-")) {
            assertThat(problem.get("faults"))
                    .anySatisfy(
                            fault -> assertThat(fault.get("path").textValue()).isEqualTo(path == null ? "" : path));
        }
    }

    /** The next command gets the next number: nothing was posted in between. */
    private void goesOn() {
        Reply next = command("tax", premium(pool, "next", "NEXT"));
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        assertThat(next.json().get("sequence").longValue()).isEqualTo(House.OPENED + accepted + 1);
    }

    @Test
    void an_unknown_pool() {
        for (String unknown : List.of("990000", "999999")) {
            Reply reply = command("tax", premium(pool, "X", "R").replace("\"" + pool + "\"", "\"" + unknown + "\""));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("code").textValue()).isEqualTo("POOL_UNKNOWN");
        }
        goesOn();
    }

    @Test
    void ids_and_keys_that_come_twice_in_one_batch() {
        Reply batch = House.post(
                "tax",
                "/api/v1/commands",
                "application/json",
                IntStream.range(0, 4)
                        .mapToObj(i -> switch (i) {
                            case 0, 1 -> premium(pool, "a", "A");
                            case 2 -> premium(pool, "a", "B");
                            default -> premium(pool, "b", "A");
                        })
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.json())
                .extracting(answer -> answer.get("status").textValue())
                .containsExactly("ACCEPTED", "DUPLICATE", "REJECTED", "REJECTED");
        assertThat(batch.json().at("/1/sequence")).isEqualTo(batch.json().at("/0/sequence"));
        assertThat(batch.json().at("/1/events")).isEqualTo(batch.json().at("/0/events"));
        assertThat(batch.json().at("/2/error/code").textValue()).isEqualTo("ID_REUSED");
        assertThat(batch.json().at("/3/error/code").textValue()).isEqualTo("RECEIPT_EXISTS");
        accepted = 1;
        goesOn();
    }

    @Test
    void a_line_and_an_object_of_10_megabytes() {
        String huge = premium(pool, "X", "R" + "x".repeat(10 * 1024 * 1024));
        List<JsonNode> answers = stream(
                        "tax", premium(pool, "a", "A") + "\n" + huge + "\n" + premium(pool, "b", "B") + "\n")
                .lines();
        assertThat(answers)
                .extracting(answer -> answer.get("status").textValue())
                .containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        assertThat(answers.get(1).at("/error/code").textValue()).isEqualTo("INVALID");
        Reply alone = command("tax", huge);
        assertThat(alone.status()).isEqualTo(400);
        assertThat(alone.json().get("code").textValue()).isEqualTo("INVALID");
        Reply tooLongAnArray = command("tax", "[" + huge + "," + huge + "]");
        assertThat(tooLongAnArray.status()).isEqualTo(400);
        accepted = 2;
        goesOn();
    }

    @Test
    void half_an_array_posts_nothing() {
        Reply reply = command("tax", "[" + premium(pool, "a", "A") + "," + premium(pool, "b", "B"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").textValue()).isEqualTo("INVALID");
        goesOn();
    }

    @Test
    void what_is_no_command_at_all() {
        for (String text : List.of("", "7", "null", "\"x\"", "{", "[1,2", "{}{}", "\u0000")) {
            Reply reply = command("tax", text);
            assertThat(reply.status()).as(text).isEqualTo(400);
            assertThat(reply.json().get("code").textValue()).isEqualTo("INVALID");
        }
        assertThat(command("tax", "[]").text()).isEqualTo("[]");
        assertThat(command("tax", "[7]").json().at("/0/error/code").textValue()).isEqualTo("INVALID");
        assertThat(stream("tax", "\n \n").text()).isEmpty();
        goesOn();
    }

    @Test
    void a_stream_cut_off_in_the_middle_of_a_line() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", House.port())) {
            OutputStream out = head(socket, "Transfer-Encoding: chunked");
            chunk(out, premium(pool, "a", "A") + "\n" + premium(pool, "b", "B") + "\n" + premium(pool, "c", "C"));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (!line.contains("\"id\":\"b\"")) {
                line = in.readLine();
            }
        }
        for (String id : List.of("a", "b")) {
            assertThat(command("tax", premium(pool, id, id.toUpperCase(java.util.Locale.ROOT)))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(command("tax", premium(pool, "c", "C")).status()).isEqualTo(201);
        accepted = 3;
        goesOn();
    }

    @Test
    void an_interactive_client_gets_each_answer_before_it_sends_the_next_line() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", House.port())) {
            OutputStream out = head(socket, "Transfer-Encoding: chunked");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 20; i++) {
                chunk(out, premium(pool, "i-" + i, "I" + i) + "\n");
                String line = in.readLine();
                while (!line.contains("\"id\":\"i-" + i + "\"")) {
                    line = in.readLine();
                }
                assertThat(line).contains("ACCEPTED");
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        accepted = 20;
        goesOn();
    }

    @Test
    void lines_by_the_200_000_before_the_first_answer_is_read() throws Exception {
        int lines = 200_000;
        int every = 50;
        String refused = premium(pool, "ID", "R").replace("1234.50", "0.00") + "\n";
        HttpURLConnection connection =
                (HttpURLConnection) House.at("/api/v1/commands").toURL().openConnection();
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(8192);
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty("Authorization", "Bearer " + House.token("tax"));
        try (OutputStream out = connection.getOutputStream()) {
            for (int i = 0; i < lines; i++) {
                String line =
                        i % every == 0 ? premium(pool, "n-" + i, "N" + i) + "\n" : refused.replace("ID", "n-" + i);
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                JsonNode answer = House.JSON.readTree(in.readLine());
                assertThat(answer.get("id").textValue()).isEqualTo("n-" + i);
                assertThat(answer.get("status").textValue()).isEqualTo(i % every == 0 ? "ACCEPTED" : "REJECTED");
            }
            assertThat(in.readLine()).isNull();
        }
        accepted = lines / every;
        goesOn();
    }

    private static OutputStream head(Socket socket, String length) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                        + "Authorization: Bearer " + House.token("tax") + "\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
