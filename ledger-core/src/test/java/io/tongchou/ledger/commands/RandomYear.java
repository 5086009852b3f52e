package io.tongchou.ledger.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** A stream of commands to a book of Kaifeng, most of which make sense; the same for the same seed. */
public final class RandomYear {

    private static final List<String> UNITS = List.of("410200", "410202", "410221", "410222");

    /** One command: who sends it, and its envelope. */
    public record Step(String who, ObjectNode line) {
        public String command() {
            return line.get("command").asText();
        }

        public String id() {
            return line.get("id").asText();
        }
    }

    private final Random random;
    private int number;
    private YearMonth month = YearMonth.of(2021, 1);
    private int year = 2021;

    public RandomYear(long seed) {
        random = new Random(seed);
    }

    public Step next() {
        number++;
        String unit = UNITS.get(random.nextInt(UNITS.size()));
        String clerk = unit.equals("410200") ? "city-clerk" : "county-" + unit;
        return switch (random.nextInt(44)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 ->
                step(
                        "tax",
                        "CollectPremium",
                        "{'unit':'" + unit + "','receiptNo':'R" + random.nextInt(60)
                                + "','payerCategory':'EMPLOYER','kind':'CURRENT','period':'" + month + "','amount':'"
                                + amount() + "','lateFee':'0.0" + random.nextInt(10) + "'}");
            case 8, 9, 10 -> step("tax", "RemitToCityTreasury", amountOf(unit));
            case 11, 12, 13 -> step("finance-clerk", "TransferToFiscalAccount", amountOf(unit));
            case 14, 15 ->
                step(
                        "finance-clerk",
                        "ReceiveSubsidy",
                        "{'unit':'" + unit + "','level':'CITY','into':'FISCAL_ACCOUNT','amount':'" + amount()
                                + "','reference':'F'}");
            case 16 ->
                step(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        "{'unit':'" + unit + "','amount':'" + amount()
                                + "','stage':'AUDITED','form':'EXPENDITURE_ACCOUNT'}");
            case 17 ->
                step(
                        "city-clerk",
                        "RecordPriorYearExpenditure",
                        "{'unit':'" + unit + "','year':" + (year - 1) + ",'amount':'" + amount() + "'}");
            case 18, 19 -> step("finance-clerk", "PrefundCounty", "{'unit':'" + unit + "','year':" + year + "}");
            case 20 ->
                step(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'" + unit + "','year':" + year + ",'income':{'PREMIUM':'" + amount()
                                + "'},'expenditure':{'BENEFITS':'" + amount() + "'}}");
            case 21, 22 ->
                step(
                        clerk,
                        "RequestFunds",
                        "{'unit':'" + unit + "','request':'Q" + random.nextInt(15) + "','period':'" + month
                                + "','amount':'" + amount() + "'}");
            case 23, 24 ->
                step("city-clerk", "VerifyFundRequest", request(",'approved':'" + random.nextInt(1, 200) + ".00'"));
            case 25 -> step("finance-clerk", "RejectFundRequest", request(",'reason':'r'"));
            case 26, 27 -> step("finance-clerk", "DisburseFunds", request(""));
            case 28, 29, 30 ->
                step(
                        clerk,
                        "PayBenefit",
                        "{'unit':'" + unit + "','paymentNo':'P" + random.nextInt(60)
                                + "','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'" + amount()
                                + "'}");
            case 31, 32 ->
                step("city-clerk", "ExtractReserve", "{'year':" + year + ",'through':" + month.getMonthValue() + "}");
            case 33, 34, 35 ->
                step("city-clerk", "ReverseEntry", "{'entry':'c" + random.nextInt(number) + "','reason':'r'}");
            case 36, 37, 38 ->
                step(
                        "city-clerk",
                        "MoveEntry",
                        "{'entry':'c" + random.nextInt(number) + "','toUnit':'" + unit + "','reason':'r'}");
            case 39 ->
                step(
                        "finance-clerk",
                        "ReceiveInterest",
                        "{'account':'1003.01','amount':'" + amount() + "','from':'" + month.atDay(1) + "','to':'"
                                + month.atEndOfMonth() + "'}");
            case 40 ->
                step(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'" + unit + "','year':2021,'managementAmount':'" + amount() + "','evidence':'e'}");
            case 41 -> step("city-clerk", "CoverDeficit", "{'unit':'" + unit + "','year':2021}");
            case 42 ->
                step(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'" + unit + "','year':2021,'from':'COUNTY','amount':'" + random.nextInt(1, 20) + "'}");
            default -> close();
        };
    }

    /** Closes the month, clear or not, and after December the year. */
    private Step close() {
        String waived = ",'overrides':[{'code':'%s','reason':'r'}]}";
        LocalDate end = month.atEndOfMonth();
        if (month.getYear() > year) {
            int closing = year++;
            return step(
                    "city-clerk", "CloseYear", "{'year':" + closing + waived.formatted("RESERVE_NOT_EXTRACTED"), end);
        }
        Step step = step(
                "city-clerk",
                "CloseMonth",
                "{'month':'" + month + "'" + waived.formatted("INCOME_ACCOUNT_NOT_CLEARED"),
                end);
        month = month.plusMonths(random.nextInt(5) == 0 ? 0 : 1);
        return step;
    }

    private String amount() {
        return random.nextInt(1, 500) + "." + random.nextInt(10, 100);
    }

    private String amountOf(String unit) {
        return "{'unit':'" + unit + "','amount':'" + (random.nextBoolean() ? "ALL" : amount()) + "'}";
    }

    private String request(String more) {
        return "{'request':'Q" + random.nextInt(15) + "'" + more + "}";
    }

    private Step step(String who, String command, String data) {
        return step(who, command, data, month.atDay(random.nextInt(1, 29)));
    }

    private Step step(String who, String command, String data, LocalDate day) {
        JsonNode content = GivenBook.parse(data);
        ObjectNode line = GivenBook.JSON.createObjectNode();
        line.put("id", "c" + number)
                .put("command", command)
                .put("pool", "410200")
                .put("fund", "310")
                .put("effectiveOn", day.toString())
                .set("data", content);
        return new Step(who, line);
    }
}
