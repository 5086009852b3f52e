package io.tongchou.ledger.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImportsOverHttpTest {

    private static final AtomicInteger POOLS = new AtomicInteger(7701);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String OPENING = """
            unit,account,debit,credit,number,maturesOn
            %1$s21,1003.01,500000.00,,,
            %1$s21,1003.02,60.00,,TD-7,2021-06-30
            %1$s21,3001.01,,500060.00,,
            RESERVE,1003.01,9.00,,,
            RESERVE,3001.03,,9.00,,
            """;
    private static final String HEADER =
            "entry,effectiveOn,text,closing,unit,account,item,debit,credit,number,maturesOn\n";

    private final String pool = POOLS.getAndIncrement() + "00";
    private final String county = pool.substring(0, 4) + "21";
    private int next;
    private final String book = "/api/v1/pools/" + pool + "/funds/310";

    private void open() {
        accepted(House.command(
                "admin",
                "{'id':'open','command':'OpenPool','pool':'%1$s00','effectiveOn':'2019-01-01','data':{'name':'x','funds':['310'],'units':[{'code':'%1$s00','name':'x','level':'CITY'},{'code':'%1$s21','name':'x','level':'COUNTY'}]}}"
                        .formatted(pool.substring(0, 4))));
    }

    private void openImport() {
        made("city-clerk", "open-import", "OpenImport", "{'through':'2020-12'}", 202);
        approved("open-import");
    }

    private void made(String who, String id, String command, String data, int status) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'2021-01-05','data':%s}"
                        .formatted(id, command, pool, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }

    private void approved(String proposal) {
        accepted(House.command(
                "city-head",
                "{'id':'approve-%1$s','command':'ApproveProposal','pool':'%2$s','data':{'proposal':'%1$s'}}"
                        .formatted(proposal, pool)));
    }

    private static void accepted(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private Reply upload(String who, String resource, String text, Charset charset, int lines, String amount) {
        return House.send(HttpRequest.newBuilder(House.at(book + "/" + resource))
                .header("Authorization", "Bearer " + House.token(who))
                .header("Content-Type", "text/csv")
                .header("X-Line-Count", String.valueOf(lines))
                .header("X-Total-Amount", amount)
                .POST(HttpRequest.BodyPublishers.ofByteArray(text.getBytes(charset))));
    }

    private Reply pastEntries(String lines, int count, String amount) {
        return upload("city-clerk", "past-entries", HEADER + lines, StandardCharsets.UTF_8, count, amount);
    }

    private String proposedOpening(String text, Charset charset) {
        Reply opening = upload("city-clerk", "opening-balances", text, charset, 5, "500069.00");
        assertThat(opening.status()).as(opening.text()).isEqualTo(202);
        assertThat(opening.json().get("status").asText()).isEqualTo("PROPOSED");
        return opening.json().get("proposal").asText();
    }

    private JsonNode get(String who, String figure) {
        Reply reply = House.get(who, book + "/" + figure);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** The sequence of one more event, which tells how many there were before it. */
    private long nextSequence() {
        Reply reply = House.command(
                "city-clerk",
                "{'id':'next-%d','command':'ReviewObligations','pool':'%s','fund':'310','effectiveOn':'2021-01-05','data':{}}"
                        .formatted(next++, pool));
        accepted(reply);
        return reply.json().get("sequence").asLong();
    }

    @Test
    void openingBalancesInEitherEncodingAreProposedAndStandOnTheEve() {
        open();
        String text = OPENING.formatted(pool.substring(0, 4));
        String proposal = proposedOpening(text, GB18030);
        Reply again = upload("city-clerk", "opening-balances", text, StandardCharsets.UTF_8, 5, "500069.00");
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.json().get("code").asText()).isEqualTo("FILE_EXISTS");
        assertThat(again.json().at("/outcome/proposal").asText()).isEqualTo(proposal);
        approved(proposal);
        JsonNode rows = get("auditor", "entries?unit=" + county + "&account=1003.02&to=2021-01-01&atLeast=3")
                .get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("imported").asBoolean()).isTrue();
        assertThat(rows.get(0).get("effectiveOn").asText()).isEqualTo("2018-12-31");
        assertThat(rows.get(0).get("checker").asText()).isEqualTo("city-head");
        assertThat(rows.get(0).get("file").asText()).hasSize(64);
        assertThat(get("auditor", "obligations?asOf=2021-07-02").get("obligations"))
                .as("the deposit that was not taken back")
                .hasSize(1)
                .allSatisfy(due -> {
                    assertThat(due.get("kind").asText()).isEqualTo("TIME_DEPOSIT");
                    assertThat(due.get("state").asText()).isEqualTo("LATE");
                    assertThat(due.get("daysLate").asInt()).isEqualTo(2);
                });
        for (JsonNode identity : get("auditor", "identities").get("identities")) {
            assertThat(identity.get("holds").asBoolean())
                    .as(identity.toString())
                    .isTrue();
        }
    }

    @Test
    void obligationsAreCsvTooAndACountySeesItsOwn() {
        open();
        made(
                "city-clerk",
                "s",
                "AssessSubsidy",
                "{'unit':'%s','year':2021,'level':'CITY','amount':'10.00','dueOn':'2021-03-31'}".formatted(county),
                201);
        Reply csv = House.send(HttpRequest.newBuilder(House.at(book + "/obligations?asOf=2021-04-02&atLeast=2"))
                .header("Authorization", "Bearer " + House.token("auditor"))
                .header("Accept", "text/csv")
                .GET());
        assertThat(csv.text())
                .isEqualTo("kind,unit,about,debtor,dueOn,amount,received,outstanding,state,daysLate,clause\r\n"
                        + "SUBSIDY,%s,2021 CITY,CITY,2021-03-31,10.00,0.00,10.00,LATE,2,\r\n".formatted(county));
        assertThat(get("county-" + county, "obligations?asOf=2021-03-31").get("obligations"))
                .hasSize(1);
        assertThat(get("auditor", "obligations?asOf=2021-03-31&unit=" + pool).get("obligations"))
                .isEmpty();
        assertThat(House.get("county-" + pool.substring(0, 4) + "22", book + "/obligations?unit=" + county)
                        .status())
                .isEqualTo(403);
        assertThat(House.get("auditor", book + "/obligations?asOf=2018-12-31")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("PERIOD_CLOSED");
    }

    /** 10,000 vouchers of a year, two lines each. */
    @Test
    void aYearOfPastEntriesComesInWithinSecondsAndOnce() {
        open();
        approved(proposedOpening(OPENING.formatted(pool.substring(0, 4)), StandardCharsets.UTF_8));
        openImport();
        StringBuilder year = new StringBuilder();
        for (int n = 0; n < 10_000; n++) {
            String entry = String.format(Locale.ROOT, "2020-%05d", n);
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(n * 366L / 10_000);
            year.append("%s,%s,住院费用,,%s,5001,INPATIENT,12.34,,,%n%s,,,,%s,1003.01,,,12.34,,%n"
                    .formatted(entry, day, county, entry, county));
        }
        String lines = year.toString().replace(System.lineSeparator(), "\n");
        long begun = System.nanoTime();
        Reply posted = pastEntries(lines, 20_000, "123400.00");
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(taken).isLessThan(Duration.ofSeconds(60));
        System.out.println("10,000 past entries over HTTP: " + taken.toMillis() + " ms");
        assertThat(posted.json().get("entries").asInt()).isEqualTo(10_000);
        assertThat(posted.json().get("duplicates").asInt()).isZero();
        assertThat(nextSequence()).isEqualTo(10_007);
        Reply again = pastEntries(lines, 20_000, "123400.00");
        assertThat(again.json().get("code").asText()).as(again.text()).isEqualTo("FILE_EXISTS");
        assertThat(again.json().at("/outcome/entries").asInt()).isEqualTo(10_000);
        Reply longer = pastEntries(
                lines + "2020-X,2020-12-31,补记,,%1$s,5001,,1.00,,,\n2020-X,,,,%1$s,1003.01,,,1.00,,\n".formatted(county),
                20_002,
                "123401.00");
        assertThat(longer.status()).as(longer.text()).isEqualTo(201);
        assertThat(longer.json().get("duplicates").asInt()).isEqualTo(10_000);
        assertThat(nextSequence()).as("the file and its one entry more").isEqualTo(10_010);
        JsonNode last = get(
                        "auditor",
                        "entries?unit=" + county
                                + "&account=5001&from=2020-12-31&to=2020-12-31&limit=1000&atLeast=10010")
                .get("rows");
        JsonNode entry = last.get(last.size() - 1);
        assertThat(entry.get("balance").asText()).isEqualTo("123401.00");
        assertThat(entry.get("note").asText()).isEqualTo("补记");
        assertThat(entry.get("command").asText()).isEqualTo("import/310/2020-X");
        assertThat(entry.get("imported").asBoolean()).isTrue();
        assertThat(entry.get("line").asInt()).isEqualTo(20_002);
        for (JsonNode identity : get("auditor", "identities").get("identities")) {
            assertThat(identity.get("holds").asBoolean())
                    .as(identity.toString())
                    .isTrue();
        }
    }

    @Test
    void everyFaultIsNamedByItsLineAndNothingIsPosted() {
        open();
        openImport();
        long before = nextSequence();
        Reply faulty = pastEntries("""
                1,2020-06-30,x,,%1$s,1003.01,,5.00,,,
                1,,,,%1$s,4101,CENTRAL,,4.00,,
                2,2020-13-01,x,maybe,%1$s,1003.01,,1.005,,,
                2,,y,,%1$s,9999,,,1.00,,
                2,,,,%1$s,1003.01,INPATIENT,1.00,,,
                1,2020-06-30,x,,%1$s,1003.01,,5.00,,,
                3,2020-06-30,x
                """.formatted(county), 7, "11.00");
        assertThat(faulty.status()).as(faulty.text()).isEqualTo(400);
        assertThat(faulty.json().get("faults"))
                .extracting(fault -> fault.get("path").asText())
                .contains(
                        "line 2",
                        "line 4, effectiveOn",
                        "line 4, closing",
                        "line 4, debit",
                        "line 5, text",
                        "line 5, account",
                        "line 6, item",
                        "line 7, entry",
                        "line 8");
        assertThat(nextSequence()).isEqualTo(before + 1);
    }

    @Test
    void totalsThatDifferAnEntryThatIsRefusedAndAFileOfSomebodyElsePostNothing() {
        open();
        String good = "1,2020-06-30,x,,%1$s,1003.01,,5.00,,,\n1,,,,%1$s,4101,CENTRAL,,5.00,,\n".formatted(county);
        assertThat(pastEntries(good, 2, "5.00").json().get("code").asText()).isEqualTo("IMPORT_NOT_OPEN");
        openImport();
        long before = nextSequence();
        assertThat(pastEntries(good, 2, "5.01").json().get("code").asText()).isEqualTo("TOTALS_DIFFER");
        assertThat(pastEntries(good, 3, "5.00").json().get("code").asText()).isEqualTo("TOTALS_DIFFER");
        Reply overdrawn = pastEntries(
                good + "2,2020-06-30,x,,%1$s,5001,,6.00,,,\n2,,,,%1$s,1003.01,,,6.00,,\n".formatted(county),
                4,
                "11.00");
        assertThat(overdrawn.status()).isEqualTo(422);
        assertThat(overdrawn.json().get("code").asText()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(overdrawn.json().get("available").asText()).isEqualTo("5.00");
        assertThat(overdrawn.json().get("detail").asText()).startsWith("line 4, entry 2: ");
        assertThat(upload("tax", "past-entries", HEADER + good, StandardCharsets.UTF_8, 2, "5.00")
                        .status())
                .isEqualTo(403);
        assertThat(upload("city-clerk", "past-entries", "x" + HEADER + good, StandardCharsets.UTF_8, 2, "5.00")
                        .status())
                .isEqualTo(400);
        assertThat(nextSequence()).isEqualTo(before + 1);
        assertThat(pastEntries(good, 2, "5.00").status()).isEqualTo(201);
        Reply changed = pastEntries(good.replace("5.00", "7.00"), 2, "7.00");
        assertThat(changed.json().get("code").asText()).as(changed.text()).isEqualTo("ENTRY_EXISTS");
    }
}
