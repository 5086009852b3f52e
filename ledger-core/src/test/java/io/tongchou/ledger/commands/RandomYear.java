package io.tongchou.ledger.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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

    private record Paid(String unit, String entry, String amount) {}

    private final Random random;
    private final List<Paid> payments = new ArrayList<>();
    private final Map<String, List<Paid>> statements = new TreeMap<>();
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
        return switch (random.nextInt(71)) {
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
            case 28, 29, 30 -> pay(clerk, unit);
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
            case 43, 44 ->
                step(
                        "tax",
                        "RefundPremium",
                        "{'unit':'" + unit + "','receiptNo':'R" + random.nextInt(60) + "','refundNo':'F"
                                + random.nextInt(40) + "','amount':'" + few() + "'}");
            case 45 ->
                step(
                        clerk,
                        "RecoverBenefit",
                        "{'unit':'" + unit + "','paymentNo':'P" + random.nextInt(60) + "','recoveryNo':'V"
                                + random.nextInt(40) + "','amount':'" + few() + "'}");
            case 46 ->
                step(
                        clerk,
                        "ReturnPayment",
                        "{'unit':'" + unit + "','paymentNo':'P" + random.nextInt(60) + "'"
                                + (random.nextBoolean() ? ",'repaidAs':'P" + random.nextInt(60, 90) + "'" : "") + "}");
            case 47 ->
                step(
                        clerk,
                        "AdvanceToProvider",
                        "{'unit':'" + unit + "','advance':'A" + random.nextInt(9) + "','payee':'H1','amount':'"
                                + amount() + "','kind':'ROUTINE'}");
            case 48 ->
                step(
                        clerk,
                        random.nextBoolean() ? "SettleAdvance" : "ReturnAdvance",
                        "{'advance':'A" + random.nextInt(9) + "','amount':'" + few() + "'}");
            case 49, 50 ->
                step(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        "{'unit':'" + (random.nextBoolean() ? "ALL" : unit) + "','deposit':'D" + random.nextInt(9)
                                + "','amount':'" + amount() + "','rate':'0.02','maturesOn':'2023-01-01'}");
            case 51 ->
                step(
                        "finance-clerk",
                        "MatureTimeDeposit",
                        "{'deposit':'D" + random.nextInt(9) + "','interest':'" + few() + "'}");
            case 52 ->
                step(
                        "finance-clerk",
                        "BuyBond",
                        "{'unit':'ALL','bond':'B" + random.nextInt(9) + "','cost':'" + amount()
                                + "','maturesOn':'2024-01-01'}");
            case 53 ->
                step(
                        "finance-clerk",
                        "RedeemBond",
                        "{'bond':'B" + random.nextInt(9) + "','proceeds':'" + amount() + "'}");
            case 54 ->
                step(
                        "finance-clerk",
                        "ReceiveUnidentified",
                        "{'unit':'" + unit + "','reference':'U" + random.nextInt(9) + "','amount':'" + few() + "'}");
            case 55 ->
                step(
                        "finance-clerk",
                        "IdentifyReceipt",
                        "{'reference':'U" + random.nextInt(9) + "','as':'"
                                + List.of("PREMIUM", "SUBSIDY", "OTHER").get(random.nextInt(3)) + "'}");
            case 56, 57 ->
                step(
                        "city-clerk",
                        "ReclassifyEntry",
                        "{'entry':'c" + random.nextInt(number) + "','kind':'"
                                + (random.nextBoolean() ? "ARREARS" : "CHRONIC") + "','reason':'r'}");
            case 58 ->
                step(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'" + unit + "','debt':'L" + random.nextInt(9)
                                + "','direction':'RECEIVABLE','category':'SUBSIDY','amount':'" + amount()
                                + "','dueOn':'2021-02-01'}");
            case 59 ->
                step(
                        "finance-clerk",
                        random.nextBoolean() ? "SettleLegacyDebt" : "DeductFromTransferPayment",
                        "{'debt':'L" + random.nextInt(9) + "','amount':'" + few() + "'}");
            case 60 ->
                step(
                        clerk,
                        List.of("SetUpRevolvingFund", "DrawRevolvingFund", "ReturnFunds")
                                .get(random.nextInt(3)),
                        "{'unit':'" + unit + "','amount':'" + few() + "'}");
            case 61 ->
                step("city-clerk", "DrawReserve", "{'unit':'" + unit + "','year':2021,'amount':'" + few() + "'}");
            case 62 -> step("city-clerk", "RestateSettlement", "{'unit':'" + unit + "','year':2021,'document':'d'}");
            case 63 ->
                step(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'"
                                + (random.nextBoolean()
                                        ? "reserve.rate','value':'0.0" + random.nextInt(10)
                                        : "prepaid.recognition','value':'BENEFIT_YEAR")
                                + "','document':'d'}");
            case 64 ->
                step(
                        "tax",
                        "CollectPremium",
                        "{'unit':'" + unit + "','receiptNo':'R" + random.nextInt(60)
                                + "','payerCategory':'RESIDENT','kind':'PREPAID','period':'" + month.plusMonths(12)
                                + "','amount':'" + amount() + "'}");
            case 65, 66 -> statement(clerk, unit);
            case 67, 68 -> match();
            case 69 ->
                random.nextBoolean()
                        ? step(
                                "city-clerk",
                                "ExplainLine",
                                "{'statement':'S" + random.nextInt(number) + "','line':" + random.nextInt(1, 4)
                                        + ",'kind':'MISSING','reason':'r'}")
                        : step(
                                clerk,
                                "ConfirmReconciliation",
                                "{'unit':'" + unit + "','month':'" + month.minusMonths(1)
                                        + "','account':'1004.01','balance':'" + amount() + "'}");
            default -> close();
        };
    }

    private Step pay(String clerk, String unit) {
        String amount = amount();
        Step paid = step(
                clerk,
                "PayBenefit",
                "{'unit':'" + unit + "','paymentNo':'P" + random.nextInt(60)
                        + "','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'" + amount + "'}");
        payments.add(new Paid(unit, paid.id(), amount));
        return paid;
    }

    /** The bank's statement of a month: the unit's last payments, and one that is not the ledger's. */
    private Step statement(String clerk, String unit) {
        StringBuilder lines = new StringBuilder("{'on':'" + month.atDay(1) + "','amount':'" + amount() + "'}");
        List<Paid> told = payments.reversed().stream()
                .filter(paid -> paid.unit.equals(unit))
                .limit(3)
                .toList();
        told.forEach(paid -> lines.append(
                ",{'on':'" + month.atEndOfMonth() + "','direction':'OUT','amount':'" + paid.amount + "'}"));
        statements.put("S" + number, told);
        return step(
                clerk,
                "ImportStatement",
                "{'statement':'S" + number + "','source':'EXPENDITURE_ACCOUNT','unit':'" + unit + "','from':'"
                        + month.atDay(1) + "','to':'" + month.atEndOfMonth() + "','lines':[" + lines + "]}",
                month.atEndOfMonth());
    }

    /** A payment with its line, or with another one. */
    private Step match() {
        if (statements.isEmpty()) {
            return close();
        }
        String statement = List.copyOf(statements.keySet()).get(random.nextInt(statements.size()));
        List<Paid> told = statements.getOrDefault(statement, List.of());
        int line = random.nextInt(4);
        String entry = line < told.size() ? told.get(line).entry : "c" + random.nextInt(number);
        return step(
                "city-clerk",
                "MatchLine",
                "{'statement':'" + statement + "','lines':[" + (line + 2) + "],'entries':['" + entry + "']}");
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
                "{'month':'" + month + "'"
                        + waived.formatted("INCOME_ACCOUNT_NOT_CLEARED','reason':'r'},{'code':'UNRECONCILED"),
                end);
        month = month.plusMonths(random.nextInt(5) == 0 ? 0 : 1);
        return step;
    }

    private String amount() {
        return random.nextInt(1, 500) + "." + random.nextInt(10, 100);
    }

    private String few() {
        return random.nextInt(1, 30) + ".00";
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
