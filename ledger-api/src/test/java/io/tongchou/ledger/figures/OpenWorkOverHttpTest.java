package io.tongchou.ledger.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.requests.FundRequests;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class OpenWorkOverHttpTest {

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String other = pool.substring(0, 4) + "22";
    private long last;

    private Reply sent(String who, String id, String command, String data) {
        return House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'2021-03-15','data':{%s}}"
                        .formatted(id, command, pool, data));
    }

    private long done(String who, String id, String command, String data) {
        Reply reply = sent(who, id, command, data);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        last = reply.json().get("sequence").longValue();
        return last;
    }

    private void proposed(String who, String id, String command, String data) {
        Reply reply = sent(who, id, command, data);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    }

    private JsonNode proposals(String who, String query) {
        Reply reply = House.get(who, "/api/v1/pools/" + pool + "/proposals" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode requests(String who, String query) {
        Reply reply = House.get(who, "/api/v1/pools/" + pool + "/requests" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> each(JsonNode rows, String... fields) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> String.join(
                        " ",
                        List.of(fields).stream()
                                .map(field -> row.path(field).asText("-"))
                                .toList()))
                .toList();
    }

    /** Premiums in the fiscal account and a plan, so that the county's requests can be paid. */
    private void funded() {
        done("tax", "one", "CollectPremium", premium());
        done("tax", "remitted", "RemitToCityTreasury", "'unit':'%s','amount':'ALL'".formatted(county));
        done("finance-clerk", "in", "TransferToFiscalAccount", "'unit':'%s','amount':'ALL'".formatted(county));
        proposed(
                "city-clerk",
                "plan",
                "ApproveAnnualPlan",
                "'unit':'%s','year':2021,'income':{'PREMIUM':'1000.00'},'expenditure':{'BENEFITS':'900.00'}"
                        .formatted(county));
        done("city-head", "plan approved", "ApproveProposal", "'proposal':'plan'");
    }

    private void requested(String unit, String request, String amount) {
        done(
                "county-" + unit,
                request,
                "RequestFunds",
                "'unit':'%s','request':'%s','period':'2021-03','amount':'%s'".formatted(unit, request, amount));
    }

    @Test
    void aProposalSaysForWhomItIsWhoMayDecideItAndHowItWasDecided() {
        funded();
        requested(county, "Q1", "400.00");
        done("city-clerk", "Q1 verified", "VerifyFundRequest", "'request':'Q1','approved':'400.00'");
        done("finance-clerk", "Q1 paid", "DisburseFunds", "'request':'Q1'");
        done(
                "county-" + county,
                "benefit",
                "PayBenefit",
                "'unit':'%s','paymentNo':'P1','kind':'INPATIENT','payee':'H','payeeType':'INSTITUTION','amount':'50.00'"
                        .formatted(county));
        done(
                "finance-clerk",
                "extra",
                "ReceiveOtherIncome",
                "'unit':'%s','amount':'10.00','reference':'X'".formatted(county));
        proposed("finance-clerk", "first", "ReverseEntry", "'entry':'extra','reason':'x'");
        done("finance-head", "rejected", "RejectProposal", "'proposal':'first','reason':'it is right'");
        proposed("finance-clerk", "second", "ReverseEntry", "'entry':'extra','reason':'y'");
        done("finance-clerk", "withdrawn", "WithdrawProposal", "'proposal':'second'");
        done("tax", "in transit", "CollectPremium", premium().replace("R1", "R2"));
        proposed("tax", "move", "MoveEntry", "'entry':'in transit','toUnit':'%s','reason':'z'".formatted(other));
        proposed("county-" + county, "own", "ReverseEntry", "'entry':'benefit','reason':'twice'");

        JsonNode all = proposals("city-head", "");
        assertThat(each(all.get("proposals"), "proposal", "command", "state", "mayDecide", "forYou"))
                .containsExactly(
                        "own ReverseEntry WAITING city-head true",
                        "move MoveEntry WAITING city-head true",
                        "second ReverseEntry WITHDRAWN finance-head false",
                        "first ReverseEntry REJECTED finance-head false",
                        "plan ApproveAnnualPlan APPROVED city-head false",
                        "adopt AdoptPolicy APPROVED city-head false");
        assertThat(all.at("/proposals/0/units").toString()).isEqualTo("[\"" + county + "\"]");
        assertThat(all.at("/proposals/1/units").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(county, other));
        assertThat(all.at("/proposals/2/decided/by").textValue()).isEqualTo("finance-clerk");
        assertThat(all.at("/proposals/3/decided/reason").textValue()).isEqualTo("it is right");
        assertThat(all.at("/proposals/3/data").toString()).isEqualTo("{\"entry\":\"extra\",\"reason\":\"x\"}");
        assertThat(all.at("/proposals/4/decided/by").textValue()).isEqualTo("city-head");
        assertThat(all.at("/proposals/5/funds").toString()).isEqualTo("[\"310\",\"390\"]");
        assertThat(each(proposals("finance-head", "?state=WAITING").get("proposals"), "proposal", "forYou"))
                .containsExactly("own false", "move false");
        assertThat(each(proposals("auditor", "?fund=390").get("proposals"), "proposal"))
                .containsExactly("adopt");
        assertThat(each(proposals("auditor", "?unit=" + other).get("proposals"), "proposal"))
                .containsExactly("move");
        assertThat(each(proposals("county-" + county, "").get("proposals"), "proposal"))
                .containsExactly("own");
        assertThat(proposals("county-" + other, "").get("proposals")).isEmpty();

        JsonNode then = proposals(
                "city-head", "?knownAt=" + all.at("/proposals/2/proposedAt").textValue());
        assertThat(each(then.get("proposals"), "proposal", "state"))
                .containsExactly("second WAITING", "first REJECTED", "plan APPROVED", "adopt APPROVED");
    }

    @Test
    void pagesOfProposalsStayAtOneInstant() {
        for (int i = 1; i <= 3; i++) {
            proposed(
                    "city-clerk",
                    "plan" + i,
                    "ApproveAnnualPlan",
                    "'unit':'%s','year':2021,'income':{},'expenditure':{'BENEFITS':'%d.00'}".formatted(county, i));
        }
        JsonNode first = proposals("auditor", "?limit=2");
        assertThat(each(first.get("proposals"), "proposal")).containsExactly("plan3", "plan2");
        done("city-head", "decided", "ApproveProposal", "'proposal':'plan1'");
        JsonNode second =
                proposals("auditor", "?limit=2&cursor=" + first.get("next").textValue());
        assertThat(each(second.get("proposals"), "proposal", "state"))
                .containsExactly("plan1 WAITING", "adopt APPROVED");
        assertThat(second.get("knownAt")).isEqualTo(first.get("knownAt"));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aRequestSaysWhatWasVerifiedAndPaidAndForWhomItWaits() {
        funded();
        requested(county, "Q1", "400.00");
        requested(county, "Q2", "300.00");
        requested(county, "Q3", "200.00");
        requested(other, "Q4", "100.00");
        done("city-clerk", "Q1 verified", "VerifyFundRequest", "'request':'Q1','approved':'350.00'");
        done("city-clerk", "Q2 verified", "VerifyFundRequest", "'request':'Q2','approved':'300.00'");
        done("city-clerk", "Q3 rejected", "RejectFundRequest", "'request':'Q3','reason':'too early'");
        long paid = done("finance-clerk", "Q1 paid", "DisburseFunds", "'request':'Q1'");

        JsonNode all = requests("auditor", "");
        assertThat(each(
                        all.get("requests"),
                        "request",
                        "unit",
                        "state",
                        "waitsFor",
                        "requested",
                        "approved",
                        "disbursed"))
                .containsExactly(
                        "Q4 " + other + " REQUESTED city-clerk 100.00 0.00 0.00",
                        "Q3 " + county + " REJECTED - 200.00 0.00 0.00",
                        "Q2 " + county + " VERIFIED finance-clerk 300.00 300.00 0.00",
                        "Q1 " + county + " DISBURSED - 400.00 350.00 350.00");
        assertThat(all.get("total").toString())
                .isEqualTo("{\"count\":4,\"requested\":\"1000.00\",\"approved\":\"650.00\",\"disbursed\":\"350.00\"}");
        assertThat(all.at("/requests/1/reason").textValue()).isEqualTo("too early");
        assertThat(all.at("/requests/3/paid/sequence").longValue()).isEqualTo(paid);
        assertThat(all.at("/requests/3/asked/by").textValue()).isEqualTo("county-" + county);
        assertThat(each(requests("county-" + other, "").get("requests"), "request"))
                .containsExactly("Q4");
        assertThat(each(requests("auditor", "?state=VERIFIED&fund=310").get("requests"), "request"))
                .containsExactly("Q2");
        JsonNode page = requests("auditor", "?limit=3&unit=" + county);
        assertThat(page.has("next")).isFalse();
        JsonNode first = requests("auditor", "?limit=3");
        assertThat(each(
                        requests(
                                        "auditor",
                                        "?limit=3&cursor=" + first.get("next").textValue())
                                .get("requests"),
                        "request"))
                .containsExactly("Q1");

        proposed("finance-clerk", "back", "ReverseEntry", "'entry':'Q1 paid','reason':'wrong bank'");
        done("finance-head", "taken back", "ApproveProposal", "'proposal':'back'");
        assertThat(each(requests("auditor", "?state=VERIFIED").get("requests"), "request", "disbursed"))
                .containsExactly("Q2 0.00", "Q1 0.00");
        assertThat(requests("auditor", "?knownAt=" + all.get("knownAt").textValue())
                        .get("requests"))
                .isEqualTo(all.get("requests"));
        assertThat(requests("auditor", "?asOf=2021-03-14").get("requests")).isEmpty();
    }

    /** What is found by the numbers is what the whole history tells. */
    @Test
    void whatWaitsAndWhatIsDoneIsFoundWithoutTheHistory() {
        funded();
        requested(county, "Q1", "400.00");
        requested(other, "Q2", "100.00");
        requested(county, "Q3", "200.00");
        requested(county, "Q4", "300.00");
        assertNumbersTellTheSame();
        done("city-clerk", "Q1 verified", "VerifyFundRequest", "'request':'Q1','approved':'350.00'");
        done("city-clerk", "Q3 rejected", "RejectFundRequest", "'request':'Q3','reason':'too early'");
        done("city-clerk", "Q4 verified", "VerifyFundRequest", "'request':'Q4','approved':'1.00'");
        done("finance-clerk", "Q4 rejected", "RejectFundRequest", "'request':'Q4','reason':'no'");
        assertNumbersTellTheSame();
        done("finance-clerk", "Q1 paid", "DisburseFunds", "'request':'Q1'");
        assertNumbersTellTheSame();
        FundRequests requests = House.part(FundRequests.class);
        assertThat(requests.done(book(), Long.MAX_VALUE, Optional.empty(), Long.MAX_VALUE, 2).stream()
                        .map(FundRequest::number))
                .containsExactly("Q4", "Q3");
        long endOfPage = requests.done(book(), Long.MAX_VALUE, Optional.empty(), Long.MAX_VALUE, 2)
                .getLast()
                .asked()
                .sequence();
        assertThat(requests.done(book(), Long.MAX_VALUE, Optional.empty(), endOfPage, 2).stream()
                        .map(FundRequest::number))
                .containsExactly("Q1");
        assertThat(requests.waiting(book(), Long.MAX_VALUE, Optional.of(new UnitCode(county))))
                .isEmpty();
        assertThat(requests.waiting(book(), Long.MAX_VALUE, Optional.of(new UnitCode(other))))
                .hasSize(1);
        proposed("finance-clerk", "back", "ReverseEntry", "'entry':'Q1 paid','reason':'wrong bank'");
        done("finance-head", "taken back", "ApproveProposal", "'proposal':'back'");
        assertNumbersTellTheSame();
    }

    private void assertNumbersTellTheSame() {
        FundRequests requests = House.part(FundRequests.class);
        Basis now = House.part(Figures.class).basis(book(), Moment.NOW.atLeast(last));
        List<String> whole = requests.of(book(), now).stream()
                .map(OpenWorkOverHttpTest::told)
                .toList();
        assertThat(Stream.concat(
                                requests.waiting(book(), now.sequence(), Optional.empty()).stream(),
                                requests.done(book(), now.sequence(), Optional.empty(), Long.MAX_VALUE, 10).stream())
                        .map(OpenWorkOverHttpTest::told))
                .hasSize(4)
                .containsExactlyInAnyOrderElementsOf(whole);
    }

    private static String told(FundRequest one) {
        return one.number() + " " + one.unit() + " " + one.state() + " " + one.amount() + " " + one.approved() + " "
                + one.disbursed() + " " + OpenWork.waitsFor(one);
    }

    private BookId book() {
        return new BookId(new PoolCode(pool), new FundCode("310"));
    }

    @Test
    void anErrorIsNeverAnEmptyList() {
        for (String list : List.of("proposals", "requests")) {
            String path = "/api/v1/pools/" + pool + "/" + list;
            assertThat(code("auditor", path.replace(pool, "999900"))).isEqualTo("POOL_UNKNOWN");
            assertThat(code("auditor", path + "?fund=510")).isEqualTo("FUND_UNKNOWN");
            assertThat(code("auditor", path + "?unit=999999")).isEqualTo("UNIT_UNKNOWN");
            assertThat(code("auditor", path + "?state=OPEN")).isEqualTo("INVALID");
            assertThat(code("auditor", path + "?cursor=1_-1")).isEqualTo("INVALID");
            assertThat(code("auditor", path + "?knownAt=2999-01-01T00:00:00Z")).isEqualTo("IN_THE_FUTURE");
            assertThat(code("county-" + county, path + "?unit=" + other)).isEqualTo("FORBIDDEN");
        }
    }

    private static String code(String who, String path) {
        return House.get(who, path).json().get("code").textValue();
    }

    private String premium() {
        return "'unit':'%s','receiptNo':'R1','amount':'1000.00','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03'"
                .formatted(county);
    }
}
