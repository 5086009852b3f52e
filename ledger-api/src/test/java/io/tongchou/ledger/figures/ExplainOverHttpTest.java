package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures opened by their addresses, from the top to a line of a file, and what is not everybody's to open. */
class ExplainOverHttpTest {

    private static final String HEADER = "receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn\n";

    private static String pool = "";
    private static String book = "";
    private static String county = "";
    private static String other = "";
    private static String knownAt = "";

    @BeforeAll
    static void collectionsOfTwoCounties() {
        pool = House.openPool();
        book = "/api/v1/pools/" + pool + "/funds/310";
        county = pool.substring(0, 4) + "21";
        other = pool.substring(0, 4) + "22";
        file(
                HEADER + line("F1", county, "10.00") + line("F2", county, "20.50") + line("F3", other, "7.00"),
                3,
                "37.50");
        done(
                "tax",
                "gone",
                "CollectPremium",
                "'unit':'%s','receiptNo':'R9','payerCategory':'FLEXIBLE','kind':'CURRENT','period':'2021-03','amount':'3.00'"
                        .formatted(county));
        done("city-clerk", "undo", "ReverseEntry", "'entry':'gone','reason':'paid twice'");
        knownAt = "&knownAt=" + Instant.now();
        get("auditor", "balance/ALL/1002");
        done(
                "tax",
                "later",
                "CollectPremium",
                "'unit':'%s','receiptNo':'R10','payerCategory':'FLEXIBLE','kind':'CURRENT','period':'2021-03','amount':'1000.00'"
                        .formatted(county));
    }

    private static String line(String receipt, String unit, String amount) {
        return "%s,%s,E1,EMPLOYER,CURRENT,2021-03,%s,,2021-03-15\n".formatted(receipt, unit, amount);
    }

    private static void file(String text, int lines, String amount) {
        Reply reply = House.send(HttpRequest.newBuilder(House.at(book + "/collection-files"))
                .header("Authorization", "Bearer " + House.token("tax"))
                .header("Content-Type", "text/csv")
                .header("X-Line-Count", String.valueOf(lines))
                .header("X-Total-Amount", amount)
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static void done(String who, String id, String command, String data) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'2021-03-20','data':{%s}}"
                        .formatted(id, command, pool, data));
        if (reply.status() == 202) {
            done("city-head", UUID.randomUUID().toString(), "ApproveProposal", "'proposal':'" + id + "'");
        } else {
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }
    }

    private static Reply asked(String who, String figure) {
        return House.get(who, book + "/explain?figure=" + figure + knownAt);
    }

    private static JsonNode get(String who, String figure) {
        Reply reply = asked(who, figure);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** The first thing below whose path begins so, opened by its address. */
    private static JsonNode below(JsonNode explanation, String path) {
        return IntStream.range(0, explanation.get("inputs").size())
                .mapToObj(explanation.get("inputs")::get)
                .filter(input -> input.path("figure").asText().startsWith(path))
                .findFirst()
                .map(input ->
                        House.get("auditor", input.get("href").textValue()).json())
                .orElseThrow(() -> new AssertionError(path + " is not below " + explanation));
    }

    @Test
    void aSettlementOpensDownToTheLineOfAFile() {
        JsonNode surplus = get("auditor", "settlement/2021/" + county + "/surplus");
        assertThat(surplus.get("value").textValue()).isEqualTo("30.50");
        assertThat(surplus.at("/formula/zh").textValue()).isEqualTo("P = max(0, I − X − E)");
        JsonNode income = below(surplus, "settlement/2021/" + county + "/income");
        assertThat(income.get("sequence")).isEqualTo(surplus.get("sequence"));
        JsonNode premiums = below(income, "flow/" + county + "/4001/");
        JsonNode march = below(premiums, "flow/" + county + "/4001/2021-03-01");
        assertThat(march.get("value").textValue()).isEqualTo("-30.50");
        JsonNode rows = march.at("/entries/rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).get("file").textValue()).hasSize(64);
        JsonNode event =
                House.get("auditor", rows.get(1).get("href").textValue()).json();
        assertThat(event.at("/event/type").textValue()).isEqualTo("PremiumCollected");
        assertThat(event.at("/event/hash").textValue()).hasSize(64);
        assertThat(event.at("/event/payload/receiptNo").textValue()).isEqualTo("F2");
        assertThat(event.at("/event/maker").textValue()).isEqualTo("tax");
        assertThat(event.at("/event/source/line").intValue()).isEqualTo(3);
        assertThat(event.at("/event/source/text").textValue())
                .isEqualTo(line("F2", county, "20.50").strip());
    }

    @Test
    void aSurplusThatIsNotRetainedCitesTheNoticeInItsWords() {
        JsonNode toCity = get("auditor", "settlement/2021/" + county + "/toCityLevel");
        assertThat(toCity.get("value").textValue()).isEqualTo("30.50");
        assertThat(toCity.at("/clause/policy").textValue()).isEqualTo("of-" + pool);
        assertThat(toCity.at("/clause/clause").textValue()).startsWith("长政办发〔2020〕24号");
        assertThat(toCity.at("/clause/words/0").textValue()).isNotBlank();
    }

    @Test
    void anEntryTellsWhatUndidItAndWhatItUndoes() {
        JsonNode undone = get("auditor", "entry/gone");
        assertThat(undone.at("/event/legs")).hasSize(2);
        JsonNode undoing = get("auditor", undone.at("/event/undoneBy").textValue());
        assertThat(undoing.at("/event/undoes").textValue()).isEqualTo("entry/gone");
        assertThat(undoing.at("/event/checker").textValue()).isEqualTo("city-head");
        assertThat(get("auditor", "entry/undo").at("/inputs/0/figure")).isEqualTo(undoing.get("figure"));
        assertThat(get("auditor", "entry/receipt/310/F1")
                        .at("/event/source/line")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void legsPageByCursorAndStayInOneState() {
        List<String> amounts = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("auditor", "flow/" + county + "/4001/2021-03-01/2021-03-31&limit=1" + next);
            page.at("/entries/rows")
                    .forEach(row -> amounts.add(row.get("amount").textValue()));
            next = page.at("/entries/next").isMissingNode()
                    ? ""
                    : "&cursor=" + page.at("/entries/next").textValue();
        } while (!next.isEmpty());
        assertThat(amounts).containsExactly("-10.00", "-20.50", "-3.00", "3.00");
        assertThat(House.get(
                                "auditor",
                                book + "/explain?figure=flow/" + county + "/4001/2021-03-01/2021-03-31&knownAt="
                                        + Instant.now())
                        .json()
                        .get("value")
                        .textValue())
                .isEqualTo("-1030.50");
    }

    @Test
    void aStatementsLineAndAnIndicatorOpen() {
        JsonNode line = get("auditor", "statement/income-and-expenditure/2021-03/ALL/premiums.employers/1");
        assertThat(line.get("value").textValue()).isEqualTo("37.50");
        assertThat(below(line, "flow/ALL/4001:EMPLOYER/").get("inputs")).hasSize(2);
        JsonNode rate = get("auditor", "indicator/SURPLUS_RATE/POOL&asOf=2021-03-31");
        assertThat(rate.get("measure").textValue()).isEqualTo("PERCENT");
        assertThat(below(rate, "flow/UNITS/INCOME/").get("value").textValue()).isEqualTo("37.50");
    }

    @Test
    void aCountyOpensItsOwnAlone() {
        String own = "county-" + county;
        assertThat(get(own, "balance/" + county + "/1002").get("value").textValue())
                .isEqualTo("30.50");
        assertThat(get(own, "entry/receipt/310/F1")
                        .at("/event/payload/receiptNo")
                        .textValue())
                .isEqualTo("F1");
        refused(own, "balance/" + other + "/1002", RefusalCode.FORBIDDEN);
        refused(own, "balance/ALL/1002", RefusalCode.FORBIDDEN);
        refused(own, "settlement/2021/RESERVE/reserve", RefusalCode.FORBIDDEN);
        refused(own, "indicator/MONTHS_PAYABLE/POOL&asOf=2021-03-31", RefusalCode.FORBIDDEN);
        refused(own, "entry/receipt/310/F3", RefusalCode.ENTRY_UNKNOWN);
    }

    @Test
    void aCountyIsShownOfAnEventWhatTheFeedShowsIt() {
        String own = "county-" + county;
        Map<Long, JsonNode> told = feed(own);
        List<JsonNode> all = List.copyOf(feed("auditor").values());
        assertThat(all)
                .filteredOn(event -> !told.containsKey(event.get("sequence").longValue()))
                .extracting(event -> event.get("type").textValue())
                .contains("CollectionFileReceived", "CollectionFilePosted", "PoolOpened");
        assertThat(told.values()).isNotEmpty().anyMatch(event -> event.has("event"));
        for (JsonNode event : all) {
            long sequence = event.get("sequence").longValue();
            Reply reply = House.get(own, book + "/explain?figure=event/" + sequence);
            JsonNode opened = reply.json().path("event");
            JsonNode shown = told.getOrDefault(sequence, MissingNode.getInstance());
            assertThat(reply.status()).as(event.toString()).isEqualTo(shown.isMissingNode() ? 422 : 200);
            assertThat(opened.has("payload")).as(event.toString()).isEqualTo(shown.has("event"));
            assertThat(opened.path("legs").size())
                    .as(event.toString())
                    .isEqualTo(shown.at("/entry/postings").size());
        }
        long withheld = all.stream()
                .filter(event -> event.get("type").textValue().equals("CollectionFilePosted"))
                .findFirst()
                .orElseThrow()
                .get("sequence")
                .longValue();
        assertThat(asked(own, "event/" + withheld).json().get("detail").textValue())
                .isEqualTo(asked(own, "event/1000000")
                        .json()
                        .get("detail")
                        .textValue()
                        .replace("1000000", String.valueOf(withheld)));
        assertThat(asked(own, "entry/receipt/310/F3").json().get("detail").textValue())
                .isEqualTo(asked(own, "entry/none")
                        .json()
                        .get("detail")
                        .textValue()
                        .replace("none", "receipt/310/F3"));
    }

    private static Map<Long, JsonNode> feed(String who) {
        Map<Long, JsonNode> events = new TreeMap<>();
        House.get(who, "/api/v1/events?pool=" + pool + "&fund=310")
                .text()
                .lines()
                .forEach(line -> {
                    JsonNode event = new Reply(200, "", line).json();
                    events.put(event.get("sequence").longValue(), event);
                });
        return events;
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused("auditor", "balance/" + county, RefusalCode.INVALID);
        refused("auditor", "nonsense/1", RefusalCode.INVALID);
        refused("auditor", "balance/999999/1002", RefusalCode.UNIT_UNKNOWN);
        refused("auditor", "balance/ALL/1002:EMPLOYER", RefusalCode.INVALID);
        refused("auditor", "flow/ALL/4001/2021-03-31/2021-03-01", RefusalCode.INVALID);
        refused("auditor", "statement/balance-sheet/2021-03/UNITS/treasury/1", RefusalCode.INVALID);
        refused("auditor", "statement/balance-sheet/2021-03/ALL/nothing/1", RefusalCode.INVALID);
        refused("auditor", "statement/balance-sheet/2021-03/ALL/assets/1", RefusalCode.INVALID);
        refused("auditor", "statement/balance-sheet/2021-03/ALL/treasury/3", RefusalCode.INVALID);
        refused("auditor", "settlement/2021/" + county + "/managementAmount", RefusalCode.INVALID);
        refused("auditor", "settlement/2021/" + county + "/fromReserve/POLICY", RefusalCode.INVALID);
        refused("auditor", "settlement/2020/" + county + "/gap", RefusalCode.PERIOD_CLOSED);
        refused("auditor", "settlement/2190/" + county + "/gap", RefusalCode.IN_THE_FUTURE);
        refused("auditor", "entry/none", RefusalCode.ENTRY_UNKNOWN);
        refused("auditor", "entry/later", RefusalCode.ENTRY_UNKNOWN);
        refused("auditor", "event/1000000", RefusalCode.ENTRY_UNKNOWN);
        refused("auditor", "item/BOND/B-1", RefusalCode.INVALID);
        refused("auditor", "plan/2021/UNITS/FOO", RefusalCode.INVALID);
        refused("auditor", "plan/2021/UNITS/INCOME.FOO", RefusalCode.INVALID);
        refused("auditor", "plan/2021/UNITS/INCOME.BENEFITS", RefusalCode.INVALID);
        assertThat(get("auditor", "plan/2021/UNITS/INCOME.PREMIUM").get("value").textValue())
                .isEqualTo("0.00");
        refused("auditor", "flow/" + county + "/4001/2021-03-01/2021-03-31&cursor=nonsense", RefusalCode.INVALID);
        assertThat(House.get("auditor", book + "/explain").json().get("code").textValue())
                .isEqualTo(RefusalCode.INVALID.name());
    }

    @Test
    void aPathsDaysAreThoseOfTheBook() {
        assertThat(get("auditor", "flow/" + county + "/4001/2020-12-31/2021-12-31")
                        .get("value")
                        .textValue())
                .as("from the eve, to the end of a year")
                .isEqualTo("-30.50");
        refused("auditor", "balance/" + county + "/1003.01/9999-12-31", RefusalCode.IN_THE_FUTURE);
        refused("auditor", "balance/" + county + "/1003.01/2020-12-30", RefusalCode.PERIOD_CLOSED);
        refused("auditor", "flow/" + county + "/4001/2020-12-30/2021-12-31", RefusalCode.PERIOD_CLOSED);
        refused("auditor", "closing/" + county + "/4001/2021-01-01/2199-12-31", RefusalCode.IN_THE_FUTURE);
        refused("auditor", "plan/2021/" + county + "/INCOME/2199-12-31", RefusalCode.IN_THE_FUTURE);
        for (String figure : List.of(
                "balance/" + county + "/1003.01/%2B999999999-12-31",
                "flow/" + county + "/4001/-999999999-01-01/2021-12-31",
                "closing/" + county + "/4001/-999999999-01-01/%2B999999999-12-31",
                "closing/" + county + "/4001/2021-12-31/2021-01-01",
                "balance/" + county + "/",
                "item/BOND",
                "indicator/SURPLUS_RATE",
                "entry/a%00b",
                "entry/a&cursor=a%00b")) {
            refused("auditor", figure, RefusalCode.INVALID);
        }
    }

    private static void refused(String who, String figure, RefusalCode code) {
        Reply reply = asked(who, figure);
        assertThat(reply.json().path("code").asText()).as(reply.text()).isEqualTo(code.name());
    }
}
