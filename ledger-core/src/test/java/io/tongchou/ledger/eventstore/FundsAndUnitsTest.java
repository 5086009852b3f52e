package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to several books at once, when a book is added to them. */
class FundsAndUnitsTest {

    private static final UnitCode LANKAO = new UnitCode("410225");
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
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static ObjectNode toPool(String id, String command, String data) {
        ObjectNode line = (ObjectNode) Kaifeng.command(id, command, data);
        line.remove("fund");
        return line;
    }

    private static ObjectNode toFund(String fund, String id, String command, String data) {
        return ((ObjectNode) Kaifeng.command(id, command, data)).put("fund", fund);
    }

    private static ObjectNode open(String fund) {
        return toFund(fund, "open-" + fund, "OpenFund", "{}");
    }

    private BookState book(String fund) {
        return node.reader.at(BookId.parse("410200/" + fund), Long.MAX_VALUE);
    }

    @Test
    void aFundIsOpenedBesideTheOthersAndTakesMoneyAtOnce() {
        Kaifeng.open(node);
        Kaifeng.assertRefused(
                Kaifeng.send(
                        node, "tax", toFund("510", "early", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")),
                RefusalCode.FUND_UNKNOWN);
        Answer opened = Kaifeng.send(node, "admin", open("510"));
        assertThat(Kaifeng.assertAccepted(opened).type()).isEqualTo("FundOpened");
        assertThat(opened.ofPool()).isFalse();
        Kaifeng.assertAccepted(
                Kaifeng.send(node, "tax", ((ObjectNode) Kaifeng.premium("p", "R1", "5.00")).put("fund", "510")));
        assertThat(Kaifeng.send(node, "admin", open("510")).status()).isEqualTo(Answer.Status.DUPLICATE);
        Kaifeng.assertRefused(Kaifeng.send(node, "admin", open("510").put("id", "again")), RefusalCode.FUND_EXISTS);
        Kaifeng.assertRefused(Kaifeng.send(node, "admin", open("310")), RefusalCode.FUND_EXISTS);
        Kaifeng.assertRefused(Kaifeng.send(node, "admin", open("310").put("pool", "410300")), RefusalCode.POOL_UNKNOWN);
        assertThat(book("510").policies()).isEqualTo(book("310").policies()).hasSize(1);
        assertThat(new BookVerifier(source).verify(BookId.parse("410200/510")).findings())
                .isEmpty();
        Kaifeng.assertSound(node);
    }

    @Test
    void rulesThatWereProposedBeforeAFundWasOpenedAreAdoptedInItToo() {
        Kaifeng.openPool(node);
        Kaifeng.adopt(node, "2021-03-20");
        Kaifeng.assertAccepted(Kaifeng.send(node, "admin", open("110")));
        assertThat(book("110").policies()).isEmpty();
        Answer approved = Kaifeng.approve(node, "approve", "adopt");
        Kaifeng.assertAccepted(approved);
        assertThat(approved.positions())
                .extracting(position -> position.fund().code())
                .containsExactly("110", "310", "330", "390");
        assertThat(book("110").policies()).hasSize(1);
        Kaifeng.assertRefused(Kaifeng.approve(node, "approve-again", "adopt"), RefusalCode.PROPOSAL_DECIDED);
    }

    @Test
    void aUnitJoinsAndLeavesOneFundOrAll() {
        Kaifeng.open(node);
        String newcomer = "{'unit':{'code':'410225','name':'兰考县','level':'COUNTY'}}";
        LocalDate day = LocalDate.of(2021, 3, 15);
        Answer one = Kaifeng.send(node, "admin", toFund("330", "a1", "AdmitUnit", newcomer));
        Kaifeng.assertAccepted(one);
        assertThat(one.ofPool()).isFalse();
        assertThat(Stream.of("310", "330", "390").filter(fund -> book(fund).hasUnit(LANKAO, day)))
                .containsExactly("330");
        Kaifeng.assertRefused(
                Kaifeng.send(node, "admin", toPool("a2", "AdmitUnit", newcomer)), RefusalCode.UNIT_EXISTS);
        assertThat(book("310").hasUnit(LANKAO, day)).as("all or none").isFalse();
        String leaving = "{'unit':'410222','on':'2021-03-15'}";
        Kaifeng.assertAccepted(Kaifeng.send(node, "tax", Kaifeng.premium("p", "R1", "5.00")));
        Kaifeng.assertRefused(
                Kaifeng.send(node, "admin", toPool("w1", "WithdrawUnit", leaving)), RefusalCode.UNIT_NOT_EMPTY);
        Answer all = Kaifeng.send(node, "admin", toPool("w2", "WithdrawUnit", leaving.replace("410222", "410221")));
        Kaifeng.assertAccepted(all);
        assertThat(all.ofPool()).isTrue();
        assertThat(all.positions()).hasSize(3);
    }

    /** On two nodes a fund is opened, and a unit joins all funds while it still waits for the opening to be done. */
    @Test
    void noFundSlipsPastWhatGoesToAll() throws Exception {
        Kaifeng.open(node);
        CompletableFuture<Answer> opened;
        CompletableFuture<Answer> admitted;
        try (TestLedger other = new TestLedger(source)) {
            try (Connection holder = source.getConnection();
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("SELECT FROM ledger.book_head FOR UPDATE");
                opened = other.send("admin", open("510"), new Sender());
                awaitWaiting(1);
                admitted = node.send(
                        "admin",
                        toPool("a", "AdmitUnit", "{'unit':{'code':'410225','name':'兰考县','level':'COUNTY'}}"),
                        new Sender());
                awaitWaiting(2);
                holder.rollback();
                holder.setAutoCommit(true);
            }
            Kaifeng.assertAccepted(Kaifeng.get(opened));
            Kaifeng.assertAccepted(Kaifeng.get(admitted));
        }
        assertThat(book("510").units()).contains(LANKAO).isEqualTo(book("310").units());
    }

    private static void awaitWaiting(int sessions) throws InterruptedException {
        while (Kaifeng.number(
                        source,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                < sessions) {
            Thread.sleep(5);
        }
    }
}
