package io.tongchou.ledger.replay;

import static io.tongchou.ledger.journal.TestLedger.entry;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.TREASURY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.TrialBalance;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.eventstore.PostgresEventStorageEngine;
import io.tongchou.ledger.eventstore.RecordedSerializer;
import io.tongchou.ledger.journal.JournalProcessor;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildTest {

    private static final Progress SILENT = new Progress() {
        @Override
        public void phase(String name, long total) {}

        @Override
        public void reached(long done) {}
    };

    private static List<GivenBook> scenarios = List.of();

    private final TestLedger ledger = TestLedger.open(16, 64, 256);
    private final Rebuild rebuild =
            new Rebuild(() -> ledger.owner().getDataSource().getConnection(), ledger::makeReadSide, Clock.systemUTC());
    private Instant at = Instant.parse("2024-06-01T00:00:00Z");

    @AfterEach
    void close() {
        ledger.source().close();
    }

    @Test
    void ofEveryScenarioIsEqualAndServesFromThenOn() throws Exception {
        playScenarios();
        List<Long> before = rows();

        Replayed replayed = rebuild.run(SILENT);

        assertThat(replayed.first()).isEmpty();
        assertThat(replayed.switched()).isTrue();
        assertThat(replayed.events()).isEqualTo(number("SELECT count(*) FROM ledger.domain_event"));
        assertThat(replayed.tables()).filteredOn(table -> table.rows() > 0).hasSizeGreaterThan(10);
        assertThat(rows()).isEqualTo(before);
        assertThat(schemas()).containsExactly("ledger", "reading");
        assertThat(number("SELECT count(*) FROM pg_tables WHERE schemaname = 'reading' AND tablename LIKE 'rebuild%'"))
                .isZero();
    }

    @Test
    void leavesKeysIndexesTriggersRightsAndHistoryAsTheyWere() throws Exception {
        record(TestLedger.newBook(), 40);
        ledger.projectAll();
        List<String> before = shape();
        rebuild.run(SILENT);
        assertThat(shape()).isEqualTo(before).hasSizeGreaterThan(40);
        BookId book = TestLedger.newBook();
        record(book, 40);
        ledger.projectAll();
        assertThatThrownBy(() -> ledger.sql()
                        .sql("INSERT INTO reading.posting VALUES (?, 1, 9, '410222', '1005', '2024-01-01', 1, '')")
                        .param(book.toString())
                        .update())
                .hasMessageContaining("out of balance");
    }

    @Test
    void underLoadWithTwoNodesEndsEqualAndFiguresAreAnsweredAllTheWhile() throws Exception {
        try (LedgerEventStore events = new LedgerEventStore(new PostgresEventStorageEngine(
                        new JdbcTransactions(ledger.source()), new RecordedSerializer(), Clock.systemUTC()));
                JournalProcessor a = new JournalProcessor(events, ledger.source(), Clock.systemUTC(), "a", 1);
                JournalProcessor b = new JournalProcessor(events, ledger.source(), Clock.systemUTC(), "b", 1)) {
            List<BookId> books =
                    IntStream.range(0, 6).mapToObj(i -> TestLedger.newBook()).toList();
            books.forEach(book -> record(book, 2000));
            a.start();
            b.start();
            until(() -> books.stream().allMatch(book -> a.positionOf(book) == 2000));

            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger asked = new AtomicInteger();
            Figures figures = new Figures(ledger.source(), Clock.systemUTC(), Duration.ofSeconds(5));
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    for (BookId book : books) {
                        assertThat(figures.basis(book, Moment.NOW).sequence()).isGreaterThanOrEqualTo(2000);
                        TrialBalance balance = figures.trialBalance(book, Moment.NOW, Optional.empty());
                        assertThat(balance.debit()).isEqualTo(balance.credit()).isNotEqualTo(Money.ZERO);
                        asked.incrementAndGet();
                    }
                }
            });
            CompletableFuture<Void> recording = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    books.forEach(book -> record(book, 7));
                }
            });
            for (int time = 0; time < 3; time++) {
                Replayed replayed = rebuild.run(SILENT);
                assertThat(replayed.first()).isEmpty();
                assertThat(replayed.switched()).isTrue();
            }
            done.set(true);
            asking.join();
            recording.join();

            assertThat(asked.get()).isGreaterThan(20);
            until(() -> books.stream().allMatch(book -> a.positionOf(book) == head(book)));
            assertThat(a.halted()).isEmpty();
            assertThat(number("SELECT count(DISTINCT owner) FROM reading.token"))
                    .isEqualTo(2);
            assertThat(rebuild.run(SILENT).switched()).isTrue();
        }
    }

    @Test
    void stoppedThreeTimesOnTheWayGoesOnAndEndsEqual() throws Exception {
        playScenarios();
        record(TestLedger.newBook(), 25_000);
        ledger.projectAll();

        assertThatThrownBy(() -> rebuild.run(stopping("copying", 10_000))).hasMessage("stopped");
        assertThat(rebuild.interrupted()).isTrue();
        long copied = number("SELECT count(*) FROM rebuilding.entry");
        assertThat(copied).isBetween(9_000L, 20_000L);
        record(TestLedger.newBook(), 30);
        ledger.projectAll();
        assertThatThrownBy(() -> rebuild.run(stopping("indexing", 3))).hasMessage("stopped");
        assertThatThrownBy(() -> rebuild.run(stopping("comparing", 2))).hasMessage("stopped");
        assertThat(number("SELECT count(*) FROM rebuilding.entry")).isGreaterThan(25_000);
        List<String> phases = new ArrayList<>();

        Replayed replayed = rebuild.run(new Progress() {
            @Override
            public void phase(String name, long total) {
                phases.add(name);
            }

            @Override
            public void reached(long done) {}
        });

        assertThat(replayed.first()).isEmpty();
        assertThat(replayed.switched()).isTrue();
        assertThat(phases).doesNotContain("copying", "indexing", "summing");
        assertThat(rebuild.interrupted()).isFalse();
    }

    @Test
    void whoseConnectionsDieGoesOn() throws Exception {
        record(TestLedger.newBook(), 25_000);
        ledger.projectAll();
        for (String phase : List.of("copying", "indexing", "comparing")) {
            assertThatThrownBy(() -> rebuild.run(new Progress() {
                        private String now = "";

                        @Override
                        public void phase(String name, long total) {
                            now = name;
                        }

                        @Override
                        public void reached(long done) {
                            if (now.equals(phase)) {
                                ledger.owner()
                                        .execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                                                + "WHERE datname = current_database() AND usename = 'postgres' "
                                                + "AND pid <> pg_backend_pid()");
                            }
                        }
                    }))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(rebuild.run(SILENT).switched()).isTrue();
    }

    @Test
    void whatWasCommittedLateBehindWhatWasReadIsNotLost() throws Exception {
        BookId early = TestLedger.newBook();
        BookId late = TestLedger.newBook();
        try (LedgerEventStore events = new LedgerEventStore(new PostgresEventStorageEngine(
                        new JdbcTransactions(ledger.source()), new RecordedSerializer(), Clock.systemUTC()));
                JournalProcessor journal = new JournalProcessor(events, ledger.source(), Clock.systemUTC(), "a", 2)) {
            at = Instant.now();
            journal.start();
            record(early, 12_000);
            try (var slow = ledger.source().getConnection()) {
                slow.setAutoCommit(false);
                TestLedger.append(slow, late, at.plusMillis(1), recorded(3)); // has taken its numbers
                record(early, 12_000);
                until(() -> journal.positionOf(early) == 24_000);
                assertThatThrownBy(() -> rebuild.run(stopping("copying", 20_000)))
                        .hasMessage("stopped");
                slow.commit();
                slow.setAutoCommit(true);
            }
            record(late, 5);
            until(() -> journal.positionOf(late) == 8);

            Replayed replayed = rebuild.run(SILENT);

            assertThat(replayed.first()).isEmpty();
            assertThat(replayed.switched()).isTrue();
        }
        assertThat(number("SELECT count(*) FROM reading.entry WHERE book = '" + late + "'"))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cell           | UPDATE reading.cell SET amount_fen = amount_fen + 1 WHERE ctid = (SELECT max(ctid) FROM reading.cell)",
                "flow_cell      | UPDATE reading.flow_cell SET entries = entries + 1 WHERE ctid = (SELECT max(ctid) FROM reading.flow_cell)",
                "posting        | UPDATE reading.posting SET amount_fen = amount_fen + sign(amount_fen)::int WHERE (book, sequence) = (SELECT book, sequence FROM reading.posting ORDER BY 1, 2 DESC LIMIT 1)",
                "posting        | UPDATE reading.posting SET unit = '410221' WHERE ctid = (SELECT max(ctid) FROM reading.posting)",
                "entry          | UPDATE reading.entry SET maker = 'nobody' WHERE ctid = (SELECT max(ctid) FROM reading.entry)",
                "entry          | UPDATE reading.entry SET clause = NULL WHERE ctid = (SELECT max(ctid) FROM reading.entry WHERE clause IS NOT NULL)",
                "known_at       | DELETE FROM reading.known_at AS k WHERE EXISTS (SELECT FROM reading.known_at WHERE book = k.book AND recorded_at > k.recorded_at)",
                "statement_line | UPDATE reading.statement_line SET amount_fen = amount_fen + 1 WHERE ctid = (SELECT max(ctid) FROM reading.statement_line)",
                "statement_line | UPDATE reading.statement_line SET matched_by = NULL WHERE ctid = (SELECT max(ctid) FROM reading.statement_line WHERE matched_by IS NOT NULL)",
                "assessment     | INSERT INTO reading.assessment SELECT book, 'none', sequence, effective_on, unit, 'P', 'EMPLOYER', effective_on, 1 FROM reading.posting LIMIT 1",
            })
    void namesAWrongRowAndLeavesTheOldInItsPlace(String table, String wrong) throws Exception {
        playScenarios();
        BookId book = TestLedger.newBook();
        record(book, 40);
        record(book, 40);
        ledger.projectAll();
        assertThat(ledger.owner().update(wrong)).isPositive();

        Replayed replayed = rebuild.run(SILENT);

        assertThat(replayed.switched()).isFalse();
        assertThat(replayed.first()).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.table()).isEqualTo(table);
            assertThat(difference.key()).contains("book");
            assertThat(difference.serving()).isNotEqualTo(difference.rebuilt());
        });
        assertThat(replayed.differences()).isEqualTo(replayed.first().size());
        assertThat(rebuild.interrupted()).isFalse();
        assertThat(rebuild.run(SILENT).first()).as("still, made anew").isEqualTo(replayed.first());
    }

    @Test
    void differencesThatWereAcceptedAreReplacedAndNoOthers() throws Exception {
        record(TestLedger.newBook(), 40);
        ledger.projectAll();
        List<Long> right = rows();
        ledger.owner().update("UPDATE reading.posting SET amount_fen = 2 * amount_fen WHERE sequence = 3");
        Replayed seen = rebuild.run(SILENT);
        assertThat(seen.switched()).isFalse();

        ledger.owner().update("UPDATE reading.entry SET maker = 'nobody' WHERE sequence = 5");
        Replayed others = rebuild.run(SILENT, Optional.of(seen.fingerprint()));
        assertThat(others.switched()).isFalse();
        assertThat(rebuild.run(SILENT, Optional.of(others.fingerprint())).switched())
                .isTrue();

        assertThat(rows()).isEqualTo(right);
        assertThat(rebuild.run(SILENT).differences()).isZero();
    }

    @Test
    void namesAWrongRowThatCameAfterTheComparison() throws Exception {
        BookId book = TestLedger.newBook();
        record(book, 50);
        ledger.projectAll();

        Replayed replayed = rebuild.run(new Progress() {
            @Override
            public void phase(String name, long total) {
                if (name.equals("switching")) {
                    record(book, 20);
                    ledger.projectAll();
                    ledger.owner().update("UPDATE reading.entry SET note = 'altered' WHERE sequence = 63");
                }
            }

            @Override
            public void reached(long done) {}
        });

        assertThat(replayed.switched()).isFalse();
        assertThat(replayed.first()).singleElement().satisfies(difference -> {
            assertThat(difference.key()).contains("63");
            assertThat(difference.serving().orElseThrow()).contains("altered");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"following", "summing"})
    void codeThatMakesAnotherFigureIsNotPublished(String phase) throws Exception {
        record(TestLedger.newBook(), 400);
        ledger.projectAll();
        List<Long> before = rows();

        Replayed replayed = rebuild.run(new Progress() {
            @Override
            public void phase(String name, long total) {
                if (name.equals(phase)) {
                    ledger.owner()
                            .update("UPDATE rebuilding.posting SET amount_fen = 2 * amount_fen WHERE sequence = 7");
                }
            }

            @Override
            public void reached(long done) {}
        });

        assertThat(replayed.switched()).isFalse();
        assertThat(replayed.first())
                .anySatisfy(difference -> assertThat(difference.table()).isEqualTo("posting"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoReadsAtLengthEndsFirstAndKeepsNobodyElseWaiting() throws Exception {
        record(TestLedger.newBook(), 40);
        ledger.projectAll();
        try (Connection reader = ledger.source().getConnection();
                Statement statement = reader.createStatement()) {
            statement.execute("SELECT pg_advisory_lock_shared(" + Rebuild.SWITCH + ")");
            CompletableFuture<Replayed> rebuilt = CompletableFuture.supplyAsync(() -> {
                try {
                    return rebuild.run(SILENT);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            until(() -> number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0);
            record(TestLedger.newBook(), 40);
            ledger.projectAll(); // the journal goes on meanwhile
            assertThat(rebuilt).isNotDone();
            statement.execute("SELECT pg_advisory_unlock_shared(" + Rebuild.SWITCH + ")");
            assertThat(rebuilt.get(60, TimeUnit.SECONDS).switched()).isTrue();
        }
    }

    @Test
    void waitsForALongReaderWhileOthersAreAnswered() throws Exception {
        BookId book = TestLedger.newBook();
        record(book, 40);
        ledger.projectAll();
        Figures figures = new Figures(ledger.source(), ledger.clock(), Duration.ofSeconds(5));
        try (Connection reader = ledger.source().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT FROM reading.known_at");
            AtomicInteger attempts = new AtomicInteger();
            CompletableFuture<Boolean> switched = CompletableFuture.supplyAsync(() -> {
                try {
                    return rebuild.run(new Progress() {
                                @Override
                                public void phase(String name, long total) {
                                    attempts.addAndGet(name.equals("switching") ? 1 : 0);
                                }

                                @Override
                                public void reached(long done) {}
                            })
                            .switched();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            until(() -> attempts.get() > 1);
            assertThat(figures.basis(book, Moment.NOW).sequence()).isEqualTo(40);
            assertThat(switched.isDone()).isFalse();
            reader.commit();
            reader.setAutoCommit(true);
            assertThat(switched.join()).isTrue();
        }
    }

    @Test
    void thereIsOneAtATime() throws Exception {
        record(TestLedger.newBook(), 5);
        ledger.projectAll();
        AtomicInteger refused = new AtomicInteger();
        rebuild.run(new Progress() {
            @Override
            public void phase(String name, long total) {
                assertThatThrownBy(() -> rebuild.run(SILENT)).isInstanceOf(RebuildRunning.class);
                refused.incrementAndGet();
            }

            @Override
            public void reached(long done) {}
        });
        assertThat(refused.get()).isPositive();
    }

    @Test
    void whatOtherCodeMadeIsOutdatedUntilItIsProved() throws Exception {
        record(TestLedger.newBook(), 5);
        ledger.projectAll();
        rebuild.sign();
        assertThat(rebuild.outdated()).isFalse();
        assertThat(rebuild.proofDue()).isFalse();
        ledger.owner().update("UPDATE reading.built_by SET revision = 'of old'");
        rebuild.sign();
        assertThat(rebuild.outdated()).isTrue();
        assertThat(rebuild.proofDue()).isTrue();

        ledger.owner().update("UPDATE reading.entry SET maker = 'as of old' WHERE sequence = 3");
        assertThat(rebuild.run(SILENT).switched()).isFalse();
        assertThat(rebuild.outdated()).isTrue();
        assertThat(rebuild.proofDue()).as("it was disproved").isFalse();

        ledger.owner().update("UPDATE reading.entry SET maker = 'tax' WHERE sequence = 3");
        assertThat(rebuild.run(SILENT).switched()).isTrue();
        assertThat(rebuild.outdated()).isFalse();
    }

    @BeforeAll
    static void play() throws IOException {
        scenarios = PlayedScenarios.books();
    }

    private void playScenarios() {
        for (GivenBook book : scenarios) {
            at = at.plusMillis(1);
            ledger.record(
                    book.state().id(),
                    at,
                    book.history().stream().map(event -> event.recorded()).toList());
        }
        ledger.projectAll();
    }

    private static Progress stopping(String phase, long at) {
        return new Progress() {
            private String now = "";

            @Override
            public void phase(String name, long total) {
                now = name;
            }

            @Override
            public void reached(long done) {
                if (now.equals(phase) && done >= at) {
                    throw new IllegalStateException("stopped");
                }
            }
        };
    }

    private synchronized void record(BookId book, int n) {
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

    private long head(BookId book) {
        return number("SELECT sequence FROM ledger.book_head WHERE book = '" + book + "'");
    }

    private List<Long> rows() {
        return List.of(
                number("SELECT count(*) FROM reading.entry"),
                number("SELECT count(*) FROM reading.posting"),
                number("SELECT coalesce(sum(amount_fen * sequence), 0) FROM reading.posting"),
                number("SELECT count(*) FROM reading.cell"),
                number("SELECT coalesce(sum(amount_fen * block), 0) FROM reading.flow_cell"),
                number("SELECT count(*) FROM reading.known_at"),
                number("SELECT count(matched_by) FROM reading.statement_line"));
    }

    private List<String> schemas() {
        return ledger.sql()
                .sql(
                        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema') ORDER BY 1")
                .query(String.class)
                .list();
    }

    /** Indexes, constraints, triggers and rights of the read side, and what migrations it has had. */
    private List<String> shape() {
        return ledger.owner().queryForList("""
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'reading'
                UNION ALL
                SELECT concat(conrelid::regclass, ' ', conname, ' ', pg_get_constraintdef(oid)) FROM pg_constraint
                 WHERE connamespace = 'reading'::regnamespace
                UNION ALL
                SELECT concat(tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL
                SELECT concat(relname, relkind, relacl) FROM pg_class WHERE relnamespace = 'reading'::regnamespace
                UNION ALL
                SELECT concat(defaclobjtype, defaclacl) FROM pg_default_acl WHERE defaclnamespace = 'reading'::regnamespace
                UNION ALL
                SELECT concat(version, checksum) FROM reading.flyway_schema_history
                 ORDER BY 1""", String.class);
    }

    private long number(String sql) {
        return ledger.sql().sql(sql).query(Long.class).single();
    }

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
