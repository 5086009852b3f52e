package io.tongchou.ledger.eventstore;

import static io.tongchou.ledger.eventstore.Kaifeng.adopt;
import static io.tongchou.ledger.eventstore.Kaifeng.approve;
import static io.tongchou.ledger.eventstore.Kaifeng.assertAccepted;
import static io.tongchou.ledger.eventstore.Kaifeng.assertRefused;
import static io.tongchou.ledger.eventstore.Kaifeng.assertSound;
import static io.tongchou.ledger.eventstore.Kaifeng.command;
import static io.tongchou.ledger.eventstore.Kaifeng.get;
import static io.tongchou.ledger.eventstore.Kaifeng.premium;
import static io.tongchou.ledger.eventstore.Kaifeng.remit;
import static io.tongchou.ledger.eventstore.Kaifeng.rows;
import static io.tongchou.ledger.eventstore.Kaifeng.send;
import static io.tongchou.ledger.eventstore.Kaifeng.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids, keys, batches and pools: what is answered is stored, once, and what is refused is nowhere. */
class ExactlyOnceTest {

    private static HikariDataSource source;
    private TestLedger node;

    @BeforeAll
    static void create() {
        source = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        source.close();
    }

    @BeforeEach
    void start() {
        Kaifeng.empty(source);
        node = new TestLedger(source);
        Kaifeng.open(node);
    }

    @AfterEach
    void stop() {
        assertSound(node);
        node.close();
    }

    @Test
    void theSameAgainIsAnsweredWithTheFirstOutcome() {
        Answer first = send(node, "tax", premium("a", "R1", "1.00"));
        Map<String, Long> before = rows(source);
        Answer again = send(node, "tax", premium("a", "R1", "1.00"));
        assertThat(again.status()).isEqualTo(Answer.Status.DUPLICATE);
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThat(rows(source)).isEqualTo(before);
        try (TestLedger another = new TestLedger(source)) {
            assertThat(send(another, "tax", premium("a", "R1", "1.00"))).isEqualTo(again);
        }
    }

    @Test
    void otherContentOrAnotherSenderUnderAUsedIdIsRefused() {
        send(node, "tax", premium("a", "R1", "1.00"));
        assertRefused(send(node, "tax", premium("a", "R1", "1.01")), RefusalCode.ID_REUSED);
        assertRefused(send(node, "city-head", premium("a", "R1", "1.00")), RefusalCode.ID_REUSED);
        ObjectNode otherFund = premium("a", "R1", "1.00").deepCopy();
        otherFund.put("fund", "330");
        assertRefused(send(node, "tax", otherFund), RefusalCode.ID_REUSED);
    }

    @Test
    void aRefusedCommandLeavesNothingAndItsIdMayBeUsed() {
        Map<String, Long> before = rows(source);
        assertRefused(send(node, "tax", remit("a", "5.00")), RefusalCode.INSUFFICIENT_FUNDS);
        assertRefused(send(node, "auditor", remit("a", "5.00")), RefusalCode.FORBIDDEN);
        assertThat(rows(source)).isEqualTo(before);
        assertAccepted(send(node, "tax", premium("a", "R1", "5.00")));
    }

    @Test
    void earlierLinesOfABatchCountAtOnce() {
        List<Answer> answers = sendAll(
                node,
                "tax",
                List.of(
                        premium("a", "R1", "1.00"),
                        premium("a", "R1", "1.00"),
                        premium("a", "R1", "2.00"),
                        premium("b", "R1", "1.00"),
                        remit("c", "1.01"),
                        remit("d", "1.00")));
        assertThat(answers.get(1).status()).isEqualTo(Answer.Status.DUPLICATE);
        assertThat(answers.get(1).positions()).isEqualTo(answers.get(0).positions());
        assertRefused(answers.get(2), RefusalCode.ID_REUSED);
        assertRefused(answers.get(3), RefusalCode.RECEIPT_EXISTS);
        assertRefused(answers.get(4), RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(assertAccepted(answers.get(5)).sequence())
                .isEqualTo(assertAccepted(answers.get(0)).sequence() + 1);
    }

    @Test
    void anApprovedEntryIsNamedByItsProposalAlone() {
        assertAccepted(send(node, "tax", premium("a", "R1", "1.00")));
        send(node, "tax", command("p", "MoveEntry", "{'entry':'a','toUnit':'410221','reason':'r'}"));
        assertAccepted(approve(node, "yes", "p"));
        assertRefused(
                send(node, "tax", command("q", "ReverseEntry", "{'entry':'yes','reason':'r'}")),
                RefusalCode.ENTRY_UNKNOWN);
        assertThat(send(node, "tax", command("r", "ReverseEntry", "{'entry':'p','reason':'r'}"))
                        .status())
                .isEqualTo(Answer.Status.PROPOSED);
        assertAccepted(approve(node, "yes2", "r"));
        assertRefused(
                send(node, "tax", command("s", "ReverseEntry", "{'entry':'p','reason':'r'}")),
                RefusalCode.REVERSED_ALREADY);
        assertAccepted(send(node, "tax", premium("b", "R1", "1.00")));
    }

    @Test
    void makerAndCheckerStandInTheStoredEventAlsoOfALaterCommandOfABatch() {
        assertAccepted(send(node, "tax", premium("a", "R1", "1.00")));
        send(node, "tax", command("p", "ReverseEntry", "{'entry':'a','reason':'r'}"));
        send(
                node,
                "city-clerk",
                command("f", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1'}"));
        List<Answer> answers = List.of(send(node, "tax", premium("b", "R2", "1.00")), approve(node, "yes", "p"));
        assertThat(metadata(answers.get(0)))
                .contains("\"maker\":\"tax\"", "\"command\":\"b\"")
                .doesNotContain("checker");
        assertThat(metadata(answers.get(1)))
                .contains("\"maker\":\"tax\"", "\"checker\":\"city-head\"", "\"command\":\"p\"");
        List<Answer> together = sendAll(
                node,
                "city-clerk",
                List.of(
                        command("g", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1'}"),
                        command(
                                "h",
                                "RecordPriorYearExpenditure",
                                "{'unit':'410221','year':2020,'amount':'1','note':'n'}")));
        assertThat(metadata(together.get(1)))
                .contains("\"maker\":\"city-clerk\"", "\"command\":\"h\"", "\"note\":\"n\"");
    }

    private String metadata(Answer answer) {
        try (var connection = source.getConnection();
                var select = connection.prepareStatement(
                        "SELECT convert_from(metadata, 'UTF8') FROM ledger.domain_event WHERE event_id = ?::uuid")) {
            select.setString(1, assertAccepted(answer).eventId());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCommandToThePoolIsWrittenToEveryBook() {
        for (String fund : List.of("310", "330", "390")) {
            var state = node.reader.at(BookId.parse("410200/" + fund), Long.MAX_VALUE);
            assertThat(state.sequence()).isEqualTo(3);
            assertThat(state.policies()).hasSize(1);
        }
        Answer again = adopt(node, "2021-01-01");
        assertThat(again.status()).isEqualTo(Answer.Status.DUPLICATE);
        assertThat(again.ofPool()).isTrue();
        assertThat(again.positions())
                .extracting(Answer.Position::fund)
                .containsExactly(new FundCode("310"), new FundCode("330"), new FundCode("390"));
        assertThat(again.positions()).extracting(Answer.Position::head).doesNotHaveDuplicates();
    }

    @Test
    void whatOneBookOfThePoolRefusesIsInNone() {
        node.close();
        Kaifeng.empty(source);
        node = new TestLedger(source);
        Kaifeng.openPool(node);
        assertAccepted(
                send(
                        node,
                        "city-clerk",
                        "{'id':'close','command':'CloseMonth','pool':'410200','fund':'390','effectiveOn':'2021-01-31','data':{'month':'2021-01'}}"));
        Map<String, Long> before = rows(source);
        assertRefused(adopt(node, "2021-01-31"), RefusalCode.PERIOD_CLOSED);
        assertThat(rows(source)).isEqualTo(before);
        assertThat(adopt(node, "2021-02-01").positions())
                .extracting(Answer.Position::sequence)
                .containsExactly(2L, 2L, 3L);
    }

    @Test
    void anAtomicBatchIsTakenWholeOrNotAtAll() {
        Map<String, Long> before = rows(source);
        List<Answer> none = get(node.ledger.submitAtomically(
                tax(premium("a", "R1", "1.00"), remit("b", "1.01"), premium("c", "R2", "1.00"))));
        assertThat(none).allMatch(answer -> answer.status() == Answer.Status.REJECTED);
        assertThat(none)
                .extracting(answer -> answer.refusal().orElseThrow().code())
                .containsExactly(
                        RefusalCode.ATOMIC_REFUSED, RefusalCode.INSUFFICIENT_FUNDS, RefusalCode.ATOMIC_REFUSED);
        assertThat(rows(source)).isEqualTo(before);
        List<Answer> all = get(node.ledger.submitAtomically(tax(premium("a", "R1", "1.00"), remit("b", "1.00"))));
        assertThat(all).allMatch(answer -> answer.status() == Answer.Status.ACCEPTED);
        List<Answer> again = get(node.ledger.submitAtomically(tax(premium("a", "R1", "1.00"), remit("b", "1.00"))));
        assertThat(again).allMatch(answer -> answer.status() == Answer.Status.DUPLICATE);
    }

    private static List<Submission> tax(JsonNode... lines) {
        return List.of(lines).stream()
                .map(line -> TestLedger.submission("tax", line))
                .toList();
    }

    @Test
    void anUnknownPoolComesFirstAndAnUnknownFundAfterTheData() {
        ObjectNode elsewhere = premium("a", "R1", "1.00").deepCopy();
        elsewhere.put("pool", "999900");
        assertRefused(send(node, "auditor", elsewhere), RefusalCode.POOL_UNKNOWN);
        ObjectNode otherFund = premium("a", "R1", "1.00").deepCopy();
        otherFund.put("fund", "510");
        assertRefused(send(node, "auditor", otherFund), RefusalCode.FORBIDDEN);
        assertRefused(send(node, "tax", otherFund), RefusalCode.FUND_UNKNOWN);
    }

    @Test
    void whatWouldOpenAPoolIsToldItsFaults() {
        String malformed =
                "{'id':'x','command':'OpenPool','pool':'999900','effectiveOn':'2021-01-01','data':{'name':''}}";
        assertRefused(send(node, "admin", malformed), RefusalCode.INVALID);
        assertRefused(send(node, "tax", malformed), RefusalCode.FORBIDDEN);
    }

    @Test
    void aCommandOnWhichTheLedgerFailsDoesNotHarmItsBatch() {
        List<Answer> answers = sendAll(
                node,
                "tax",
                List.of(
                        premium("a", "R1", "1.00"),
                        Kaifeng.defect("b"),
                        premium("c", "R2", "1.00"),
                        remit("d", "2.00")));
        assertRefused(answers.get(1), RefusalCode.INTERNAL);
        assertAccepted(answers.get(0));
        assertAccepted(answers.get(2));
        assertAccepted(answers.get(3));
        assertThat(rows(source).get("command_outcome")).isEqualTo(3 + 3);
    }
}
