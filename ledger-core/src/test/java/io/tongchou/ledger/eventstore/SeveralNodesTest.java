package io.tongchou.ledger.eventstore;

import static io.tongchou.ledger.eventstore.Kaifeng.BOOK;
import static io.tongchou.ledger.eventstore.Kaifeng.assertAccepted;
import static io.tongchou.ledger.eventstore.Kaifeng.command;
import static io.tongchou.ledger.eventstore.Kaifeng.number;
import static io.tongchou.ledger.eventstore.Kaifeng.premium;
import static io.tongchou.ledger.eventstore.Kaifeng.send;
import static io.tongchou.ledger.eventstore.Kaifeng.sendAll;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two nodes write one book in turns; a third starts from what they kept. */
class SeveralNodesTest {

    private static final int COMMANDS_OF_EACH = 5000;
    private static final int IN_FLIGHT = 100;
    private static HikariDataSource source;

    @BeforeAll
    static void create() {
        source = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        source.close();
    }

    @Test
    void makeOneUnbrokenChainAndKeepSnapshotsToStartFrom() throws InterruptedException {
        ListAppender<ILoggingEvent> complaints = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Ledger.class);
        complaints.start();
        log.addAppender(complaints);
        try (TestLedger one = new TestLedger(source);
                TestLedger two = new TestLedger(source);
                var threads = Executors.newFixedThreadPool(2)) {
            Kaifeng.open(one);
            var first = CompletableFuture.supplyAsync(() -> load(one, "one"), threads);
            var second = CompletableFuture.supplyAsync(() -> load(two, "two"), threads);
            List<Long> sequences = new ArrayList<>(first.join());
            List<Long> ofFirst = List.copyOf(sequences);
            sequences.addAll(second.join());
            assertThat(sequences)
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(4, 3 + 2 * COMMANDS_OF_EACH)
                            .boxed()
                            .toList());
            assertThat(turns(ofFirst)).as("turns taken").isGreaterThan(10);
            assertThat(new BookVerifier(source).verify(BOOK).findings()).isEmpty();
            for (TestLedger node : List.of(one, two)) {
                Answer all = send(
                        node,
                        "tax",
                        command("all-" + node.hashCode(), "RemitToCityTreasury", "{'unit':'410222','amount':'0.01'}"));
                assertAccepted(all);
            }
        } finally {
            log.detachAppender(complaints);
        }
        assertThat(complaints.list).as("re-runs of batches").isEmpty();
        for (int i = 0; i < 100 && number(source, "SELECT count(*) FROM ledger.book_snapshot") < 2; i++) {
            Thread.sleep(100);
        }
        startsFromASnapshot();
        aCorruptedSnapshotIsNotUsed();
    }

    private static List<Long> load(TestLedger node, String name) {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < COMMANDS_OF_EACH; i += IN_FLIGHT) {
            List<JsonNode> lines = new ArrayList<>();
            for (int j = i; j < i + IN_FLIGHT; j++) {
                lines.add(premium(name + j, name + j, "1.00"));
            }
            sendAll(node, "tax", lines)
                    .forEach(answer -> sequences.add(assertAccepted(answer).sequence()));
        }
        return sequences;
    }

    /** How often the other node came in between. */
    private static long turns(List<Long> sequences) {
        long turns = 0;
        for (int i = 1; i < sequences.size(); i++) {
            turns += sequences.get(i) == sequences.get(i - 1) + 1 ? 0 : 1;
        }
        return turns;
    }

    private static void startsFromASnapshot() {
        Snapshots snapshots = new Snapshots(source);
        assertThat(snapshots.latest(BOOK, Long.MAX_VALUE).sequence()).isGreaterThanOrEqualTo(10_000);
        assertThat(snapshots.latest(BOOK, 9_999).sequence()).isBetween(5_000L, 9_999L);
        try (TestLedger node = new TestLedger(source)) {
            BookState state = node.reader.at(BOOK, Long.MAX_VALUE);
            assertThat(state.balances().now(new UnitCode("410222"), Account.COLLECTED_NOT_REMITTED))
                    .hasToString("9999.98");
            assertThat(assertAccepted(send(node, "tax", premium("third", "third", "1.00")))
                            .sequence())
                    .isEqualTo(state.sequence() + 1);
        }
    }

    private static void aCorruptedSnapshotIsNotUsed() {
        Kaifeng.asSuperuser(
                source, "UPDATE ledger.book_snapshot SET state = set_byte(state, 40, 33) WHERE sequence >= 10000");
        assertThat(new Snapshots(source).latest(BOOK, Long.MAX_VALUE).sequence())
                .isBetween(5_000L, 9_999L);
        assertThat(new BookVerifier(source).verify(BOOK).findings())
                .singleElement()
                .extracting(Verification.Finding::what)
                .isEqualTo("has a snapshot that does not fit its hash");
        try (TestLedger node = new TestLedger(source)) {
            assertAccepted(
                    send(node, "tax", command("last", "RemitToCityTreasury", "{'unit':'410222','amount':'10000.98'}")));
        }
    }
}
