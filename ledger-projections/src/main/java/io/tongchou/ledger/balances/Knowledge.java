package io.tongchou.ledger.balances;

import io.tongchou.ledger.journal.Halt;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Translates {@code knownAt} to a sequence of the book, and waits until the journal has come that far. It rests on the writer:
 * the events of a batch share one instant of recording, taken under the book's lock and later than that of the batch before.
 */
final class Knowledge {

    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    /** PostgreSQL's lock_not_available, for which Spring has no exception of its own. */
    private static final String LOCK_TIMEOUT = "55P03";

    private static final String STANDING = """
            SELECT head.sequence AS head, head.recorded_at AS head_at,
                   coalesce(journal.sequence, 0) AS position, coalesce(journal.recorded_at, 0) AS position_at,
                   coalesce(whole.sequence, 0) AS whole, coalesce(whole.recorded_at, 0) AS whole_at,
                   coalesce(asked.sequence, 0) AS asked,
                   halted.book AS halted_book, halted.sequence AS halted, halted.cause, halted.since
              FROM ledger.book_head AS head
              LEFT JOIN LATERAL ( -- the last event that the journal has
                   SELECT * FROM reading.known_at AS k WHERE k.book = head.book
                    ORDER BY recorded_at DESC LIMIT 1) AS journal ON true
              LEFT JOIN LATERAL ( -- the last that it has with all others of its instant
                   SELECT * FROM reading.known_at AS k WHERE k.book = head.book
                      AND NOT EXISTS (SELECT FROM ledger.domain_event AS next WHERE next.book = k.book
                                         AND next.sequence = k.sequence + 1 AND next.recorded_at = k.recorded_at)
                    ORDER BY recorded_at DESC LIMIT 1) AS whole ON true
              LEFT JOIN LATERAL ( -- the last that it has of what was known at the instant asked for
                   SELECT * FROM reading.known_at AS k WHERE k.book = head.book AND k.recorded_at <= :knownAt
                    ORDER BY recorded_at DESC LIMIT 1) AS asked ON true
              LEFT JOIN LATERAL (SELECT * FROM reading.halted ORDER BY since LIMIT 1) AS halted ON true
             WHERE head.book = :book
            """;

    private record Standing(
            long head,
            long headAt,
            long position,
            long positionAt,
            long whole,
            long wholeAt,
            long asked,
            Optional<Halt> halted) {

        static Standing of(ResultSet row, int n) throws SQLException {
            Optional<Halt> halted = row.getString("halted_book") == null
                    ? Optional.empty()
                    : Optional.of(new Halt(
                            row.getString("halted_book"),
                            row.getLong("halted"),
                            row.getString("cause"),
                            Instant.ofEpochMilli(row.getLong("since"))));
            return new Standing(
                    row.getLong("head"),
                    row.getLong("head_at"),
                    row.getLong("position"),
                    row.getLong("position_at"),
                    row.getLong("whole"),
                    row.getLong("whole_at"),
                    row.getLong("asked"),
                    halted);
        }
    }

    private final Map<BookId, LocalDate> beginnings = new ConcurrentHashMap<>();
    private final Map<BookId, Instant> firsts = new ConcurrentHashMap<>();
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration patience;

    Knowledge(DataSource source, Clock clock, Duration patience) {
        this.database = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.clock = clock;
        this.patience = patience;
    }

    /** What a figure for this moment rests on. */
    Basis at(BookId book, Moment moment) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DAYS);
        LocalDate asOf = moment.asOf().orElse(today);
        if (asOf.isAfter(today.plusDays(1))) {
            throw new NoFigure(
                    NoFigure.Code.IN_THE_FUTURE,
                    "asOf " + asOf + " is in the future: it is " + today + ", and entries are at most one day ahead");
        }
        Optional<LocalDate> begins = moment.asOf().isPresent() ? beginsOn(book) : Optional.empty();
        if (begins.filter(asOf::isBefore).isPresent()) {
            throw new NoFigure(
                    NoFigure.Code.PERIOD_CLOSED, "asOf " + asOf + " is before the book begins, on " + begins.get());
        }
        return moment.knownAt().isPresent()
                ? asKnownAt(book, asOf, moment.knownAt().get(), moment.atLeast().orElse(0))
                : asKnownNow(book, asOf, moment.atLeast().orElse(0));
    }

    /** Refuses a day that is neither in a year of the book's, up to this one, nor the eve of its first. */
    void inItsYears(BookId book, LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DAYS);
        if (day.getYear() > today.plusDays(1).getYear()) {
            throw new NoFigure(NoFigure.Code.IN_THE_FUTURE, day + " is in the future: it is " + today);
        }
        Optional<LocalDate> begins = beginsOn(book);
        if (begins.filter(first -> day.isBefore(first.withDayOfYear(1).minusDays(1)))
                .isPresent()) {
            throw new NoFigure(NoFigure.Code.PERIOD_CLOSED, day + " is before the book begins, on " + begins.get());
        }
    }

    /** The book's first business day; empty where there is no such book. */
    Optional<LocalDate> beginsOn(BookId book) {
        return Optional.ofNullable(beginnings.computeIfAbsent(
                book,
                any -> database.sql("""
                                SELECT convert_from(payload, 'UTF8')::jsonb #>> '{event,beginsOn}'
                                  FROM ledger.domain_event WHERE book = :book AND sequence = 1
                                """)
                        .param("book", book.toString())
                        .query(String.class)
                        .optional()
                        .map(LocalDate::parse)
                        .orElse(null)));
    }

    /** When the book's first event was recorded; empty where there is no such book. */
    Optional<Instant> since(BookId book) {
        return Optional.ofNullable(firsts.computeIfAbsent(
                book,
                any -> database.sql("SELECT recorded_at FROM ledger.domain_event WHERE book = :book AND sequence = 1")
                        .param("book", book.toString())
                        .query(Long.class)
                        .optional()
                        .map(Instant::ofEpochMilli)
                        .orElse(null)));
    }

    private Basis asKnownNow(BookId book, LocalDate asOf, long atLeast) {
        // A book's first batch made it, so there always is one to wait for.
        long needed = Math.max(1, atLeast);
        Standing standing = await(book, Long.MAX_VALUE, needed, s -> s.whole() >= needed);
        return new Basis(asOf, Instant.ofEpochMilli(standing.wholeAt()), standing.whole(), standing.halted());
    }

    private Basis asKnownAt(BookId book, LocalDate asOf, Instant knownAt, long atLeast) {
        long asked = knownAt.toEpochMilli();
        Standing now = standing(book, asked);
        // Up to the head's instant nothing can be added any more; later than that, a writer may be about to.
        long settled = Math.max(asked <= now.headAt() ? now.head() : headOnceWriterIsDone(book, knownAt), atLeast);
        Predicate<Standing> reached =
                s -> s.position() >= atLeast && (s.positionAt() > asked || s.position() >= settled);
        Standing standing = reached.test(now) ? now : await(book, asked, settled, reached);
        if (standing.asked() == 0) {
            throw new NoFigure(NoFigure.Code.PERIOD_CLOSED, "book " + book + " was not open yet at " + knownAt);
        }
        return new Basis(asOf, knownAt, standing.asked(), standing.halted());
    }

    /** Whoever takes the lock after us records later than {@code knownAt}; whoever holds it has to be waited for. */
    private long headOnceWriterIsDone(BookId book, Instant knownAt) {
        if (knownAt.isAfter(clock.instant())) {
            throw new NoFigure(NoFigure.Code.IN_THE_FUTURE, "knownAt " + knownAt + " is in the future");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (clock.millis() <= knownAt.toEpochMilli() && System.nanoTime() < deadline) {
            sleep(1);
        }
        try {
            return transaction.execute(status -> {
                database.sql("SELECT set_config('lock_timeout', :millis, true)")
                        .param("millis", patience.toMillis() + "ms")
                        .query(String.class)
                        .single();
                return database.sql("SELECT sequence FROM ledger.book_head WHERE book = :book FOR SHARE")
                        .param("book", book.toString())
                        .query(Long.class)
                        .single();
            });
        } catch (DataAccessException e) {
            if (!(e.getRootCause() instanceof SQLException sql) || !LOCK_TIMEOUT.equals(sql.getSQLState())) {
                throw e;
            }
            throw (NoFigure) new NoFigure(
                            NoFigure.Code.BUSY,
                            "book " + book + " is being written; what is known at " + knownAt + " is not settled yet")
                    .initCause(e);
        }
    }

    private Standing await(BookId book, long asked, long needed, Predicate<Standing> reached) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = 1; ; pause = Math.min(2 * pause, 20)) {
            Standing standing = standing(book, asked);
            if (reached.test(standing)) {
                return standing;
            }
            if (System.nanoTime() >= deadline) {
                String halted = standing.halted()
                        .map(halt -> "; it stands at event " + halt.sequence() + " of book " + halt.book() + " since "
                                + halt.since() + ": " + halt.cause())
                        .orElse("");
                throw new NoFigure(
                        NoFigure.Code.BUSY,
                        "the journal of book " + book + " has come to event " + standing.position() + ", not yet to "
                                + needed + halted);
            }
            sleep(pause);
        }
    }

    private Standing standing(BookId book, long asked) {
        return database.sql(STANDING)
                .param("book", book.toString())
                .param("knownAt", asked)
                .query(Standing::of)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no book " + book));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (NoFigure) new NoFigure(NoFigure.Code.BUSY, "the wait was interrupted").initCause(e);
        }
    }
}
