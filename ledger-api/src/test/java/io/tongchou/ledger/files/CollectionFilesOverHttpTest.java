package io.tongchou.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionFilesOverHttpTest {

    private static final String HEADER = "receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn";

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String path = "/api/v1/pools/" + pool + "/funds/310/collection-files";

    private String line(String receiptNo, String amount) {
        return receiptNo + "," + county + ",医院,EMPLOYER,CURRENT,2021-03," + amount + ",,2021-03-15";
    }

    private static String file(String... lines) {
        return HEADER + "\n" + String.join("\n", lines) + "\n";
    }

    private Reply send(String who, byte[] body, String type, String lines, String amount, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(House.at(path))
                .header("Authorization", "Bearer " + House.token(who))
                .header("Content-Type", type)
                .header("X-Line-Count", lines)
                .header("X-Total-Amount", amount)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return House.send(request);
    }

    private Reply send(String text, int lines, String amount) {
        return send("tax", text.getBytes(StandardCharsets.UTF_8), "text/csv", String.valueOf(lines), amount);
    }

    private static Map<String, Object> counts(JsonNode outcome) {
        Map<String, Object> counts = new TreeMap<>();
        List.of("lines", "posted", "duplicates", "late", "refused")
                .forEach(name -> counts.put(name, outcome.get(name).intValue()));
        counts.put("amount", outcome.get("postedAmount").textValue());
        return counts;
    }

    private static Map<String, Object> counts(
            int lines, int posted, int duplicates, int late, int refused, String amount) {
        return new TreeMap<>(Map.of(
                "lines",
                lines,
                "posted",
                posted,
                "duplicates",
                duplicates,
                "late",
                late,
                "refused",
                refused,
                "amount",
                amount));
    }

    /** The feed of events is not there yet; the chain's own sequence tells how many there are. */
    private List<JsonNode> entries() {
        List<JsonNode> entries = new ArrayList<>();
        long last = House.post("tax", "/api/v1/pools/" + pool + "/funds/310/remittances", "application/json", "{}")
                .status();
        assertThat(last).isBetween(400L, 499L);
        House.get("auditor", "/api/v1/pools/" + pool + "/funds/310/entries?limit=1000&atLeast=" + sequence())
                .json()
                .get("rows")
                .forEach(entries::add);
        return entries;
    }

    private long sequence() {
        String id = "mark-" + System.nanoTime();
        return House.command(
                        "tax",
                        "{'id':'%s','command':'RemitToCityTreasury','pool':'%s','fund':'310','effectiveOn':'2021-04-01','data':{'unit':'%s','amount':'ALL'}}"
                                .formatted(id, pool, pool))
                .json()
                .get("sequence")
                .longValue();
    }

    @Test
    void isPostedOnceWhateverComesAgain() {
        String first = file(line("R1", "10.00"), line("R2", "20.00"), line("R3", "30.50"));
        Reply posted = send(first, 3, "60.50");
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(counts(posted.json())).isEqualTo(counts(3, 3, 0, 0, 0, "60.50"));
        assertThat(posted.json().get("status").textValue()).isEqualTo("POSTED");

        Reply again = send(first, 3, "60.50");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").textValue()).isEqualTo("FILE_EXISTS");
        assertThat(again.json().get("outcome")).isEqualTo(posted.json());

        Reply oneMore =
                send(file(line("R1", "10"), line("R2", "20.00"), line("R3", "30.50"), line("R4", "0.01")), 4, "60.51");
        assertThat(counts(oneMore.json())).isEqualTo(counts(4, 1, 3, 0, 0, "0.01"));

        Reply changed = send(file(line("R1", "10.00"), line("R2", "21.00")), 2, "31.00");
        assertThat(counts(changed.json())).isEqualTo(counts(2, 0, 1, 0, 1, "0.00"));
        assertThat(changed.json().get("refusedLines").get(0).toString())
                .isEqualTo(
                        "{'line':3,'receiptNo':'R2','status':'REFUSED','error':{'code':'RECEIPT_EXISTS','detail':'receipt R2 is in the book with 20.00 for %s; this one says 21.00 for %s'}}"
                                .formatted(county, county)
                                .replace('\'', '"'));
        assertThat(entries().stream()
                        .filter(row -> row.get("account").textValue().equals("1002")))
                .extracting(row -> row.get("amount").textValue())
                .containsExactly("10.00", "20.00", "30.50", "0.01");
    }

    @Test
    void anEntryKnowsItsLine() {
        Reply posted = send(file("", line("R1", "10.00")), 1, "10.00");
        JsonNode entry = entries().getFirst();
        assertThat(entry.get("command").textValue()).isEqualTo("receipt/310/R1");
        assertThat(entry.get("file")).isEqualTo(posted.json().get("file"));
        assertThat(entry.get("line").intValue()).isEqualTo(3);
    }

    @Test
    void whatCannotBePostedIsToldByItsLineAndTheRestStands() {
        Reply posted = send(
                file(
                        line("R1", "10.00"),
                        line("R2", "zehn"),
                        line("R3", "5.00").replace(county, "430199"),
                        line("R4", "-1.00"),
                        "R5," + county,
                        line("R6", "2.00").replace("2021-03-15", "2020-12-31"),
                        line("R7", "3.00").replace(",,", ",0.50,"),
                        line("", "1.00"),
                        line("R\u00008", "1.00"),
                        line("R".repeat(90), "1.00"),
                        line("R9", "1.00").replace("EMPLOYER", "SOMEBODY"),
                        line("R1", "10.00"),
                        line("RX", "x".repeat(10_000_000))),
                13,
                "33.50");
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(counts(posted.json())).isEqualTo(counts(13, 2, 1, 0, 10, "13.50"));
        List<String> said = new ArrayList<>();
        posted.json()
                .get("refusedLines")
                .forEach(line ->
                        said.add(line.get("line") + " " + line.at("/error/code").textValue()));
        assertThat(said)
                .containsExactly(
                        "3 INVALID",
                        "4 UNIT_UNKNOWN",
                        "5 AMOUNT_NOT_POSITIVE",
                        "6 INVALID",
                        "7 PERIOD_CLOSED",
                        "9 INVALID",
                        "10 INVALID",
                        "11 INVALID",
                        "12 INVALID",
                        "14 INVALID");
        String of = path + "/" + posted.json().get("file").textValue() + "/lines";
        Reply page = House.get("auditor", of + "?status=REFUSED&limit=4&cursor=5");
        assertThat(page.json().get("lines")).hasSize(4);
        assertThat(page.json().get("lines").get(0).get("line").intValue()).isEqualTo(6);
        assertThat(page.json().get("next").textValue()).isEqualTo("10");
        assertThat(House.get("auditor", of + "?status=LATE").json().get("lines"))
                .isEmpty();
    }

    @Test
    void aClosedMonthsLineIsLateAndKeepsItsDay() {
        assertThat(House.command(
                                "city-clerk",
                                "{'id':'close','command':'CloseMonth','pool':'%s','fund':'310','effectiveOn':'2021-01-31','data':{'month':'2021-01'}}"
                                        .formatted(pool))
                        .status())
                .isEqualTo(201);
        Reply posted =
                send(file(line("R1", "10.00").replace("2021-03-15", "2021-01-15"), line("R2", "20.00")), 2, "30.00");
        assertThat(counts(posted.json())).isEqualTo(counts(2, 2, 0, 1, 0, "30.00"));
        assertThat(posted.json().at("/lateLines/0/line").intValue()).isEqualTo(2);
        assertThat(posted.json().at("/lateLines/0/detail").textValue()).startsWith("collected on 2021-01-15");
        Reply again =
                send(file(line("R2", "20.00"), line("R1", "10.00").replace("2021-03-15", "2021-01-15")), 2, "30.00");
        assertThat(counts(again.json())).as("it is the same line on any day").isEqualTo(counts(2, 0, 2, 0, 0, "0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,text/csv",
        "UTF-8,text/csv;charset=utf-8",
        "GB18030,text/csv",
        "GB18030,text/csv; charset=\"GBK\""
    })
    void comesInEitherEncoding(String charset, String type) {
        Reply posted = send("tax", file(line("R1", "10.00")).getBytes(Charset.forName(charset)), type, "1", "10.00");
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        Reply asUtf8 = send(
                "tax",
                file(line("R1", "10.00"), line("R2", "1")).getBytes(StandardCharsets.UTF_8),
                "text/csv",
                "2",
                "11");
        assertThat(counts(asUtf8.json())).as("the line is the same in both").isEqualTo(counts(2, 1, 1, 0, 0, "1.00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2;10.00;TOTALS_DIFFER;422",
                "1;10.01;TOTALS_DIFFER;422",
                "1;-10.00;TOTALS_DIFFER;422",
                "one;10.00;INVALID;400",
                "1;10.001;INVALID;400",
                "1;10,00;INVALID;400",
                "99999999999;10.00;INVALID;400"
            })
    void nothingIsPostedWhereTotalsAreWrong(String lines, String amount, String code, int status) {
        Reply refused =
                send("tax", file(line("R1", "10.00")).getBytes(StandardCharsets.UTF_8), "text/csv", lines, amount);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().get("code").textValue()).isEqualTo(code);
        assertThat(House.get("tax", path).json().get("files")).isEmpty();
    }

    @Test
    void bothTotalsMustBeSaid() {
        Reply refused = House.post("tax", path, "text/csv", file(line("R1", "10.00")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults"))
                .extracting(fault -> fault.get("path").textValue())
                .containsExactly("X-Line-Count", "X-Total-Amount");
    }

    @Test
    void whatIsNoSuchFileIsRefusedWhole() {
        List<byte[]> wrong = List.of(
                "".getBytes(StandardCharsets.UTF_8),
                (HEADER + "\n").getBytes(StandardCharsets.UTF_8),
                file(line("R1", "1.00")).replace("receiptNo", "receipt").getBytes(StandardCharsets.UTF_8),
                file(line("R1", "1.00")).getBytes(StandardCharsets.UTF_16),
                file(line("R1", "1.00")).replace("医院", "\"医\"院").getBytes(StandardCharsets.UTF_8),
                (file(line("R1", "1.00")) + "\u00ff").getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] body : wrong) {
            Reply refused = send("tax", body, "text/csv", "1", "1.00");
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.json().get("code").textValue()).isEqualTo("INVALID");
        }
        assertThat(send("tax", "{}".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded", "1", "1")
                        .status())
                .isEqualTo(415);
        assertThat(House.get("tax", path).json().get("files")).isEmpty();
    }

    @Test
    void amountsBeyondTheLedgerAreRefusedWhole() {
        Reply refused = send(file(line("R1", "92233720368547758.07"), line("R2", "92233720368547758.07")), 2, "0.00");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("more than the ledger can hold");
    }

    @Test
    void isTheTaxAuthoritysAloneAndNoCountysToRead() {
        byte[] body = file(line("R1", "1.00")).getBytes(StandardCharsets.UTF_8);
        assertThat(send("city-head", body, "text/csv", "1", "1.00").status()).isEqualTo(403);
        assertThat(House.get("county-" + county, path).status()).isEqualTo(403);
        assertThat(House.get("finance-clerk", path).status()).isEqualTo(200);
        assertThat(House.get("tax", path.replace("/310/", "/510/"))
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("FUND_UNKNOWN");
        assertThat(House.get("tax", path.replace(pool, "990000"))
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("POOL_UNKNOWN");
        assertThat(House.get("tax", path + "/" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(House.get("tax", path + "?limit=0").status()).isEqualTo(400);
        assertThat(House.get("tax", path + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void canBeAskedForAndFollowedWhileItIsPosted() {
        String[] lines =
                IntStream.range(0, 3000).mapToObj(i -> line("R" + i, "1.00")).toArray(String[]::new);
        Reply checked = send(
                "tax",
                file(lines).getBytes(StandardCharsets.UTF_8),
                "text/csv",
                "3000",
                "3000.00",
                "Prefer",
                "respond-async",
                "Content-Disposition",
                "attachment; filename*=UTF-8''%E4%B8%89%E6%9C%88.csv");
        assertThat(checked.status()).isEqualTo(202);
        assertThat(checked.json().get("status").textValue()).isEqualTo("CHECKED");
        String file = path + "/" + checked.json().get("file").textValue();
        Reply followed = House.send(HttpRequest.newBuilder(House.at(file))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "application/x-ndjson"));
        JsonNode last = followed.lines().getLast();
        assertThat(last.get("status").textValue()).isEqualTo("POSTED");
        assertThat(counts(last)).isEqualTo(counts(3000, 3000, 0, 0, 0, "3000.00"));
        assertThat(last.get("name").textValue()).isEqualTo("三月.csv");
        assertThat(last.get("linesPerSecond").longValue()).isPositive();
        Reply events = House.send(HttpRequest.newBuilder(House.at(file))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/event-stream"));
        assertThat(events.type()).startsWith("text/event-stream");
        assertThat(events.text()).startsWith("data: {").endsWith("}\n\n");
        assertThat(House.get("auditor", file).json()).isEqualTo(last);
    }

    @Test
    void pagesAreReadToTheirEnd() {
        for (int i = 0; i < 3; i++) {
            assertThat(send(file(line("R" + i, "1.00")), 1, "1.00").status()).isEqualTo(201);
        }
        JsonNode first = House.get("tax", path + "?limit=2").json();
        JsonNode second = House.get(
                        "tax", path + "?limit=2&cursor=" + first.get("next").textValue())
                .json();
        assertThat(first.get("files")).hasSize(2);
        assertThat(second.get("files")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        Reply csv = House.send(HttpRequest.newBuilder(House.at(path))
                .header("Authorization", "Bearer " + House.token("tax"))
                .header("Accept", "text/csv"));
        assertThat(csv.text().lines()).hasSize(4);
    }

    @Test
    void anUploadThatIsCutLeavesNothingAndCanBeSentAgain() throws IOException {
        byte[] body = file(line("R1", "1.00"), line("R2", "2.00")).getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: text/csv\r\nX-Line-Count: 2\r\nX-Total-Amount: 3.00\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, House.token("tax"), body.length);
        try (Socket socket = new Socket("127.0.0.1", House.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length / 2);
            socket.getOutputStream().flush();
        }
        assertThat(House.get("tax", path).json().get("files")).isEmpty();
        Reply whole = send("tax", body, "text/csv", "2", "3.00");
        assertThat(counts(whole.json())).isEqualTo(counts(2, 2, 0, 0, 0, "3.00"));
    }
}
