package io.tongchou.ledger.journal;

import static io.tongchou.ledger.journal.TestLedger.entry;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.TREASURY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.eventstore.PostgresEventStorageEngine;
import io.tongchou.ledger.eventstore.RecordedSerializer;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalProcessorTest {

    private final TestLedger ledger = TestLedger.open();
    private final LedgerEventStore events = new LedgerEventStore(new PostgresEventStorageEngine(
            new JdbcTransactions(ledger.source()), new RecordedSerializer(), Clock.systemUTC()));
    private final List<JournalProcessor> processors = new ArrayList<>();
    private Instant at = Instant.now();

    @AfterEach
    void stop() {
        processors.forEach(JournalProcessor::close);
        events.close();
        ledger.source().close();
    }

    @Test
    void postsEveryEventOnceAlsoAcrossAStop() {
        BookId book = TestLedger.newBook();
        JournalProcessor journal = processor("a", 2);
        record(book, 2500);
        journal.start();
        until(() -> journal.positionOf(book) >= 1000);
        journal.stop();
        long stopped = journal.positionOf(book);
        record(book, 700);
        assertThat(journal.positionOf(book)).isEqualTo(stopped);
        journal.start();
        until(() -> journal.positionOf(book) == 3200);

        assertThat(number("SELECT count(*) FROM reading.entry")).isEqualTo(3200);
        assertThat(number("SELECT count(*) FROM reading.posting")).isEqualTo(6400);
        assertThat(number("SELECT count(DISTINCT block) FROM reading.cell WHERE level = 1"))
                .isEqualTo(3200 / 512);
        assertThat(journal.halted()).isEmpty();
    }

    @Test
    void aLateCommitIsDelivered() throws Exception {
        BookId late = TestLedger.newBook();
        BookId early = TestLedger.newBook();
        JournalProcessor journal = processor("a", 2);
        journal.start();
        try (Connection slow = ledger.source().getConnection()) {
            slow.setAutoCommit(false);
            TestLedger.append(slow, late, at, recorded(3)); // has taken numbers, is not committed
            record(early, 12_000);
            until(() -> journal.positionOf(early) == 12_000);
            assertThat(journal.positionOf(late)).isZero();
            slow.commit();
            slow.setAutoCommit(true);
        }
        until(() -> journal.positionOf(late) == 3);
        record(late, 1);
        until(() -> journal.positionOf(late) == 4);
    }

    @Test
    void standsAtAnEventThatCannotBePostedSaysSoAndGoesOn() {
        BookId book = TestLedger.newBook();
        JournalProcessor journal = processor("a", 2);
        journal.start();
        record(book, 5);
        until(() -> journal.positionOf(book) == 5);
        ledger.sql().sql("""
                        INSERT INTO reading.entry (book, sequence, effective_on, voucher, event, command, maker, recorded_at)
                        SELECT book, 8, effective_on, voucher, event, command, maker, recorded_at
                          FROM reading.entry WHERE sequence = 5""").update();
        record(book, 3);
        until(() -> journal.halted().isPresent());

        assertThat(journal.halted()).get().satisfies(halt -> {
            assertThat(halt.book()).isEqualTo(book.toString());
            assertThat(halt.sequence()).isBetween(6L, 8L);
            assertThat(halt.cause()).contains("duplicate key");
        });
        Figures figures = new Figures(ledger.source(), Clock.systemUTC(), Duration.ofMillis(100));
        assertThat(figures.basis(book, Moment.NOW).halted()).isEqualTo(journal.halted());
        assertThatThrownBy(() -> figures.basis(book, Moment.NOW.atLeast(8)))
                .isInstanceOf(NoFigure.class)
                .hasMessageContaining("duplicate key");
        assertThat(journal.positionOf(book)).as("nothing is skipped").isLessThan(8);

        ledger.sql().sql("DELETE FROM reading.entry WHERE sequence = 8").update();
        until(() -> journal.positionOf(book) == 8);
        assertThat(journal.halted()).isEmpty();
        assertThat(number("SELECT count(*) FROM reading.posting")).isEqualTo(16);
    }

    @Test
    void anEventThatWasLostIsNoticedAtTheNext() {
        BookId book = TestLedger.newBook();
        JournalProcessor journal = processor("a", 2);
        journal.start();
        record(book, 2);
        until(() -> journal.positionOf(book) == 2);
        ledger.owner().update("UPDATE ledger.book_head SET sequence = sequence + 1 WHERE book = ?", book.toString());
        record(book, 1);
        until(() -> journal.halted().isPresent());
        assertThat(journal.halted().orElseThrow().cause()).contains("event 4").contains("cannot follow event 2");
        assertThat(journal.halted().orElseThrow().sequence()).isEqualTo(4);
    }

    @Test
    void rowsAndTokenAreOneTransaction() {
        BookId book = TestLedger.newBook();
        JournalProcessor journal = processor("a", 2);
        journal.start();
        record(book, 2);
        until(() -> journal.positionOf(book) == 2);
        ledger.owner().execute("REVOKE UPDATE ON reading.token FROM tongchou");
        record(book, 1);
        until(() -> journal.halted().isPresent());
        assertThat(number("SELECT count(*) FROM reading.posting")).isEqualTo(4);
        ledger.owner().execute("GRANT UPDATE ON reading.token TO tongchou");
        until(() -> journal.positionOf(book) == 3);
        assertThat(number("SELECT count(*) FROM reading.posting")).isEqualTo(6);
    }

    @Test
    void twoNodesShareTheBooksAndOneTakesOverFromTheOther() {
        List<BookId> books =
                IntStream.range(0, 8).mapToObj(i -> TestLedger.newBook()).toList();
        JournalProcessor a = processor("a", 1);
        JournalProcessor b = processor("b", 1);
        a.start();
        b.start();
        until(() -> number("SELECT count(DISTINCT owner) FROM reading.token WHERE owner IS NOT NULL") == 2);
        books.forEach(book -> record(book, 400));
        until(() -> books.stream().allMatch(book -> a.positionOf(book) == 400));
        assertThat(number("SELECT count(*) FROM reading.entry")).isEqualTo(3200);
        assertThat(number("SELECT count(DISTINCT owner) FROM reading.token")).isEqualTo(2);

        b.stop();
        JournalProcessor c = processor("c", 2);
        c.start();
        books.forEach(book -> record(book, 10));
        until(() -> books.stream().allMatch(book -> a.positionOf(book) == 410));
        assertThat(number("SELECT count(*) FROM reading.entry")).isEqualTo(3280);
        assertThat(a.halted()).isEmpty();
    }

    private JournalProcessor processor(String node, int mostSegments) {
        JournalProcessor processor =
                new JournalProcessor(events, ledger.source(), Clock.systemUTC(), node, mostSegments);
        processors.add(processor);
        return processor;
    }

    private void record(BookId book, int n) {
        at = at.plusMillis(1);
        ledger.record(book, at, recorded(n));
    }

    private static List<Recorded> recorded(int n) {
        UnitCode unit = new UnitCode("410222");
        return IntStream.range(0, n)
                .mapToObj(i -> entry(
                        LocalDate.of(2024, 3, 1).plusDays(i % 20),
                        Posting.debit(unit, TREASURY, Money.ofFen(i + 1)),
                        Posting.credit(unit, PREMIUMS, Money.ofFen(i + 1))))
                .toList();
    }

    private long number(String sql) {
        return ledger.sql().sql(sql).query(Long.class).single();
    }

    /** Waits for the journal, which may be between two attempts. */
    private static void until(BooleanSupplier reached) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
