package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A year over HTTP that is closed and corrected in every way there is, each test in a pool of its own. */
class RestatementOverHttpTest {

    private static final String LATE_FILE = """
            receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn
            F1,%s,E1,EMPLOYER,CURRENT,2021-01,7.00,,2021-01-20
            """;

    private final String pool = House.openPool();
    private final String book = "/api/v1/pools/" + pool + "/funds/310";
    private final String county = pool.substring(0, 4) + "21";
    private final String other = pool.substring(0, 4) + "22";

    private void did(String who, String id, String command, String day, String data, int status) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                        .formatted(id, command, pool, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    private void done(String who, String id, String command, String day, String data) {
        did(who, id, command, day, data, 201);
    }

    private void approved(String id, String command, String day, String data) {
        did("city-clerk", id, command, day, data, 202);
        done("city-head", UUID.randomUUID().toString(), "ApproveProposal", day, "'proposal':'" + id + "'");
    }

    private void collected(String unit, String receipt, String day, String amount) {
        done(
                "tax",
                "of-" + receipt,
                "CollectPremium",
                day,
                "'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'%s'"
                        .formatted(unit, receipt, amount));
    }

    private void remitted(String unit, String day) {
        done("tax", UUID.randomUUID().toString(), "RemitToCityTreasury", day, "'unit':'" + unit + "','amount':'ALL'");
    }

    private void closed(String month) {
        done("city-clerk", "close-" + UUID.randomUUID(), "CloseMonth", month + "-28", "'month':'" + month + "'");
    }

    private JsonNode get(String path) {
        Reply reply = House.get("auditor", book + path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode restatement(String period) {
        return get("/restatement?period=" + period);
    }

    /** As known now, whatever the journal still has to take in. */
    private JsonNode last(String path) {
        return get(path + (path.contains("?") ? "&" : "?") + "knownAt=" + Instant.now());
    }

    /** The changes added up by unit and account, those that come to nothing left out. */
    private static Map<String, BigDecimal> sums(JsonNode changes) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        changes.forEach(change -> sums.merge(
                change.get("unit").textValue() + " " + change.get("account").textValue(),
                new BigDecimal(change.get("amount").textValue()),
                BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, BigDecimal> differences(JsonNode restatement) {
        Map<String, BigDecimal> differences = new TreeMap<>();
        restatement
                .get("differences")
                .forEach(row -> differences.put(
                        row.get("unit").textValue() + " " + row.get("account").textValue(),
                        new BigDecimal(row.get("difference").textValue())));
        return differences;
    }

    @Test
    void aReopenedMonthDiffersByItsLateEntriesAndByNothingElse() {
        collected(county, "R1", "2021-01-15", "100.00");
        collected(other, "R2", "2021-01-15", "40.00");
        remitted(county, "2021-01-16");
        remitted(other, "2021-01-16");
        closed("2021-01");
        JsonNode answered = last("/trial-balance?asOf=2021-01-31");
        JsonNode sheet = last("/statements/balance-sheet?period=2021-01");
        assertThat(restatement("2021-01").get("differences")).isEmpty();

        approved("reopen", "ReopenMonth", "2021-01-28", "'month':'2021-01','reason':'a paper came late'");
        collected(county, "R3", "2021-01-17", "5.00");
        remitted(county, "2021-01-17");
        collected(county, "R4", "2021-02-02", "9.00");
        closed("2021-01");
        collected(county, "R5", "2021-02-03", "11.00");

        JsonNode restated = last("/restatement?period=2021-01");
        assertThat(restated.get("closings")).hasSize(2);
        assertThat(restated.at("/asClosed/number").intValue()).isEqualTo(1);
        assertThat(restated.at("/reopenings/0/reason").textValue()).isEqualTo("a paper came late");
        assertThat(restated.at("/reopenings/0/maker").textValue()).isEqualTo("city-clerk");
        assertThat(restated.at("/reopenings/0/checker").textValue()).isEqualTo("city-head");
        assertThat(differences(restated))
                .isEqualTo(Map.of(county + " 1005", new BigDecimal("5.00"), county + " 4001", new BigDecimal("-5.00")))
                .isEqualTo(sums(restated.get("changes")));
        restated.get("differences")
                .forEach(row -> assertThat(row.get("asClosed").textValue())
                        .as("what the closed month was answered with")
                        .isEqualTo(balance(
                                answered,
                                row.get("unit").textValue(),
                                row.get("account").textValue())));
        assertThat(restated.at("/changes/0/reopening").longValue())
                .isEqualTo(restated.at("/reopenings/0/sequence").longValue());
        restated.get("lines").forEach(line -> {
            if (line.get("form").textValue().equals("会社保01表")) {
                assertThat(line.get("asClosed").textValue())
                        .isEqualTo(amountOf(sheet, line.get("line").textValue()));
            }
        });
        assertThat(restated.get("lines"))
                .extracting(line -> line.get("line").textValue())
                .contains("treasury", "premiums.employers", "surplus", "balance.after");
        assertThat(get("/restatement?period=2021-01&closing=2").get("differences"))
                .isEmpty();

        List<JsonNode> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/restatement?period=2021-01&limit=1" + next);
            page.get("changes").forEach(paged::add);
            next = page.has("next") ? "&cursor=" + page.get("next").textValue() : "";
        } while (!next.isEmpty());
        assertThat(paged).hasSize(4).containsExactlyElementsOf(restated.get("changes"));

        assertThat(House.get("county-" + other, book + "/restatement?period=2021-01")
                        .json()
                        .get("differences"))
                .isEmpty();
    }

    private static String balance(JsonNode trial, String unit, String account) {
        for (JsonNode row : trial.get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("account").textValue().equals(account)) {
                return new BigDecimal(row.get("debit").textValue())
                        .subtract(new BigDecimal(row.get("credit").textValue()))
                        .toPlainString();
            }
        }
        return "0.00";
    }

    private static String amountOf(JsonNode statement, String key) {
        for (JsonNode line : statement.get("lines")) {
            if (line.get("key").textValue().equals(key)) {
                return line.at("/amounts/1").textValue();
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void whatCorrectsAClosedMonthLaterIsToldWithItsCauseAndItsPeople() {
        collected(county, "R1", "2021-01-15", "100.00");
        collected(county, "R2", "2021-01-15", "40.00");
        collected(county, "R3", "2021-01-15", "30.00");
        collected(county, "R4", "2021-01-15", "20.00");
        remitted(county, "2021-01-16");
        closed("2021-01");
        approved("reverse", "ReverseEntry", "2021-02-10", "'entry':'of-R1','reason':'paid twice'");
        approved("move", "MoveEntry", "2021-02-11", "'entry':'of-R2','toUnit':'" + other + "','reason':'wrong county'");
        approved(
                "reclassify",
                "ReclassifyEntry",
                "2021-02-12",
                "'entry':'of-R3','payerCategory':'FLEXIBLE','reason':'wrong category'");
        collected(county, "R9", "2021-02-15", "1.00");
        approved("of-february", "ReverseEntry", "2021-02-16", "'entry':'of-R9','reason':'not of January'");
        Reply file = House.send(HttpRequest.newBuilder(House.at(book + "/collection-files"))
                .header("Authorization", "Bearer " + House.token("tax"))
                .header("Content-Type", "text/csv")
                .header("X-Line-Count", "1")
                .header("X-Total-Amount", "7.00")
                .POST(HttpRequest.BodyPublishers.ofString(LATE_FILE.formatted(county), StandardCharsets.UTF_8)));
        assertThat(file.status()).as(file.text()).isEqualTo(201);

        JsonNode restated = last("/restatement?period=2021-01");
        assertThat(restated.get("differences")).isEmpty();
        assertThat(restated.get("changes")).isEmpty();
        assertThat(restated.get("later"))
                .extracting(later -> later.get("kind").textValue())
                .containsExactly("REVERSAL", "MOVE", "RECLASSIFICATION", "LATE_LINE");
        JsonNode reversal = restated.at("/later/0");
        assertThat(reversal.get("corrects").textValue()).isEqualTo("of-R1");
        assertThat(reversal.get("of").textValue()).isEqualTo("2021-01-15");
        assertThat(reversal.get("reason").textValue()).isEqualTo("paid twice");
        assertThat(reversal.get("maker").textValue()).isEqualTo("city-clerk");
        assertThat(reversal.get("checker").textValue()).isEqualTo("city-head");
        assertThat(reversal.get("effectiveOn").textValue()).isEqualTo("2021-02-10");
        assertThat(sums(reversal.get("legs")))
                .isEqualTo(Map.of(
                        county + " 1005", new BigDecimal("-100.00"), county + " 4001", new BigDecimal("100.00")));
        assertThat(restated.at("/later/3/of").textValue()).isEqualTo("2021-01-20");
        assertThat(restated.at("/later/3/line").intValue()).isEqualTo(2);
        assertThat(House.get("county-" + other, book + "/restatement?period=2021-01")
                        .json()
                        .get("later"))
                .hasSize(1)
                .allMatch(later -> later.get("kind").textValue().equals("MOVE"));
        List<String> kinds = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/restatement?period=2021-01&limit=2" + next);
            page.get("later").forEach(later -> kinds.add(later.get("kind").textValue()));
            next = page.has("next") ? "&cursor=" + page.get("next").textValue() : "";
        } while (!next.isEmpty());
        assertThat(kinds).containsExactly("REVERSAL", "MOVE", "RECLASSIFICATION", "LATE_LINE");
        Reply csv = House.send(HttpRequest.newBuilder(House.at(book + "/restatement?period=2021-01"))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/csv"));
        assertThat(csv.text().lines())
                .hasSize(1 + 2 + 4 + 4 + 2)
                .anyMatch(line -> line.startsWith("later,,," + county + ",1005,,,-100.00,REVERSAL,of-R1,2021-01-15,"))
                .anyMatch(line -> line.startsWith("later,") && line.endsWith(",of-R1"))
                .allMatch(line -> line.chars().filter(c -> c == ',').count() == 24);
    }

    @Test
    void aRestatedSettlementCorrectsItsYearAndOpensDownToTheCorrection() {
        for (int month = 1; month <= 12; month++) {
            String of = "2021-%02d".formatted(month);
            if (month <= 2) {
                collected(county, "R" + month, of + "-15", month == 1 ? "100.00" : "40.00");
                remitted(county, of + "-16");
            }
            closed(of);
        }
        approved(
                "close-year",
                "CloseYear",
                "2022-01-05",
                "'year':2021,'overrides':[{'code':'RESERVE_NOT_EXTRACTED','reason':'none was set'}]");
        approved("reverse", "ReverseEntry", "2022-01-10", "'entry':'of-R2','reason':'paid twice'");
        assertThat(last("/settlements/2021").at("/units/1/surplus").textValue()).isEqualTo("140.00");
        approved("restate", "RestateSettlement", "2022-01-12", "'unit':'" + county + "','year':2021,'document':'D-1'");

        JsonNode year = last("/restatement?period=2021");
        assertThat(year.get("differences")).isEmpty();
        assertThat(year.get("later"))
                .extracting(later -> later.get("kind").textValue())
                .containsExactly("REVERSAL", "SETTLEMENT_RESTATED");
        assertThat(year.at("/later/1/of").textValue()).isEqualTo("2021-12-31");
        assertThat(year.at("/later/1/checker").textValue()).isEqualTo("city-head");
        JsonNode december = get("/restatement?period=2021-12");
        assertThat(differences(december))
                .isEqualTo(sums(december.get("changes")))
                .isNotEmpty();
        assertThat(december.get("changes"))
                .allMatch(change -> change.get("event").textValue().equals("YearClosed") && !change.has("reopening"));

        JsonNode income = get("/explain?figure=settlement/2021/" + county + "/income");
        assertThat(income.get("value").textValue()).isEqualTo("100.00");
        assertThat(income.at("/inputs/5/figure").textValue()).startsWith("event/");
        JsonNode reversal =
                get("/explain?figure=" + income.at("/inputs/5/figure").textValue());
        assertThat(reversal.at("/event/type").textValue()).isEqualTo("EntryReversed");
        assertThat(reversal.at("/event/undoes").textValue()).isEqualTo("entry/of-R2");
        assertThat(get("/explain?figure=entry/of-R2").at("/event/undoneBy").textValue())
                .isEqualTo(income.at("/inputs/5/figure").textValue());
    }

    @Test
    void aCorrectionOfACorrectionIsToldWithTheEntryOfThePeriod() {
        collected(county, "R1", "2021-01-15", "100.00");
        remitted(county, "2021-01-16");
        closed("2021-01");
        approved("mv", "MoveEntry", "2021-02-10", "'entry':'of-R1','toUnit':'" + other + "','reason':'wrong county'");
        approved("mv-b", "MoveEntry", "2021-02-11", "'entry':'mv','toUnit':'" + pool + "','reason':'neither county'");
        closed("2021-02");
        approved("rv", "ReverseEntry", "2021-03-12", "'entry':'mv-b','reason':'it was right'");

        JsonNode restated = last("/restatement?period=2021-01");
        assertThat(restated.get("later"))
                .extracting(
                        later -> later.get("command").textValue(),
                        later -> later.get("corrects").textValue(),
                        later -> later.get("original").textValue(),
                        later -> later.get("of").textValue())
                .containsExactly(
                        tuple("mv", "of-R1", "of-R1", "2021-01-15"),
                        tuple("mv-b", "mv", "of-R1", "2021-01-15"),
                        tuple("rv", "mv-b", "of-R1", "2021-01-15"));
        assertThat(last("/restatement?period=2021-01&unit=" + pool).get("later"))
                .extracting(later -> later.get("command").textValue())
                .containsExactly("mv-b", "rv");
        assertThat(last("/restatement?period=2021-02").get("later"))
                .as("told of once, though what it corrects corrects another of the period")
                .extracting(
                        later -> later.get("command").textValue(),
                        later -> later.get("original").textValue())
                .containsExactly(tuple("rv", "mv-b"));
    }

    @Test
    void aSettlementRestatedWithoutAnEntryIsToldWithWhatHasChanged() {
        done(
                "finance-clerk",
                "legacy",
                "HandOverLegacyBalance",
                "2021-01-10",
                "'unit':'" + county + "','amount':'200.00','stage':'FINAL_ACCOUNTS','form':'EXPENDITURE_ACCOUNT'");
        done(
                "county-" + county,
                "benefit",
                "PayBenefit",
                "2021-01-11",
                "'unit':'%s','paymentNo':'P1','kind':'INPATIENT','payee':'H','payeeType':'INSTITUTION','amount':'150.00'"
                        .formatted(county));
        for (int month = 1; month <= 12; month++) {
            closed("2021-%02d".formatted(month));
        }
        approved(
                "close-year",
                "CloseYear",
                "2022-01-05",
                "'year':2021,'overrides':[{'code':'RESERVE_NOT_EXTRACTED','reason':'none was set'}]");
        approved("reverse", "ReverseEntry", "2022-01-10", "'entry':'benefit','reason':'paid twice'");
        approved("restate", "RestateSettlement", "2022-01-12", "'unit':'" + county + "','year':2021,'document':'D-1'");

        JsonNode restated = last("/restatement?period=2021");
        assertThat(restated.get("later"))
                .extracting(later -> later.get("kind").textValue())
                .containsExactly("REVERSAL", "SETTLEMENT_RESTATED");
        JsonNode later = restated.at("/later/1");
        assertThat(later.has("voucher")).isFalse();
        assertThat(later.get("legs")).isEmpty();
        assertThat(later.get("command").textValue()).isEqualTo("restate");
        assertThat(later.get("maker").textValue()).isEqualTo("city-clerk");
        assertThat(later.get("checker").textValue()).isEqualTo("city-head");
        assertThat(later.get("document").textValue()).isEqualTo("D-1");
        assertThat(later.at("/restated/unit").textValue()).isEqualTo(county);
        assertThat(later.at("/restated/gap").textValue()).isEqualTo("0.00");
        assertThat(House.get("county-" + county, book + "/restatement?period=2021")
                        .json()
                        .get("later"))
                .hasSize(2)
                .contains(later);
        assertThat(House.get("county-" + other, book + "/restatement?period=2021")
                        .json()
                        .get("later"))
                .isEmpty();
        Reply csv = House.send(HttpRequest.newBuilder(House.at(book + "/restatement?period=2021"))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/csv"));
        assertThat(csv.text().lines())
                .anyMatch(line -> line.startsWith("later,,," + county + ",,,,,SETTLEMENT_RESTATED,,2021-12-31,"));
    }

    @Test
    void whatWasNotClosedCannotBeRestated() {
        refused("?period=2021-01", RefusalCode.MONTH_NOT_CLOSED);
        refused("?period=2021", RefusalCode.YEAR_NOT_CLOSED);
        assertThat(House.get("auditor", book + "/restatement?period=2021-01")
                        .json()
                        .get("detail")
                        .textValue())
                .isEqualTo("2021-01 is not closed");
        closed("2021-01");
        last("/restatement?period=2021-01");
        refused("?period=2021-01&closing=2", RefusalCode.MONTH_NOT_CLOSED);
        refused("?period=2021-01&closing=0", RefusalCode.INVALID);
        refused("?period=2021-01&cursor=nonsense", RefusalCode.INVALID);
        refused("", RefusalCode.INVALID);
        refused("?period=2199-01", RefusalCode.IN_THE_FUTURE);
        assertThat(House.get("county-" + county, book + "/restatement?period=2021-01&unit=" + other)
                        .status())
                .isEqualTo(403);
    }

    private void refused(String question, RefusalCode code) {
        Reply reply = House.get("auditor", book + "/restatement" + question);
        assertThat(reply.json().get("code").textValue()).as(reply.text()).isEqualTo(code.name());
    }
}
