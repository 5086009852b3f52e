package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure of the API, asked as known at an instant: what happens afterwards, dated back or not, never changes a byte of the
 * answer, and what was unknown then is refused.
 */
class AsKnownThenTest {

    private static final String POOL = House.openPool();
    private static final String COUNTY = POOL.substring(0, 4) + "21";
    private static final String LATER = POOL.substring(0, 4) + "23";

    private static final Map<Figure, String> THEN = new HashMap<>();
    private static String knownAt = "";

    /**
     * A figure and what it can be asked with.
     *
     * @param path below the pool, with the parameters that make it one figure
     * @param day the parameter that names the last business day, empty where there is none
     * @param ofUnit whether one unit's can be asked for
     */
    private record Figure(String path, String day, boolean ofUnit) {

        /** Its days are those of a period, which had not begun before and is over afterwards. */
        boolean isOfPeriod() {
            return path.contains("period=") || path.contains("/vouchers?month=");
        }

        String at(String more) {
            return "/api/v1/pools/" + POOL + path + (path.contains("?") ? "&" : "?") + more;
        }

        String of(String asOf) {
            return day.isEmpty() ? "" : day + "=" + asOf + "&";
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static Figure ofFund(String path, String day, boolean ofUnit) {
        return new Figure("/funds/310" + path, day, ofUnit);
    }

    private static List<Figure> figures() {
        return List.of(
                ofFund("/trial-balance", "asOf", true),
                ofFund("/balances", "asOf", true),
                ofFund("/balances?account=1002", "asOf", true),
                ofFund("/entries?limit=2", "to", true),
                ofFund("/entries?account=4001&from=2021-02-01", "to", true),
                ofFund("/arrears", "asOf", true),
                ofFund("/settlements/2021", "", false),
                ofFund("/indicators", "asOf", true),
                ofFund("/obligations", "asOf", true),
                ofFund("/identities", "asOf", false),
                ofFund("/statements/balance-sheet?period=2021", "asOf", true),
                ofFund("/statements/income-and-expenditure?period=2021-03", "asOf", true),
                ofFund("/statements/plan-against-actual?period=2021", "asOf", true),
                ofFund("/books/general-ledger?period=2021", "asOf", true),
                ofFund("/books/subsidiary-ledger?account=4001&item=EMPLOYER", "to", true),
                ofFund("/books/journal?account=1002", "to", true),
                ofFund("/vouchers?month=2021-03", "asOf", true),
                ofFund("/vouchers/2021-03/1", "", true),
                ofFund("/reconciliation?month=2021-03", "asOf", true),
                ofFund("/export?format=ndjson", "to", true),
                ofFund("/explain?figure=balance/ALL/1002", "asOf", false),
                ofFund("/restatement?period=2021-01", "", true),
                new Figure("/proposals", "", true),
                new Figure("/requests", "asOf", true),
                new Figure("/alerts?history=true", "", true),
                new Figure("/reconciliation?month=2021-03", "asOf", true));
    }

    private static long done(String who, String command, String day, String data) {
        return done(who, command + "-" + data.hashCode(), command, day, data);
    }

    /** The sequence of the event; what needs a second person gets one. */
    private static long done(String who, String id, String command, String day, String data) {
        Reply reply = House.command(who, sent(id, command, day, data));
        return reply.status() == 202 ? approved(who, id, day) : sequence(reply);
    }

    private static void proposed(String who, String id, String command, String day, String data) {
        Reply reply = House.command(who, sent(id, command, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    }

    private static long approved(String who, String id, String day) {
        return sequence(House.command(
                who.startsWith("finance") ? "finance-head" : "city-head",
                sent("approve-" + id, "ApproveProposal", day, "'proposal':'" + id + "'")));
    }

    private static long sequence(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("sequence").longValue();
    }

    private static String sent(String id, String command, String day, String data) {
        return "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                .formatted(id, command, POOL, day, data)
                .replace('\'', '"');
    }

    private static String premium(String receipt, String amount) {
        return "'unit':'%s','receiptNo':'%s','amount':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03'"
                .formatted(COUNTY, receipt, amount);
    }

    private static String plan(String amount) {
        return "'unit':'%s','year':2021,'income':{'PREMIUM':'%s'},'expenditure':{'BENEFITS':'500.00'}"
                .formatted(COUNTY, amount);
    }

    @BeforeAll
    static void whatIsKnownAndWhatComesToLight() {
        done("tax", "january", "CollectPremium", "2021-01-10", premium("R-0", "10.00"));
        done("tax", "RemitToCityTreasury", "2021-01-20", "'unit':'" + COUNTY + "','amount':'ALL'");
        done("city-clerk", "CloseMonth", "2021-01-31", "'month':'2021-01'");
        done("tax", "one", "CollectPremium", "2021-03-05", premium("R-1", "1000.00"));
        done("tax", "CollectPremium", "2021-03-06", premium("R-2", "500.00"));
        done("city-clerk", "ApproveAnnualPlan", "2021-02-01", plan("900.00"));
        done(
                "county-" + COUNTY,
                "AssessPremium",
                "2021-03-01",
                "'unit':'" + COUNTY
                        + "','assessment':'A-1','payer':'E1','payerCategory':'EMPLOYER','period':'2021-03','amount':'800.00'");
        done(
                "city-clerk",
                "AssessSubsidy",
                "2021-03-01",
                "'unit':'" + COUNTY + "','year':2021,'level':'CITY','amount':'900.00','dueOn':'2021-03-31'");
        done("tax", "RemitToCityTreasury", "2021-03-20", "'unit':'" + COUNTY + "','amount':'1200.00'");
        done(
                "county-" + COUNTY,
                "RequestFunds",
                "2021-03-20",
                "'unit':'" + COUNTY + "','request':'Q-1','period':'2021-04','amount':'100.00'");
        proposed("city-clerk", "reverse", "ReverseEntry", "2021-03-31", "'entry':'january','reason':'twice'");
        long known = done(
                "tax",
                "ImportStatement",
                "2021-04-01",
                "'statement':'T','source':'TAX','from':'2021-03-01','to':'2021-03-31','lines':["
                        + "{'on':'2021-03-05','direction':'IN','amount':'1000.00','reference':'R-1'},"
                        + "{'on':'2021-03-09','direction':'IN','amount':'9.00','reference':'R-9'}]");
        knownAt = House.get("auditor", figures().getFirst().at("atLeast=" + known))
                .json()
                .get("knownAt")
                .textValue();
        figures().forEach(figure -> THEN.put(figure, asked(figure)));

        done("tax", "CollectPremium", "2021-02-01", premium("R-3", "77.00"));
        done("tax", "CollectPremium", "2021-03-05", premium("R-4", "800.00") + ",'assessment':'A-1'");
        done(
                "tax",
                "RefundPremium",
                "2021-03-07",
                "'unit':'" + COUNTY + "','receiptNo':'R-2','refundNo':'F-1','amount':'50.00'");
        approved("city-clerk", "reverse", "2021-03-31");
        done("city-clerk", "VerifyFundRequest", "2021-03-21", "'request':'Q-1','approved':'90.00'");
        done(
                "finance-clerk",
                "ReceiveSubsidy",
                "2021-03-15",
                "'unit':'" + COUNTY + "','level':'CITY','into':'TREASURY','amount':'900.00','reference':'S-1'");
        done("tax", "ExplainLine", "2021-04-02", "'statement':'T','line':2,'kind':'MISSING','reason':'asked'");
        done("city-clerk", "AdjustAnnualPlan", "2021-03-01", plan("1.00"));
        done("admin", "AdmitUnit", "2021-02-01", "'unit':{'code':'" + LATER + "','name':'x','level':'COUNTY'}");
        long last = done("tax", "CollectPremium", "2021-03-05", premium("R-5", "1.00"));
        assertThat(House.get("auditor", figures().getFirst().at("atLeast=" + last))
                        .status())
                .isEqualTo(200);
    }

    private static String asked(Figure figure) {
        Reply reply = House.get("auditor", figure.at(figure.of("2021-04-30") + "knownAt=" + knownAt));
        assertThat(reply.status()).as("%s: %s", figure, reply.text()).isEqualTo(200);
        return reply.text();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void answersTheSameForEver(Figure figure) {
        assertThat(asked(figure)).isEqualTo(THEN.get(figure));
    }

    /** Without which the test above would prove nothing. A voucher is what it was; alerts are reviewed at their own pace. */
    @Test
    void whatCameToLightIsInTheFiguresOfNow() {
        List<Figure> untouched = figures().stream()
                .filter(figure -> House.get("auditor", figure.at(figure.of("2021-04-30")))
                        .text()
                        .replaceAll("\"(knownAt|sequence)\":[^,}]*", "")
                        .equals(THEN.getOrDefault(figure, "").replaceAll("\"(knownAt|sequence)\":[^,}]*", "")))
                .toList();
        assertThat(untouched)
                .extracting(Figure::path)
                .isSubsetOf("/funds/310/vouchers/2021-03/1", "/alerts?history=true");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void refusesWhatIsUnknown(Figure figure) {
        String then = "&knownAt=" + knownAt;
        refused(figure, figure.of("2021-04-30") + "knownAt=2020-12-31T00:00:00Z", "PERIOD_CLOSED");
        refused(figure, figure.of("2021-04-30") + "knownAt=2999-01-01T00:00:00Z", "IN_THE_FUTURE");
        refused(figure, figure.of("2021-04-30") + "knownAt=yesterday", "INVALID");
        refused(figure, figure.of("2021-04-30") + "colour=red", "INVALID");
        if (!figure.day.isEmpty()) {
            refused(figure, figure.of("2020-12-31") + then, figure.isOfPeriod() ? "IN_THE_FUTURE" : "PERIOD_CLOSED");
            if (!figure.isOfPeriod()) {
                refused(figure, figure.of(LocalDate.now().plusDays(9).toString()) + then, "IN_THE_FUTURE");
            }
        }
        if (figure.ofUnit) {
            refused(figure, figure.of("2021-04-30") + "unit=999999" + then, "UNIT_UNKNOWN");
            refused(figure, figure.of("2021-04-30") + "unit=" + LATER + then, "UNIT_UNKNOWN");
        }
        assertThat(House.get("auditor", figure.at("").replace(POOL, "990000"))
                        .json()
                        .path("code")
                        .textValue())
                .isEqualTo("POOL_UNKNOWN");
    }

    private static void refused(Figure figure, String parameters, String code) {
        Reply reply = House.get("auditor", figure.at(parameters));
        assertThat(reply.json().path("code").textValue())
                .as("%s with %s: %s", figure, parameters, reply.text())
                .isEqualTo(code);
    }

    @Test
    void daysTheWrongWayRoundAndItemsOfOtherAccountsAreRefused() {
        for (String path :
                List.of("/entries?", "/books/journal?account=1002&", "/books/subsidiary-ledger?account=1002&")) {
            refused(ofFund(path + "from=2021-03-02", "to", true), "to=2021-03-01", "INVALID");
        }
        refused(ofFund("/books/subsidiary-ledger?account=1002&item=EMPLOYER", "to", true), "to=2021-03-01", "INVALID");
    }

    /** A figure that takes an instant stands in the list above. */
    @Test
    void noFigureIsForgotten() {
        Set<String> tested = figures().stream()
                .map(figure -> figure.path.replaceAll("[?].*", ""))
                .collect(Collectors.toSet());
        Set<String> described = new TreeSet<>();
        House.get("", "/v3/api-docs").json().get("paths").fields().forEachRemaining(path -> {
            JsonNode parameters = path.getValue().at("/get/parameters");
            if (StreamSupport.stream(parameters.spliterator(), false)
                    .anyMatch(one -> one.get("name").asText().equals("knownAt"))) {
                described.add(Optional.of(path.getKey())
                        .map(text -> text.replace("/api/v1/pools/{pool}", "")
                                .replace("{fund}", "310")
                                .replace("{year}", "2021")
                                .replace("{month}", "2021-03")
                                .replace("{number}", "1"))
                        .orElseThrow());
            }
        });
        assertThat(tested).containsAll(described);
    }
}
