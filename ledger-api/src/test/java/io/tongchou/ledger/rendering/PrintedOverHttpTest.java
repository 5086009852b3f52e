package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ContentDisposition;

class PrintedOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What there is, with what must stand on its pages. */
    private static final Map<String, String> RESOURCES = Map.of(
            "statements/balance-sheet?period=2021-03", "资产负债表",
            "statements/income-and-expenditure?period=2021-03&unit={county}", "收支表",
            "statements/income-and-expenditure?period=2021", "收支表",
            "statements/plan-against-actual?period=2021", "预算执行情况表",
            "books/general-ledger?period=2021", "总账",
            "books/journal?account=1002&from=2021-01-01&to=2021-03-31", "日记账",
            "books/subsidiary-ledger?account=4001&from=2021-01-01&to=2021-03-31", "明细账",
            "vouchers/2021-03/1", "记账凭证",
            "reconciliation?month=2021-03", "余额调节表");

    /** An account's code is no amount, and what a day came to stands in journals alone. */
    private static final Set<String> NOT_SHOWN = Set.of("account", "dayDebit", "dayCredit");

    private static String pool;
    private static String county;
    private static int sent;

    @BeforeAll
    static void aSpring() throws Exception {
        pool = House.openPool();
        county = pool.substring(0, 4) + "21";
        String other = pool.substring(0, 4) + "22";
        premium(county, "2021-01-15", "EMPLOYER", "1000.10");
        premium(county, "2021-02-16", "EMPLOYEE", "250.20");
        premium(other, "2021-03-15", "EMPLOYER", "70.30");
        premium(county, "2021-03-15", "FLEXIBLE", "0.07");
        sent("tax", "RemitToCityTreasury", "2021-03-20", "'unit':'" + county + "','amount':'1000.00'");
        sent("finance-clerk", "TransferToFiscalAccount", "2021-03-21", "'unit':'" + county + "','amount':'999.99'");
        aStatement();
    }

    /** Matched by the ledger's own reaction but for one line on either side; what was remitted no item explains. */
    private static void aStatement() throws Exception {
        sent("tax", "ImportStatement", "2021-04-01", """
                'source':'TAX','from':'2021-01-01','to':'2021-03-31','openingBalance':'0.00','closingBalance':'1330.59','lines':[
                {'on':'2021-01-15','amount':'1000.10','reference':'=R0'},{'on':'2021-02-16','amount':'250.20','reference':'=R1'},
                {'on':'2021-03-15','amount':'70.30','reference':'=R2'},{'on':'2021-03-30','amount':'9.99','reference':'X'}]""".replace('\n', ' '));
        for (int attempt = 0; attempt < 100; attempt++) {
            JsonNode stands = JSON.readTree(get("auditor", "reconciliation?month=2021-03", "application/json")
                    .body());
            if (stands.get("differences").size() == 2) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not matched");
    }

    private static void premium(String unit, String day, String category, String amount) {
        sent(
                "tax",
                "CollectPremium",
                day,
                "'unit':'%s','receiptNo':'=R%d','payerCategory':'%s','kind':'CURRENT','period':'2021-03','amount':'%s'"
                        .formatted(unit, sent, category, amount));
    }

    private static void sent(String who, String command, String day, String data) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                        .formatted(UUID.randomUUID(), command, pool, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        sent++;
    }

    @Test
    void every_spreadsheet_computes_to_what_the_same_figure_says_as_json(@TempDir Path directory) throws Exception {
        Map<String, String> paths = new TreeMap<>();
        Map<String, byte[]> workbooks = new TreeMap<>();
        for (String resource : new TreeMap<>(RESOURCES).keySet()) {
            HttpResponse<byte[]> answer = get("auditor", resource, XLSX);
            assertThat(answer.statusCode()).as(resource).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(XLSX);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(
                            value -> assertThat(value).contains("attachment", "-" + pool + "-310-", ".xlsx"));
            keep(answer);
            String name = "sheet-" + paths.size();
            paths.put(name, resource);
            workbooks.put(name, answer.body());
        }
        Map<String, List<List<String>>> computed = LibreOffice.recalculated(directory, workbooks);
        for (Map.Entry<String, String> path : paths.entrySet()) {
            List<String> cells = computed.get(path.getKey()).stream()
                    .flatMap(List::stream)
                    .filter(cell -> cell.matches("-?[0-9]+([.][0-9]+)?"))
                    .map(cell -> new BigDecimal(cell).setScale(2).toString())
                    .toList();
            List<String> amounts = new ArrayList<>();
            amounts(
                    JSON.readTree(
                            get("auditor", path.getValue(), "application/json").body()),
                    amounts);
            assertThat(amounts).as(path.getValue()).hasSizeGreaterThan(1);
            assertThat(cells).as(path.getValue()).containsAll(amounts);
            for (MatchResult cell : SpreadsheetTest.formulas(workbooks.get(path.getKey()))) {
                assertThat(SpreadsheetTest.computedAt(computed.get(path.getKey()), cell))
                        .as("%s %s", path.getValue(), cell.group())
                        .isEqualByComparingTo(cell.group(4));
            }
            assertThat(SpreadsheetTest.formulas(workbooks.get(path.getKey())))
                    .as(path.getValue())
                    .isNotEmpty();
        }
    }

    /** Amounts above or below zero: those of zero may be left blank. */
    private static void amounts(JsonNode node, List<String> amounts) {
        if (node.isTextual() && node.textValue().matches("-?[0-9]+[.][0-9]{2}")) {
            if (new BigDecimal(node.textValue()).signum() != 0) {
                amounts.add(node.textValue());
            }
        }
        node.forEachEntry((name, child) -> {
            if (!NOT_SHOWN.contains(name)) {
                amounts(child, amounts);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> amounts(child, amounts));
        }
    }

    @Test
    void every_pdf_has_its_title_and_opens_in_the_browser() throws Exception {
        PagesTest.skipWithoutFont();
        for (Map.Entry<String, String> resource : RESOURCES.entrySet()) {
            HttpResponse<byte[]> answer = get("auditor", resource.getKey(), "application/pdf");
            assertThat(answer.statusCode()).as(resource.getKey()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(value -> assertThat(value).contains("inline", ".pdf"));
            keep(answer);
            try (PDDocument document = Loader.loadPDF(answer.body())) {
                assertThat(new PDFTextStripper().getText(document))
                        .as(resource.getKey())
                        .contains(resource.getValue(), "职工基本医疗保险基金", "第 1 页");
            }
        }
    }

    /** Under {@code target/printed}, to be looked at. */
    private static void keep(HttpResponse<byte[]> answer) throws IOException {
        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        Path directory = Files.createDirectories(Path.of("target", "printed"));
        Files.write(directory.resolve(ContentDisposition.parse(disposition).getFilename()), answer.body());
    }

    @Test
    void a_county_gets_its_own_alone_and_a_refusal_is_a_problem_whatever_was_asked_for() throws Exception {
        assertThat(get("county-" + county, "statements/balance-sheet?period=2021-03", XLSX)
                        .statusCode())
                .isEqualTo(200);
        for (String accept : List.of(XLSX, "application/pdf")) {
            HttpResponse<byte[]> refused = get(
                    "county-" + pool.substring(0, 4) + "22",
                    "statements/balance-sheet?period=2021-03&unit=" + county,
                    accept);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void a_browser_that_takes_anything_gets_json() throws Exception {
        assertThat(get("auditor", "books/general-ledger?period=2021", "text/html,application/xml;q=0.9,*/*;q=0.8")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    private static HttpResponse<byte[]> get(String who, String resource, String accept) throws Exception {
        String path = resource.replace("{county}", county);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(House.at("/api/v1/pools/" + pool + "/funds/310/" + path
                                    + (path.contains("?") ? "&" : "?") + "atLeast=" + (House.OPENED + sent)))
                            .header("Authorization", "Bearer " + House.token(who))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
