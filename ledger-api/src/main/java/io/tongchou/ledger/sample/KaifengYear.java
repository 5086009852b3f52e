package io.tongchou.ledger.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.vocabulary.Money;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up fiscal year of Kaifeng's employee and resident funds, of real shape and size: a tenth of the employers, all the money. Every name in
 * it says that it is synthetic. The same seed gives the same commands, so a load that was cut off goes on where it stopped.
 */
final class KaifengYear {

    static final String POOL = "410200";
    static final int YEAR = 2025;

    private static final long SEED = 20250101;

    /** Per mille of a year's income that comes in each month: employees, and residents who pay around the new year. */
    private static final int[] EMPLOYEE_MONTHS = {81, 80, 80, 80, 80, 80, 80, 80, 80, 81, 99, 99};

    private static final int[] RESIDENT_MONTHS = {112, 110, 108, 45, 42, 40, 42, 45, 50, 132, 137, 137};

    private static final String SYNTHETIC = "synthetic sample (合成示例数据)";

    private final List<SampleLine> lines = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /**
     * A unit of the sample.
     *
     * @param share its per mille of the city's premiums
     * @param expenditure per mille of its income that it spends
     * @param plan per mille of its income that was planned; above 1000 the plan is missed
     * @param legacy yuan from before pooling, in ten thousands
     */
    private record Unit(String code, String name, int share, int expenditure, int plan, int legacy) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("410200", "开封市本级", 230, 880, 980, 9000),
            new Unit("410202", "龙亭区", 90, 900, 980, 4000),
            new Unit("410203", "顺河回族区", 70, 905, 985, 3000),
            new Unit("410204", "鼓楼区", 60, 890, 990, 2500),
            new Unit("410205", "禹王台区", 60, 1090, 1060, 600),
            new Unit("410212", "祥符区", 110, 900, 985, 4500),
            new Unit("410221", "杞县", 110, 895, 980, 5000),
            new Unit("410222", "通许县", 80, 1060, 990, 800),
            new Unit("410223", "尉氏县", 100, 900, 985, 4200),
            new Unit("410225", "兰考县", 90, 910, 990, 3800));

    /**
     * A fund of the sample.
     *
     * @param premiums yuan of a year, in ten thousands
     * @param subsidies yuan of a year, in ten thousands
     * @param receipts receipts of a month in all of the city
     */
    private record Fund(String code, int premiums, int subsidies, int receipts, int[] months, String payer) {}

    private static final List<Fund> FUNDS = List.of(
            new Fund("310", 225_000, 0, 1200, EMPLOYEE_MONTHS, "EMPLOYER"),
            new Fund("390", 134_400, 243_600, 600, RESIDENT_MONTHS, "RESIDENT"));

    private KaifengYear() {}

    /** All commands in their order. */
    static List<SampleLine> lines() {
        KaifengYear year = new KaifengYear();
        year.open();
        FUNDS.forEach(year::begin);
        for (int month = 1; month <= 12; month++) {
            for (Fund fund : FUNDS) {
                year.month(fund, month);
            }
        }
        FUNDS.forEach(year::close);
        return year.lines;
    }

    /** The same year with its December still open and nothing of its end done: what there is to close. */
    static List<SampleLine> beforeItsEnd() {
        return lines().stream()
                .filter(line -> !line.command().get("effectiveOn").textValue().startsWith(String.valueOf(YEAR + 1)))
                .filter(line -> !line.id().endsWith("-12-close"))
                .toList();
    }

    private void open() {
        ObjectNode data = data();
        data.put("name", "开封市（合成示例）").put("note", SYNTHETIC);
        var units = data.putArray("units");
        UNITS.forEach(unit -> units.addObject()
                .put("code", unit.code)
                .put("name", unit.name)
                .put(
                        "level",
                        unit.code.equals(POOL) ? "CITY" : unit.code.compareTo("410220") < 0 ? "DISTRICT" : "COUNTY"));
        var funds = data.putArray("funds");
        FUNDS.forEach(fund -> funds.add(fund.code));
        LocalDate day = LocalDate.of(YEAR, 1, 1);
        add("admin", "open", "OpenPool", "", day, data);
        propose("city-clerk", "policy", "AdoptPolicy", "", day, data().put("policy", "kaifeng-2020-59"));
    }

    private void begin(Fund fund) {
        LocalDate day = LocalDate.of(YEAR, 1, 2);
        for (Unit unit : UNITS) {
            String id = fund.code + "-" + unit.code;
            add(
                    "finance-clerk",
                    id + "-legacy",
                    "HandOverLegacyBalance",
                    fund.code,
                    day,
                    of(unit).put("amount", yuan(tenThousands(unit.legacy))).put("stage", "FINAL_ACCOUNTS"));
            add(
                    "city-clerk",
                    id + "-last-year",
                    "RecordPriorYearExpenditure",
                    fund.code,
                    day,
                    of(unit).put("year", YEAR - 1)
                            .put("amount", yuan(expenditure(fund, unit).timesRatio(93, 100, RoundingMode.HALF_UP))));
            ObjectNode plan = of(unit).put("year", YEAR);
            Money planned = perMille(income(fund, unit), unit.plan);
            Money subsidies = perMille(tenThousands(fund.subsidies), unit.share);
            plan.putObject("income")
                    .put("PREMIUM", yuan(planned.minus(subsidies)))
                    .put("SUBSIDY", yuan(subsidies));
            plan.putObject("expenditure").put("BENEFITS", yuan(perMille(expenditure(fund, unit), 1010)));
            propose("city-clerk", id + "-plan", "ApproveAnnualPlan", fund.code, day, plan);
        }
        for (Unit unit : UNITS) {
            add(
                    "finance-clerk",
                    fund.code + "-" + unit.code + "-prefund",
                    "PrefundCounty",
                    fund.code,
                    LocalDate.of(YEAR, 1, 4),
                    of(unit).put("year", YEAR));
        }
    }

    private void month(Fund fund, int month) {
        YearMonth period = YearMonth.of(YEAR, month);
        String id = fund.code + "-" + period;
        for (Unit unit : UNITS) {
            collect(fund, unit, period);
            if (fund.subsidies > 0 && month % 3 == 2) {
                subsidise(fund, unit, period);
            }
        }
        for (Unit unit : UNITS) {
            add(
                    "tax",
                    id + "-" + unit.code + "-remit",
                    "RemitToCityTreasury",
                    fund.code,
                    period.atDay(21),
                    of(unit).put("amount", "ALL"));
        }
        for (Unit unit : UNITS) {
            add(
                    "finance-clerk",
                    id + "-" + unit.code + "-transfer",
                    "TransferToFiscalAccount",
                    fund.code,
                    period.atDay(23),
                    of(unit).put("amount", "ALL"));
        }
        for (Unit unit : UNITS) {
            spend(fund, unit, period);
        }
        if (month % 3 == 0) {
            add(
                    "finance-clerk",
                    id + "-interest",
                    "ReceiveInterest",
                    fund.code,
                    period.atDay(28),
                    data().put("account", "1003.01")
                            .put("amount", yuan(tenThousands(160 + random.nextInt(80))))
                            .put("from", period.minusMonths(2).atDay(1).toString())
                            .put("to", period.atDay(20).toString()));
        }
        add(
                "city-clerk",
                id + "-reserve",
                "ExtractReserve",
                fund.code,
                period.atEndOfMonth(),
                data().put("year", YEAR).put("through", month));
        add(
                "city-clerk",
                id + "-close",
                "CloseMonth",
                fund.code,
                period.atEndOfMonth(),
                data().put("month", period.toString()));
    }

    private void collect(Fund fund, Unit unit, YearMonth period) {
        Money premiums =
                perMille(perMille(tenThousands(fund.premiums), unit.share), fund.months[period.getMonthValue() - 1]);
        int n = Math.max(3, fund.receipts * unit.share / 1000);
        List<Money> amounts = premiums.allocate(IntStream.range(0, n)
                .mapToObj(i -> BigInteger.valueOf(20 + random.nextInt(160)))
                .toList());
        for (int i = 0; i < n; i++) {
            String receipt = "S" + fund.code + unit.code + period.toString().replace("-", "") + "%04d".formatted(i);
            ObjectNode data = of(unit).put("receiptNo", receipt)
                    .put("payerCategory", fund.payer)
                    .put("kind", "CURRENT")
                    .put("period", period.toString())
                    .put("amount", yuan(amounts.get(i)))
                    .put("payer", "SYNTHETIC-%05d".formatted(i));
            if (fund.payer.equals("EMPLOYER") && random.nextInt(40) == 0) {
                data.put("kind", "ARREARS")
                        .put("lateFee", yuan(amounts.get(i).timesRatio(15, 10_000, RoundingMode.HALF_UP)));
            }
            add("tax", receipt, "CollectPremium", fund.code, period.atDay(2 + random.nextInt(18)), data);
        }
    }

    private void subsidise(Fund fund, Unit unit, YearMonth period) {
        Money quarter = perMille(perMille(tenThousands(fund.subsidies), unit.share), 250);
        List<Money> levels =
                quarter.allocate(List.of(BigInteger.valueOf(6), BigInteger.valueOf(2), BigInteger.ONE, BigInteger.ONE));
        String[] names = {"CENTRAL", "PROVINCIAL", "CITY", "COUNTY"};
        for (int i = 0; i < names.length; i++) {
            add(
                    "finance-clerk",
                    fund.code + "-" + period + "-" + unit.code + "-subsidy-" + names[i],
                    "ReceiveSubsidy",
                    fund.code,
                    period.atDay(19),
                    of(unit).put("level", names[i])
                            .put("into", i < 2 ? "FISCAL_ACCOUNT" : "TREASURY")
                            .put("amount", yuan(levels.get(i)))
                            .put("reference", "合成财社" + period + "-" + names[i]));
        }
    }

    private void spend(Fund fund, Unit unit, YearMonth period) {
        Money month = expenditure(fund, unit).timesRatio(1, 12, RoundingMode.DOWN);
        String sender = unit.code.equals(POOL) ? "city-clerk" : "county-" + unit.code;
        String request = "R" + fund.code + unit.code + period.toString().replace("-", "");
        add(
                sender,
                request,
                "RequestFunds",
                fund.code,
                period.atDay(24),
                of(unit).put("request", request)
                        .put("period", period.toString())
                        .put("amount", yuan(month)));
        add(
                unit.code.equals(POOL) ? "city-head" : "city-clerk",
                request + "-verify",
                "VerifyFundRequest",
                fund.code,
                period.atDay(25),
                data().put("request", request).put("approved", yuan(month)));
        add(
                "finance-clerk",
                request + "-pay",
                "DisburseFunds",
                fund.code,
                period.atDay(26),
                data().put("request", request));
        String[] kinds = {"INPATIENT", "INPATIENT", "INPATIENT", "OUTPATIENT", "CHRONIC", "MATERNITY"};
        List<Money> payments = month.allocate(IntStream.range(0, 12)
                .mapToObj(i -> BigInteger.valueOf(50 + random.nextInt(100)))
                .toList());
        for (int i = 0; i < payments.size(); i++) {
            String payment = "P" + request.substring(1) + "%02d".formatted(i);
            add(
                    sender,
                    payment,
                    "PayBenefit",
                    fund.code,
                    period.atDay(27),
                    of(unit).put("paymentNo", payment)
                            .put("kind", kinds[i % kinds.length])
                            .put("payee", "H4102-SYNTHETIC-%03d".formatted(random.nextInt(60)))
                            .put("payeeType", "INSTITUTION")
                            .put("amount", yuan(payments.get(i)))
                            .put("period", period.minusMonths(1).toString()));
        }
    }

    private void close(Fund fund) {
        LocalDate january = LocalDate.of(YEAR + 1, 1, 12);
        for (Unit unit : UNITS) {
            propose(
                    "city-clerk",
                    fund.code + "-" + unit.code + "-assessment",
                    "RecordAssessment",
                    fund.code,
                    january,
                    of(unit).put("year", YEAR).put("grade", unit.expenditure > 1000 ? "PASS" : "GOOD"));
        }
        propose(
                "city-clerk",
                fund.code + "-ruling",
                "RuleGapCause",
                fund.code,
                january,
                data().put("unit", "410205")
                        .put("year", YEAR)
                        .put("managementAmount", yuan(tenThousands(700)))
                        .put("evidence", "合成示例：应收未收"));
        propose("city-clerk", fund.code + "-year", "CloseYear", fund.code, january, data().put("year", YEAR));
        for (Unit unit : UNITS) {
            if (unit.expenditure > 1000) {
                add(
                        "city-clerk",
                        fund.code + "-" + unit.code + "-cover",
                        "CoverDeficit",
                        fund.code,
                        LocalDate.of(YEAR + 1, 1, 20),
                        of(unit).put("year", YEAR));
            }
        }
    }

    private Money income(Fund fund, Unit unit) {
        return perMille(tenThousands(fund.premiums + fund.subsidies), unit.share);
    }

    private Money expenditure(Fund fund, Unit unit) {
        return perMille(income(fund, unit), unit.expenditure * 9 / 10);
    }

    private static Money perMille(Money of, int share) {
        return of.timesRatio(share, 1000, RoundingMode.DOWN);
    }

    private static Money tenThousands(int yuan) {
        return Money.ofFen(yuan * 1_000_000L);
    }

    private static String yuan(Money money) {
        return money.toString();
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode of(Unit unit) {
        return data().put("unit", unit.code);
    }

    private void propose(String sender, String id, String command, String fund, LocalDate day, ObjectNode data) {
        add(sender, id, command, fund, day, data);
        add("city-head", id + "-approve", "ApproveProposal", "", day, data().put("proposal", "sample-" + id));
    }

    private void add(String sender, String id, String command, String fund, LocalDate day, ObjectNode data) {
        ObjectNode line =
                data().put("id", "sample-" + id).put("command", command).put("pool", POOL);
        if (!fund.isEmpty()) {
            line.put("fund", fund);
        }
        line.put("effectiveOn", day.toString()).set("data", data);
        lines.add(new SampleLine(sender, line));
    }
}
