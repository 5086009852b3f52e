package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsOverHttpTest {

    private static String pool;
    private static String book;
    private static String county;
    private static String other;
    private static int sent;

    @BeforeAll
    static void aSpringInTwoCounties() {
        pool = House.openPool();
        book = "/api/v1/pools/" + pool + "/funds/310";
        county = pool.substring(0, 4) + "21";
        other = pool.substring(0, 4) + "22";
        approved(
                "ApproveAnnualPlan",
                "2021-01-05",
                "'unit':'%s','year':2021,'income':{'PREMIUM':'4000.00','INTEREST':'1.00'},'expenditure':{'BENEFITS':'300.00'},'tasks':{'COLLECTION':'3500.00'}"
                        .formatted(county));
        sent("tax", "CollectPremium", "2021-01-15", premium(county, "R1", "EMPLOYER", "1000.00"));
        sent("tax", "CollectPremium", "2021-03-15", premium(county, "R2", "EMPLOYEE", "250.00"));
        sent("tax", "CollectPremium", "2021-03-15", premium(other, "R3", "EMPLOYER", "70.00"));
        sent("tax", "CollectPremium", "2021-03-16", premium(county, "R4", "EMPLOYER", "5.50"));
    }

    private static String premium(String unit, String receipt, String category, String amount) {
        return "'unit':'%s','receiptNo':'%s','payerCategory':'%s','kind':'CURRENT','period':'2021-03','amount':'%s'"
                .formatted(unit, receipt, category, amount);
    }

    private static void sent(String who, String command, String day, String data) {
        Reply reply = House.command(who, envelope(UUID.randomUUID().toString(), command, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        sent++;
    }

    private static void approved(String command, String day, String data) {
        String id = UUID.randomUUID().toString();
        Reply proposed = House.command("city-clerk", envelope(id, command, day, data));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        sent++;
        sent("city-head", "ApproveProposal", day, "'proposal':'" + id + "'");
    }

    private static String envelope(String id, String command, String day, String data) {
        return "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                .formatted(id, command, pool, day, data);
    }

    private static Reply get(String who, String path) {
        return House.get(who, book + path + (path.contains("?") ? "&" : "?") + "atLeast=" + (House.OPENED + sent));
    }

    private static JsonNode line(JsonNode statement, String key) {
        return IntStream.range(0, statement.get("lines").size())
                .mapToObj(i -> statement.get("lines").get(i))
                .filter(line -> line.get("key").textValue().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBalanceSheetBalancesAndSaysWhatItsTotalsAdd() {
        JsonNode sheet =
                get("auditor", "/statements/balance-sheet?period=2021-03").json();
        assertThat(sheet.get("form").textValue()).isEqualTo("会社保01表");
        assertThat(sheet.get("asOf").textValue()).isEqualTo("2021-03-31");
        assertThat(sheet.has("unit")).isFalse();
        assertThat(line(sheet, "income-account").get("amounts").toString()).isEqualTo("[\"0.00\",\"1325.50\"]");
        assertThat(line(sheet, "total-assets").get("amounts"))
                .isEqualTo(line(sheet, "total-liabilities-and-net-assets").get("amounts"));
        assertThat(line(sheet, "total-net-assets").get("adds").toString())
                .isEqualTo("[{\"sign\":1,\"line\":%d},{\"sign\":1,\"line\":%d}]"
                        .formatted(
                                line(sheet, "general-balance").get("number").intValue(),
                                line(sheet, "risk-reserve").get("number").intValue()));
        assertThat(line(sheet, "assets").get("amounts")).isEmpty();
        assertThat(line(sheet, "general-balance.result").get("assumption").textValue())
                .isNotBlank();
    }

    @Test
    void incomeAndExpenditureIsOfTheMonthAndTheYear() {
        JsonNode march = get("auditor", "/statements/income-and-expenditure?period=2021-03&unit=" + county)
                .json();
        assertThat(march.get("columns")).hasSize(2);
        assertThat(line(march, "premiums").get("amounts").toString()).isEqualTo("[\"255.50\",\"1255.50\"]");
        assertThat(line(march, "premiums.employees").get("amounts").toString()).isEqualTo("[\"250.00\",\"250.00\"]");
        assertThat(line(march, "surplus").get("amounts").toString()).isEqualTo("[\"255.50\",\"1255.50\"]");
        assertThat(line(march, "balance.after").get("amounts").toString()).isEqualTo("[\"1255.50\",\"1255.50\"]");
        JsonNode year =
                get("auditor", "/statements/income-and-expenditure?period=2021").json();
        assertThat(year.get("columns")).hasSize(1);
        assertThat(line(year, "premiums.employers").get("amounts").toString()).isEqualTo("[\"1075.50\"]");
        assertThat(year.get("eliminated")).isEmpty();
    }

    @Test
    void thePlanStandsBesideWhatCame() {
        JsonNode plan = get("auditor", "/statements/plan-against-actual?period=2021-01&unit=" + county)
                .json();
        assertThat(plan.at("/lines/0").toString())
                .isEqualTo(
                        "{'number':1,'level':1,'chinese':'社会保险费收入','english':'Premiums','planned':'4000.00','actual':'1000.00','difference':'-3000.00','percent':'25.00','adds':[]}"
                                .replace('\'', '"'));
        assertThat(plan.at("/lines/1").has("percent")).isFalse();
        assertThat(plan.at("/lines/5/planned").textValue()).isEqualTo("4001.00");
        assertThat(plan.at("/lines/10/planned").textValue()).isEqualTo("300.00");
        assertThat(plan.at("/lines/11/planned").textValue()).isEqualTo("3701.00");
        assertThat(plan.at("/lines/11/adds").toString())
                .isEqualTo("[{\"sign\":1,\"line\":6},{\"sign\":-1,\"line\":11}]");
        assertThat(plan.get("collectionTask").textValue()).isEqualTo("3500.00");
        assertThat(plan.get("withoutPlan")).isEmpty();
        JsonNode city =
                get("auditor", "/statements/plan-against-actual?period=2021").json();
        assertThat(city.at("/lines/0/actual").textValue()).isEqualTo("1325.50");
        assertThat(city.get("withoutPlan"))
                .extracting(JsonNode::textValue)
                .contains(other, pool)
                .doesNotContain(county);
    }

    @Test
    void theBooksAgreeWithEachOther() {
        JsonNode ledger = get("auditor", "/books/general-ledger?period=2021-03&account=1002")
                .json();
        assertThat(ledger.get("rows")).hasSize(1);
        assertThat(ledger.at("/rows/0").toString())
                .contains(
                        "\"opening\":\"1000.00\",\"debit\":\"325.50\",\"credit\":\"0.00\",\"closing\":\"1325.50\",\"debitOfYear\":\"1325.50\"");
        JsonNode first = get("auditor", "/books/journal?account=1002&from=2021-03-01&to=2021-03-31&limit=2")
                .json();
        assertThat(first.get("broughtForward").textValue()).isEqualTo("1000.00");
        assertThat(first.at("/rows/1/balance").textValue()).isEqualTo("1320.00");
        assertThat(first.at("/rows/0").has("dayDebit")).isFalse();
        assertThat(first.at("/rows/1/dayDebit").textValue()).isEqualTo("320.00");
        JsonNode second = get(
                        "auditor",
                        "/books/journal?account=1002&from=2021-03-01&to=2021-03-31&limit=2&cursor="
                                + first.get("next").textValue())
                .json();
        assertThat(second.at("/rows/0/balance").textValue()).isEqualTo("1325.50");
        assertThat(second.at("/rows/0/chinese").textValue()).isEqualTo("收缴社会保险费");
        assertThat(second.has("next")).isFalse();
        JsonNode employers = get("auditor", "/books/subsidiary-ledger?account=4001&item=EMPLOYER")
                .json();
        assertThat(employers.get("rows")).hasSize(3);
        assertThat(employers.at("/rows/2/balance").textValue()).isEqualTo("-1075.50");
        refused(get("auditor", "/books/journal?account=4001"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/books/journal"), 400, RefusalCode.INVALID);
    }

    @Test
    void aVoucherNamesWhoMadeIt() {
        JsonNode voucher = get("auditor", "/vouchers/2021-03/2").json();
        assertThat(voucher.get("maker").textValue()).isEqualTo("tax");
        assertThat(voucher.get("reference").textValue()).isEqualTo("R3");
        assertThat(voucher.get("lines")).hasSize(2);
        assertThat(voucher.at("/lines/1/item").textValue()).isEqualTo("EMPLOYER");
        assertThat(voucher.get("debit")).isEqualTo(voucher.get("credit"));
        refused(get("auditor", "/vouchers/2021-03/99"), 422, RefusalCode.ENTRY_UNKNOWN);
        refused(get("county-" + county, "/vouchers/2021-03/2"), 422, RefusalCode.ENTRY_UNKNOWN);
        refused(get("auditor", "/vouchers/2021-13/1"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/vouchers/2021-03/one"), 400, RefusalCode.INVALID);
    }

    @Test
    void theVouchersOfAMonthFollowEachOtherByTheirNumbers() {
        JsonNode whole = get("auditor", "/vouchers?month=2021-03").json();
        assertThat(whole.get("rows"))
                .extracting(row -> row.get("number").intValue())
                .startsWith(1, 2)
                .isSorted();
        assertThat(whole.has("next")).isFalse();
        JsonNode second = whole.at("/rows/1");
        JsonNode voucher = get("auditor", "/vouchers/2021-03/2").json();
        for (String same : List.of("number", "effectiveOn", "chinese", "sequence", "command", "reference", "maker")) {
            assertThat(second.get(same)).as(same).isEqualTo(voucher.get(same));
        }
        assertThat(second.get("amount")).isEqualTo(voucher.get("debit"));
        JsonNode first = get("auditor", "/vouchers?month=2021-03&limit=1").json();
        assertThat(get(
                                "auditor",
                                "/vouchers?month=2021-03&limit=1&cursor="
                                        + first.get("next").textValue())
                        .json()
                        .at("/rows/0"))
                .isEqualTo(second);
        assertThat(get("county-" + county, "/vouchers?month=2021-03").json().get("rows"))
                .extracting(row -> row.get("number").intValue())
                .doesNotContain(2); // of the other county alone
        refused(get("auditor", "/vouchers"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/vouchers?month=2021"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/vouchers?month=2021-03&cursor=x"), 400, RefusalCode.INVALID);
        refused(get("county-" + county, "/vouchers?month=2021-03&unit=" + other), 403, RefusalCode.FORBIDDEN);
    }

    @Test
    void aCountySeesItsOwnStatementsAlone() {
        String path = "/statements/income-and-expenditure?period=2021";
        JsonNode own = get("county-" + county, path).json();
        assertThat(own.get("unit").textValue()).isEqualTo(county);
        assertThat(line(own, "premiums").get("amounts").toString()).isEqualTo("[\"1255.50\"]");
        refused(get("county-" + county, path + "&unit=" + other), 403, RefusalCode.FORBIDDEN);
        assertThat(get("county-" + other, "/books/journal?account=1002").json().get("rows"))
                .hasSize(1);
        refused(get("county-" + county.substring(0, 4) + "99", path), 422, RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void whatWasKnownThenStaysAsItWas() {
        String own = House.openPool();
        String path = "/api/v1/pools/" + own + "/funds/310/statements/balance-sheet?period=2021-03";
        House.command("tax", House.premium(own, "a", "A"));
        JsonNode then =
                House.get("auditor", path + "&atLeast=" + (House.OPENED + 1)).json();
        House.command("tax", House.premium(own, "b", "B"));
        assertThat(line(
                                House.get("auditor", path + "&atLeast=" + (House.OPENED + 2))
                                        .json(),
                                "total-assets")
                        .at("/amounts/1")
                        .textValue())
                .isEqualTo("2469.00");
        assertThat(House.get("auditor", path + "&knownAt=" + then.get("knownAt").textValue())
                        .json())
                .isEqualTo(then);
    }

    @Test
    void allOfThemAreThereAsCsv() {
        for (String path : List.of(
                "/statements/balance-sheet?period=2021-03",
                "/statements/income-and-expenditure?period=2021-03",
                "/statements/plan-against-actual?period=2021",
                "/books/general-ledger?period=2021",
                "/books/subsidiary-ledger?account=4001",
                "/books/journal?account=1002",
                "/vouchers?month=2021-03",
                "/vouchers/2021-03/1")) {
            Reply csv = House.send(HttpRequest.newBuilder(House.at(book + path))
                    .header("Authorization", "Bearer " + House.token("auditor"))
                    .header("Accept", "text/csv"));
            assertThat(csv.status()).as(path).isEqualTo(200);
            assertThat(csv.type()).startsWith("text/csv");
            long columns = csv.text().lines().findFirst().orElseThrow().split(",").length;
            assertThat(csv.text().lines())
                    .as(path)
                    .hasSizeGreaterThan(2)
                    .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == columns);
        }
    }

    @Test
    void aPeriodThatIsNoneIsRefused() {
        refused(get("auditor", "/statements/balance-sheet"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/statements/balance-sheet?period=2021-13"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/statements/balance-sheet?period=1899"), 400, RefusalCode.INVALID);
        refused(get("auditor", "/statements/balance-sheet?period=2020"), 422, RefusalCode.PERIOD_CLOSED);
        refused(get("auditor", "/statements/balance-sheet?period=2190"), 422, RefusalCode.IN_THE_FUTURE);
        refused(
                get("auditor", "/statements/balance-sheet?period=2021&asOf=2020-12-31"),
                422,
                RefusalCode.IN_THE_FUTURE);
        refused(get("auditor", "/statements/balance-sheet?period=2021&unit=999999"), 422, RefusalCode.UNIT_UNKNOWN);
    }

    private static void refused(Reply reply, int status, RefusalCode code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("code").textValue()).isEqualTo(code.name());
    }
}
