package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReconciliationOverHttpTest {

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String reconciliation = "/api/v1/pools/" + pool + "/funds/310/reconciliation";

    private String command(String id, String command, String day, String data) {
        return "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':%s}"
                .formatted(id, command, pool, day, data)
                .replace('\'', '"');
    }

    private long done(String who, String id, String command, String day, String data) {
        House.Reply reply = House.command(who, command(id, command, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("sequence").longValue();
    }

    private House.Reply refused(String who, String id, String command, String day, String data, String code) {
        House.Reply reply = House.command(who, command(id, command, day, data));
        assertThat(reply.json().path("code").textValue()).as(reply.text()).isEqualTo(code);
        return reply;
    }

    private void explained(String statement, int line, String kind, String maker) {
        String id = "explain-" + statement + "-" + line;
        House.Reply proposed = House.command(
                maker,
                command(
                        id,
                        "ExplainLine",
                        "2021-02-05",
                        "{'statement':'%s','line':%d,'kind':'%s','reason':'asked the bank'}"
                                .formatted(statement, line, kind)));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        House.Reply approved = House.command(
                maker.startsWith("finance") ? "finance-head" : "city-head",
                command("approve-" + id, "ApproveProposal", "2021-02-05", "{'proposal':'" + id + "'}"));
        assertThat(approved.status()).as(approved.text()).isEqualTo(201);
    }

    private String premium(String receipt, String amount) {
        return ("{'unit':'%s','receiptNo':'%s','amount':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01'}")
                .formatted(county, receipt, amount);
    }

    private String statement(String source, String more, String... lines) {
        return "{'statement':'%s','source':'%s',%s'from':'2021-01-01','to':'2021-01-31','lines':[%s]}"
                .formatted(source, source, more, String.join(",", lines));
    }

    private static String line(String on, String direction, String amount, String reference) {
        return "{'on':'%s','direction':'%s','amount':'%s'%s}"
                .formatted(on, direction, amount, reference.isEmpty() ? "" : ",'reference':'" + reference + "'");
    }

    private JsonNode january(String who, String more) {
        House.Reply reply = House.get(who, reconciliation + "?month=2021-01&asOf=2021-02-10" + more);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** The answer once it is as it should be: matching goes its own pace. */
    private JsonNode once(Predicate<JsonNode> asItShouldBe) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        for (; ; ) {
            JsonNode answer = january("auditor", "");
            if (asItShouldBe.test(answer)) {
                return answer;
            }
            assertThat(Instant.now()).as(answer.toString()).isBefore(end);
        }
    }

    private static List<String> differences(JsonNode answer) {
        return StreamSupport.stream(answer.get("differences").spliterator(), false)
                .map(one -> one.get("source").textValue() + " "
                        + (one.has("entry")
                                ? one.get("entry").textValue()
                                : one.get("line").asText())
                        + " " + one.get("direction").textValue() + " "
                        + one.get("amount").textValue() + " " + one.path("kind").asText("-") + " "
                        + one.get("state").textValue())
                .toList();
    }

    private static JsonNode table(JsonNode answer, String source) {
        return StreamSupport.stream(answer.get("tables").spliterator(), false)
                .filter(table -> table.get("source").textValue().equals(source))
                .findFirst()
                .orElseThrow();
    }

    /** January of the one county that does anything: collected, remitted, moved, disbursed and paid. */
    private void aJanuary() {
        done("tax", "r1", "CollectPremium", "2021-01-05", premium("R-1", "1000.00"));
        done("tax", "r2", "CollectPremium", "2021-01-12", premium("R-2", "500.00"));
        done("tax", "r3", "CollectPremium", "2021-01-13", premium("R-3", "70.00"));
        done("tax", "remit", "RemitToCityTreasury", "2021-01-20", "{'unit':'" + county + "','amount':'ALL'}");
        done(
                "finance-clerk",
                "move",
                "TransferToFiscalAccount",
                "2021-01-22",
                "{'unit':'" + county + "','amount':'1500.00'}");
        done(
                "finance-clerk",
                "sub",
                "ReceiveSubsidy",
                "2021-01-15",
                "{'unit':'%s','level':'CITY','into':'FISCAL_ACCOUNT','amount':'900.00','reference':'S-1'}"
                        .formatted(county));
    }

    @Test
    void aMonthIsReconciledExplainedConfirmedAndClosed() {
        aJanuary();
        done(
                "tax",
                "tax",
                "ImportStatement",
                "2021-02-01",
                statement(
                        "TAX",
                        "",
                        line("2021-01-05", "IN", "1000.00", "R-1"),
                        line("2021-01-12", "IN", "505.00", "R-2"), // AMOUNT
                        line("2021-01-05", "IN", "1000.00", "R-1"))); // DUPLICATE; R-3 is missing
        done(
                "finance-clerk",
                "treasury",
                "ImportStatement",
                "2021-02-01",
                statement(
                        "TREASURY",
                        "'openingBalance':'0.00','closingBalance':'70.00',",
                        line("2021-01-21", "IN", "1570.00", ""),
                        line("2021-01-22", "OUT", "1500.00", "")));
        done(
                "finance-clerk",
                "fiscal",
                "ImportStatement",
                "2021-02-01",
                statement(
                        "FISCAL_ACCOUNT",
                        "'openingBalance':'0.00',",
                        line("2021-01-22", "IN", "1500.00", ""),
                        line("2021-01-15", "IN", "400.00", ""), // two lines that are one subsidy
                        line("2021-01-15", "IN", "500.00", ""),
                        line("2021-01-31", "OUT", "20.00", ""))); // TIMING: a charge that is refunded in February
        done(
                "county-" + county,
                "spent",
                "ImportStatement",
                "2021-02-01",
                statement(
                        "EXPENDITURE_ACCOUNT",
                        "'unit':'" + county + "','openingBalance':'0.00',",
                        line("2021-01-17", "IN", "3.00", ""))); // MISSING

        JsonNode answer = once(found -> differences(found).stream().noneMatch(one -> one.endsWith("TO_BE_MATCHED"))
                && found.get("tables").size() == 4);
        assertThat(differences(answer))
                .containsExactly(
                        "TAX 3 IN 1000.00 DUPLICATE OPEN",
                        "TAX 2 IN 505.00 AMOUNT OPEN",
                        "TAX r2 IN 500.00 AMOUNT OPEN",
                        "TAX r3 IN 70.00 MISSING OPEN",
                        "FISCAL_ACCOUNT 4 OUT 20.00 TIMING OPEN",
                        "EXPENDITURE_ACCOUNT 1 IN 3.00 MISSING OPEN");
        assertThat(answer.at("/differences/1").toString())
                .contains(
                        "\"side\":\"STATEMENT\"",
                        "\"ageDays\":29",
                        "\"owner\":\"tax\"",
                        "\"statement\":\"TAX\"",
                        "\"others\":[\"r2\"]");
        assertThat(answer.at("/differences/5/owner").textValue()).isEqualTo("county-" + county);
        assertThat(table(answer, "FISCAL_ACCOUNT").toString())
                .isEqualTo(("{'source':'FISCAL_ACCOUNT','day':'2021-01-31','basis':'BALANCES',"
                                + "'accounts':[{'account':'1003.01','balance':'2400.00'}],"
                                + "'ledger':{'balance':'2400.00','received':'0.00','paid':'20.00','adjusted':'2380.00'},"
                                + "'statement':{'balance':'2380.00','received':'0.00','paid':'0.00','adjusted':'2380.00'},"
                                + "'difference':'0.00','open':1}")
                        .replace('\'', '"'));
        assertThat(table(answer, "TAX").get("basis").textValue()).isEqualTo("TURNOVER");
        assertThat(table(answer, "TAX").at("/ledger/adjusted"))
                .isEqualTo(table(answer, "TAX").at("/statement/adjusted"));
        assertThat(table(answer, "TREASURY").get("open").intValue()).isZero();

        House.Reply closing =
                refused("city-clerk", "close", "CloseMonth", "2021-02-05", "{'month':'2021-01'}", "UNRECONCILED");
        assertThat(closing.json().get("detail").textValue()).startsWith("4 lines of statements through 2021-01");

        explained("TAX", 2, "AMOUNT", "tax");
        explained("TAX", 3, "DUPLICATE", "tax");
        explained("FISCAL_ACCOUNT", 4, "TIMING", "finance-clerk");
        explained("EXPENDITURE_ACCOUNT", 1, "MISSING", "county-" + county);
        confirm("tax", "1002", "0.00");
        confirm("finance-clerk", "1005", "70.00");
        confirm("finance-clerk", "1003.01", "2380.00");
        confirm("county-" + county, "1004.01", "0.00");
        long closed = done("city-clerk", "close", "CloseMonth", "2021-02-05", "{'month':'2021-01'}");

        JsonNode after = january("auditor", "&atLeast=" + closed);
        assertThat(differences(after)).contains("TAX 2 IN 505.00 AMOUNT EXPLAINED", "TAX r3 IN 70.00 MISSING OPEN");
        assertThat(after.at("/differences/0/explained").toString())
                .isEqualTo(
                        "{\"kind\":\"DUPLICATE\",\"reason\":\"asked the bank\",\"by\":\"tax\",\"checkedBy\":\"city-head\"}");
        assertThat(StreamSupport.stream(after.get("confirmations").spliterator(), false)
                        .map(one -> one.get("account").textValue() + " "
                                + one.get("party").textValue() + " "
                                + one.get("state").textValue()))
                .contains(
                        "1002 TAX AGREED", "1005 FINANCE AGREED", "1003.01 FINANCE DISPUTED", "1004.01 COUNTY AGREED");
    }

    private void confirm(String who, String account, String balance) {
        done(
                who,
                "confirm-" + account,
                "ConfirmReconciliation",
                "2021-02-05",
                "{'unit':'%s','month':'2021-01','account':'%s','balance':'%s'}".formatted(county, account, balance));
    }

    @Test
    void aStatementItsMatchAndTheCloseMayBeOneStream() {
        String own = pool;
        List<JsonNode> answers = House.stream(
                        "city-clerk",
                        command(
                                        "st",
                                        "ImportStatement",
                                        "2021-02-01",
                                        statement(
                                                "EXPENDITURE_ACCOUNT",
                                                "'unit':'" + own + "',",
                                                line("2021-01-11", "IN", "50.00", ""),
                                                line("2021-01-11", "OUT", "50.00", "")))
                                + "\n"
                                + command("close-1", "CloseMonth", "2021-02-05", "{'month':'2021-01'}")
                                + "\n"
                                + command(
                                        "hand",
                                        "MatchLine",
                                        "2021-02-05",
                                        "{'statement':'EXPENDITURE_ACCOUNT','lines':[1,2],'entries':[]}")
                                + "\n"
                                + command("close-2", "CloseMonth", "2021-02-05", "{'month':'2021-01'}"))
                .lines();
        assertThat(answers.stream()
                        .map(answer -> answer.path("error")
                                .path("code")
                                .asText(answer.get("status").textValue())))
                .containsExactly("ACCEPTED", "UNRECONCILED", "ACCEPTED", "ACCEPTED");
    }

    @Test
    void anImportAndItsCloseNeedNoWaitWhereAllIsFound() {
        done("finance-clerk", "s", "ReceiveSubsidy", "2021-01-15", subsidy("S-1", "900.00"));
        String lines = command(
                        "st",
                        "ImportStatement",
                        "2021-02-01",
                        statement("FISCAL_ACCOUNT", "", line("2021-01-16", "IN", "900.00", "S-1")))
                + "\n";
        assertThat(House.stream("finance-clerk", lines)
                        .lines()
                        .getFirst()
                        .get("status")
                        .textValue())
                .isEqualTo("ACCEPTED");
        done("city-clerk", "close", "CloseMonth", "2021-02-05", "{'month':'2021-01'}");
    }

    @Test
    void anEntryThatComesLateFindsItsLineAndAsKnownBeforeTheLineIsOpenAgain() {
        done(
                "finance-clerk",
                "st",
                "ImportStatement",
                "2021-02-01",
                statement("FISCAL_ACCOUNT", "", line("2021-01-16", "IN", "900.00", "S-1")));
        List<String> open = List.of("FISCAL_ACCOUNT 1 IN 900.00 MISSING OPEN");
        String before =
                once(answer -> differences(answer).equals(open)).get("knownAt").textValue();
        done("finance-clerk", "s", "ReceiveSubsidy", "2021-01-15", subsidy("S-1", "900.00"));

        once(answer ->
                differences(answer).isEmpty() && answer.at("/tables/0/open").intValue() == 0);
        assertThat(differences(january("auditor", "&knownAt=" + before))).isEqualTo(open);
    }

    private String subsidy(String reference, String amount) {
        return "{'unit':'%s','level':'CITY','into':'FISCAL_ACCOUNT','amount':'%s','reference':'%s'}"
                .formatted(county, amount, reference);
    }

    @Test
    void aCountySeesItsOwnAndCsvHasEveryPart() {
        String unit = "'unit':'" + county + "',";
        done(
                "county-" + county,
                "st",
                "ImportStatement",
                "2021-02-01",
                statement(
                        "EXPENDITURE_ACCOUNT",
                        unit,
                        line("2021-01-16", "IN", "9.00", "=X"),
                        line("2021-01-17", "IN", "1.00", "")));
        done(
                "finance-clerk",
                "fi",
                "ImportStatement",
                "2021-02-01",
                statement("FISCAL_ACCOUNT", "", line("2021-01-16", "IN", "900.00", "S-1")));
        once(answer -> answer.get("tables").size() == 2);

        assertThat(january("county-" + county, "").get("tables")).hasSize(1);
        assertThat(january("county-" + pool.substring(0, 4) + "22", "").get("tables"))
                .isEmpty();
        assertThat(House.get("county-" + county, reconciliation + "?unit=" + pool)
                        .status())
                .isEqualTo(403);

        assertThat(csv(""))
                .startsWith("source,unit,side,on,direction,amount,kind,state,ageDays,owner,")
                .contains("EXPENDITURE_ACCOUNT," + county + ",STATEMENT,2021-01-16,IN,9.00,MISSING,OPEN,25,county-"
                        + county + ",EXPENDITURE_ACCOUNT,1,,,'=X,");
        assertThat(csv("&part=tables")).contains("FISCAL_ACCOUNT,,2021-01-31,TURNOVER,0.00,900.00,0.00,900.00,900.00,");
        assertThat(csv("&part=confirmations")).startsWith("unit,account,party,state,");

        JsonNode first = january("auditor", "&limit=2");
        assertThat(first.get("differences")).hasSize(2);
        assertThat(january("auditor", "&limit=2&cursor=" + first.get("next").textValue())
                        .get("differences"))
                .hasSize(1);
        assertThat(House.get("auditor", "/api/v1/pools/" + pool + "/reconciliation?month=2021-01")
                        .json()
                        .get("funds"))
                .hasSize(2);
    }

    private String csv(String more) {
        return House.send(HttpRequest.newBuilder(House.at(reconciliation + "?month=2021-01&asOf=2021-02-10" + more))
                        .header("Authorization", "Bearer " + House.token("auditor"))
                        .header("Accept", "text/csv"))
                .text();
    }

    @Test
    void anErrorIsNeverAnEmptyList() {
        assertThat(code("?month=2020-12")).isEqualTo("PERIOD_CLOSED");
        assertThat(code("?month=2098-01")).isEqualTo("IN_THE_FUTURE");
        assertThat(code("?month=2021-1")).isEqualTo("INVALID");
        assertThat(code("?part=all")).isEqualTo("INVALID");
        assertThat(code("?cursor=1")).isEqualTo("INVALID");
        assertThat(code("?unit=999901")).isEqualTo("UNIT_UNKNOWN");
        assertThat(House.get("auditor", "/api/v1/pools/999900/reconciliation")
                        .json()
                        .get("code")
                        .textValue())
                .isEqualTo("POOL_UNKNOWN");
    }

    private String code(String query) {
        return House.get("auditor", reconciliation + query).json().path("code").textValue();
    }
}
