package io.tongchou.ledger.replay;

import static io.tongchou.ledger.replay.Rebuild.BUILDING;
import static io.tongchou.ledger.replay.Rebuild.SERVING;
import static io.tongchou.ledger.replay.Rebuild.execute;

import io.tongchou.ledger.journal.CannotPost;
import io.tongchou.ledger.journal.CopyRows;
import io.tongchou.ledger.journal.JournalEvent;
import io.tongchou.ledger.journal.JournalRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tables of a new read side in the order of all events, without their indexes: a chunk is read and made into rows while
 * the one before it is written. How far it has come is written in a chunk's transaction.
 */
final class Bulk implements AutoCloseable {

    private static final int CHUNK = 10_000;

    /** The many rows; what tells of statements looks rows up and keeps its keys. */
    private static final String TABLES = "'entry', 'posting', 'assessment', 'assessment_payment', 'known_at'";

    private static final String BEGIN = """
            CREATE TABLE rebuilding.rebuild (phase text NOT NULL, reached bigint NOT NULL);
            INSERT INTO rebuilding.rebuild VALUES ('COPYING', 0);
            -- The last event of each book, and when it was recorded: its row of known_at waits for the next instant.
            CREATE TABLE rebuilding.rebuild_book (
                book text PRIMARY KEY, sequence bigint NOT NULL, recorded_at bigint NOT NULL, summed boolean NOT NULL DEFAULT false);
            CREATE TABLE rebuilding.rebuild_later (number integer GENERATED ALWAYS AS IDENTITY, statement text NOT NULL);
            INSERT INTO rebuilding.rebuild_later (statement)
            SELECT statement FROM (
                SELECT conrelid, 1 AS step, conname,
                       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                  FROM pg_constraint WHERE contype IN ('p', 'u')
                UNION ALL
                SELECT indrelid, 2, indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
                 WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
                UNION ALL
                SELECT tgrelid, 3, tgname, format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
                  FROM pg_trigger WHERE NOT tgisinternal) AS later (of, step, name, statement)
             WHERE of IN (SELECT oid FROM pg_class WHERE relnamespace = 'rebuilding'::regnamespace AND relname IN (MANY))
             ORDER BY of, step, name;
            DO $$
            DECLARE
                each record;
            BEGIN
                FOR each IN SELECT c.oid::regclass AS name, con.conname FROM pg_class c
                              JOIN pg_constraint con ON con.conrelid = c.oid AND con.contype IN ('p', 'u')
                             WHERE c.relnamespace = 'rebuilding'::regnamespace AND c.relname IN (MANY) LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.name, each.conname);
                    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', each.name);
                END LOOP;
                FOR each IN SELECT indexrelid::regclass AS name FROM pg_index JOIN pg_class c ON c.oid = indrelid
                             WHERE c.relnamespace = 'rebuilding'::regnamespace AND c.relname IN (MANY) LOOP
                    EXECUTE format('DROP INDEX %s', each.name);
                END LOOP;
            END $$
            """.replace("MANY", TABLES);

    private static final String EVENTS = """
            SELECT global_index, book, sequence, recorded_at, payload, metadata FROM ledger.domain_event
             WHERE global_index > (SELECT reached FROM rebuilding.rebuild) ORDER BY global_index
            """;

    private static final String BOOKS = """
            INSERT INTO rebuild_book (book, sequence, recorded_at) VALUES (?, ?, ?)
                ON CONFLICT (book) DO UPDATE SET sequence = EXCLUDED.sequence, recorded_at = EXCLUDED.recorded_at
            """;

    /** @param reached the last event's number in the order of all events */
    private record Chunk(JournalRows rows, CopyRows knownAt, Map<String, Last> last, long reached, long events) {}

    private record Last(long sequence, long recordedAt) {}

    private final Connection out;
    private final Connection in;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rebuild-reader").daemon().factory());
    private final Map<String, Last> books = new HashMap<>();

    Bulk(Connection out, Connection in) {
        this.out = out;
        this.in = in;
    }

    /** Takes away from a new read side what would be in the way, notes how it is put back, and where the rebuild stands. */
    static void begin(Connection connection) throws SQLException {
        execute(connection, BEGIN);
    }

    /**
     * Copies what the journal has. In one state of the database no event is there without those before it in its book; what
     * was committed late, behind what an earlier run had read, does not follow and is left to whoever reads book by book.
     */
    void copy(Progress progress) throws SQLException {
        in.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        in.setAutoCommit(false);
        Map<String, Long> journal = Rebuild.positions(in, SERVING);
        try (PreparedStatement query =
                        in.prepareStatement("SELECT book, sequence, recorded_at FROM rebuilding.rebuild_book");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                books.put(row.getString(1), new Last(row.getLong(2), row.getLong(3)));
            }
        }
        long done = books.values().stream().mapToLong(Last::sequence).sum();
        progress.phase(
                "copying", journal.values().stream().mapToLong(Long::longValue).sum());
        out.setAutoCommit(false);
        try (PreparedStatement query = in.prepareStatement(EVENTS)) {
            query.setFetchSize(1000);
            try (ResultSet events = query.executeQuery()) {
                Future<@Nullable Chunk> next = reader.submit(() -> read(events, journal));
                for (Chunk chunk = next.get(); chunk != null; chunk = next.get()) {
                    next = reader.submit(() -> read(events, journal));
                    write(chunk);
                    done += chunk.events();
                    progress.reached(done);
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException unread) {
                throw unread;
            }
            if (e.getCause() instanceof CannotPost cannot) {
                throw cannot;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rebuild was interrupted", e);
        }
        CopyRows knownAt = knownAt();
        books.forEach((book, last) -> known(knownAt, book, last));
        JournalRows.enter(out, BUILDING);
        knownAt.insert(out);
        // With the rows that were held back, or they would come twice.
        execute(out, "UPDATE rebuild SET phase = 'INDEXING'");
        out.commit();
        out.setAutoCommit(true);
    }

    private @Nullable Chunk read(ResultSet events, Map<String, Long> journal) throws SQLException {
        JournalRows rows = new JournalRows();
        CopyRows knownAt = knownAt();
        Map<String, Last> touched = new HashMap<>();
        long reached = 0;
        long taken = 0;
        while (taken < CHUNK && events.next()) {
            reached = events.getLong(1);
            String book = events.getString(2);
            long sequence = events.getLong(3);
            long recordedAt = events.getLong(4);
            Last last = books.get(book);
            if (sequence != (last == null ? 1 : last.sequence() + 1) || sequence > journal.getOrDefault(book, 0L)) {
                continue;
            }
            rows.add(JournalEvent.stored(book, sequence, recordedAt, events.getBytes(5), events.getBytes(6)));
            if (last != null && last.recordedAt() != recordedAt) {
                known(knownAt, book, last);
            }
            Last now = new Last(sequence, recordedAt);
            books.put(book, now);
            touched.put(book, now);
            taken++;
        }
        return reached == 0 ? null : new Chunk(rows, knownAt, touched, reached, taken);
    }

    private void write(Chunk chunk) throws SQLException {
        JournalRows.enter(out, BUILDING);
        chunk.rows().insert(out);
        chunk.knownAt().insert(out);
        try (PreparedStatement upsert = out.prepareStatement(BOOKS)) {
            for (Map.Entry<String, Last> book : chunk.last().entrySet()) {
                upsert.setString(1, book.getKey());
                upsert.setLong(2, book.getValue().sequence());
                upsert.setLong(3, book.getValue().recordedAt());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        execute(out, "UPDATE rebuild SET reached = " + chunk.reached());
        out.commit();
    }

    private static CopyRows knownAt() {
        return new CopyRows("known_at", "book, recorded_at, sequence");
    }

    private static void known(CopyRows rows, String book, Last last) {
        rows.row().text(book).bigint(last.recordedAt()).bigint(last.sequence());
    }

    @Override
    public void close() {
        reader.close();
    }
}
