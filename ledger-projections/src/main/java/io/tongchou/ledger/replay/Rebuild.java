package io.tongchou.ledger.replay;

import io.tongchou.ledger.journal.CannotPost;
import io.tongchou.ledger.journal.JournalEvent;
import io.tongchou.ledger.journal.JournalRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the read side anew from the events (重建), in a schema beside the one that serves, while commands, the journal and figures
 * go on; compares every row of the two, and puts the new one in the place of the old only where all agree. Whatever ends it on
 * the way, the next {@link #run} goes on from there.
 */
public final class Rebuild {

    static final String SERVING = "reading";
    static final String BUILDING = "rebuilding";
    private static final String REPLACED = "replaced";

    /** Of all nodes one rebuilds: whoever has this lock of the database. */
    private static final long LOCK = 0x746f6e6763686f75L;

    private static final int BATCH = 5000;
    /** So few events are made up for while the journal waits for the switch. */
    private static final int SHORT_WAIT = 2000;

    private static final int MOST_ROUNDS = 50;
    private static final int MOST_ATTEMPTS = 100;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    /** The sequence that a read side has come to, of each book that has events. */
    private static final String POSITIONS = """
            SELECT head.book, coalesce((SELECT sequence FROM %s.known_at AS k WHERE k.book = head.book
                                         ORDER BY recorded_at DESC LIMIT 1), 0)
              FROM ledger.book_head AS head
            """;

    private static final String EVENTS = """
            SELECT sequence, recorded_at, payload, metadata FROM ledger.domain_event
             WHERE book = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?
            """;

    /** How far the rebuild has come. */
    enum Phase {
        COPYING,
        INDEXING,
        SUMMING,
        FOLLOWING,
        DIFFERS
    }

    /** Opens a connection of the role that owns both schemas, with the right to make schemas. */
    @FunctionalInterface
    public interface Owner {
        Connection connect() throws SQLException;
    }

    private final Owner owner;
    private final Consumer<String> make;
    private final Clock clock;

    /** @param make makes an empty read side, with the application's rights in it, under the name that it is given */
    public Rebuild(Owner owner, Consumer<String> make, Clock clock) {
        this.owner = owner;
        this.make = make;
        this.clock = clock;
    }

    /** Notes that this code made the read side that serves, where nobody has noted that before: it is new. */
    public void sign() throws SQLException {
        try (Connection connection = owner.connect()) {
            if (builtBy(connection, SERVING).isEmpty()) {
                sign(connection, SERVING);
            }
        }
    }

    /** Whether the read side that serves was made by other code than this. */
    public boolean outdated() throws SQLException {
        try (Connection connection = owner.connect()) {
            return !builtBy(connection, SERVING).equals(Optional.of(JournalRows.REVISION));
        }
    }

    /** Whether it still has to be proved that this code makes of all events what other code made. */
    public boolean proofDue() throws SQLException {
        try (Connection connection = owner.connect()) {
            boolean disproved =
                    differs(connection) && builtBy(connection, BUILDING).equals(Optional.of(JournalRows.REVISION));
            return !disproved && !builtBy(connection, SERVING).equals(Optional.of(JournalRows.REVISION));
        }
    }

    /** Whether a rebuild was begun and neither came to its end nor goes on anywhere. */
    public boolean interrupted() throws SQLException {
        try (Connection connection = owner.connect()) {
            return exists(connection, BUILDING + ".rebuild") && !differs(connection) && locked(connection);
        }
    }

    /** Whether a rebuild is under way, on whichever node. */
    public boolean running() throws SQLException {
        try (Connection connection = owner.connect()) {
            return !locked(connection);
        }
    }

    /** Rebuilds, or goes on with what was begun, and switches where there is no difference. */
    public Replayed run(Progress progress) throws SQLException {
        return run(progress, Optional.empty());
    }

    /**
     * The same; also switches where there are the very differences that were accepted.
     *
     * @param accepted their {@link Replayed#fingerprint}, as an earlier rebuild named them
     * @throws RebuildRunning where one is under way
     * @throws CannotPost where an event that the journal has posted cannot be posted again
     */
    public Replayed run(Progress progress, Optional<String> accepted) throws SQLException {
        try (Connection connection = owner.connect()) {
            if (!locked(connection)) {
                throw new RebuildRunning();
            }
            // What a stop loses of it is done again.
            execute(
                    connection,
                    "SET synchronous_commit = off; SET work_mem = '128MB'; SET maintenance_work_mem = '256MB'");
            drop(connection, REPLACED);
            if (!canGoOn(connection)) {
                begin(connection);
            }
            if (phase(connection) == Phase.COPYING) {
                copy(connection, progress);
            }
            if (phase(connection) == Phase.INDEXING) {
                index(connection, progress);
                enter(connection, Phase.SUMMING);
            }
            if (phase(connection) == Phase.SUMMING) {
                sum(connection, progress);
                enter(connection, Phase.FOLLOWING);
            }
            return publish(connection, progress, accepted);
        }
    }

    private static boolean differs(Connection connection) throws SQLException {
        return exists(connection, BUILDING + ".rebuild") && phase(connection) == Phase.DIFFERS;
    }

    private static boolean canGoOn(Connection connection) throws SQLException {
        return exists(connection, BUILDING + ".rebuild")
                && !differs(connection)
                && builtBy(connection, BUILDING).equals(Optional.of(JournalRows.REVISION));
    }

    private void begin(Connection connection) throws SQLException {
        drop(connection, BUILDING);
        make.accept(BUILDING);
        connection.setAutoCommit(false);
        sign(connection, BUILDING);
        Bulk.begin(connection);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void copy(Connection connection, Progress progress) throws SQLException {
        try (Connection events = owner.connect();
                Bulk bulk = new Bulk(connection, events)) {
            bulk.copy(progress);
        }
    }

    /** Makes the keys and indexes, each once. */
    private static void index(Connection connection, Progress progress) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT statement FROM rebuilding.rebuild_later ORDER BY number")) {
            while (row.next()) {
                statements.add(row.getString(1));
            }
        }
        progress.phase("indexing", statements.size());
        connection.setAutoCommit(false);
        int done = 0;
        for (String statement : statements) {
            execute(connection, statement);
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM rebuilding.rebuild_later WHERE statement = ?")) {
                delete.setString(1, statement);
                delete.executeUpdate();
            }
            connection.commit();
            progress.reached(++done);
        }
        connection.setAutoCommit(true);
    }

    /** Writes the cells, book by book. */
    private static void sum(Connection connection, Progress progress) throws SQLException {
        Map<String, Long> books = new TreeMap<>();
        try (Statement query = connection.createStatement();
                ResultSet row =
                        query.executeQuery("SELECT book, sequence FROM rebuilding.rebuild_book WHERE NOT summed")) {
            while (row.next()) {
                books.put(row.getString(1), row.getLong(2));
            }
        }
        progress.phase("summing", books.size());
        connection.setAutoCommit(false);
        int done = 0;
        for (Map.Entry<String, Long> book : books.entrySet()) {
            JournalRows.enter(connection, BUILDING);
            JournalRows.completeBlocks(connection, book.getKey(), 0, book.getValue());
            try (PreparedStatement summed =
                    connection.prepareStatement("UPDATE rebuild_book SET summed = true WHERE book = ?")) {
                summed.setString(1, book.getKey());
                summed.executeUpdate();
            }
            connection.commit();
            progress.reached(++done);
        }
        connection.setAutoCommit(true);
        execute(connection, """
                DO $$
                DECLARE
                    each regclass;
                BEGIN
                    FOR each IN SELECT oid FROM pg_class WHERE relnamespace = 'rebuilding'::regnamespace AND relkind = 'r' LOOP
                        EXECUTE 'ANALYZE ' || each;
                    END LOOP;
                END $$""");
    }

    /** Comes near the journal, compares all that is there, then comes up to the journal and takes the old one's place. */
    private static Replayed publish(Connection connection, Progress progress, Optional<String> accepted)
            throws SQLException {
        connection.setAutoCommit(false);
        comeNear(connection, progress);

        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Map<String, Long> compared = positions(connection, SERVING);
        follow(connection, compared);
        Comparison whole = Comparison.whole(connection, SERVING, BUILDING, progress);
        connection.commit();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        Replayed replayed = whole.as(true, events(compared));
        if (replayed.differences() > 0 && !accepted.equals(Optional.of(replayed.fingerprint()))) {
            return differs(connection, whole.as(false, events(compared)));
        }

        progress.phase("switching", 0);
        for (int attempt = 1; ; attempt++) {
            comeNear(connection, progress);
            try {
                Optional<Comparison> different = takePlace(connection, compared);
                if (different.isPresent()) {
                    return differs(connection, different.get().as(false, events(compared)));
                }
                connection.setAutoCommit(true);
                drop(connection, REPLACED);
                return replayed;
            } catch (SQLException e) {
                connection.rollback();
                boolean mayPass = LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState());
                if (!mayPass || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LOG.info("The switch to the rebuilt read side is tried again: {}", e.getMessage());
            }
        }
    }

    private static Replayed differs(Connection connection, Replayed replayed) throws SQLException {
        connection.rollback();
        enter(connection, Phase.DIFFERS);
        connection.commit();
        return replayed;
    }

    /**
     * In one transaction: lets the journal wait, comes up to it, compares what came since, and changes the names. A reader that
     * has begun to read in a transaction reads the old one to its end; whoever asks meanwhile waits for the change of names.
     */
    private static Optional<Comparison> takePlace(Connection connection, Map<String, Long> compared)
            throws SQLException {
        execute(connection, "SET LOCAL lock_timeout = '2s'; SET LOCAL synchronous_commit = on");
        // The journal writes its token before its rows: this order cannot block one another.
        execute(connection, "LOCK TABLE reading.token IN ACCESS EXCLUSIVE MODE");
        Map<String, Long> positions = positions(connection, SERVING);
        follow(connection, positions);
        execute(
                connection,
                "CREATE TEMPORARY TABLE compared (book ledger.code PRIMARY KEY, sequence bigint) ON COMMIT DROP");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO compared VALUES (?, ?)")) {
            for (String book : positions.keySet()) {
                insert.setString(1, book);
                insert.setLong(2, compared.getOrDefault(book, 0L));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Comparison tail = Comparison.tail(connection, SERVING, BUILDING);
        if (tail.differences() > 0) {
            return Optional.of(tail);
        }
        execute(connection, "LOCK TABLE reading.known_at IN ACCESS EXCLUSIVE MODE");
        execute(connection, "INSERT INTO rebuilding.token TABLE reading.token");
        execute(connection, "INSERT INTO rebuilding.halt TABLE reading.halt");
        execute(connection, "DROP TABLE rebuilding.rebuild, rebuilding.rebuild_book, rebuilding.rebuild_later");
        execute(connection, "ALTER SCHEMA reading RENAME TO replaced");
        execute(connection, "ALTER SCHEMA rebuilding RENAME TO reading");
        connection.commit();
        return Optional.empty();
    }

    /** Comes within a short wait of the journal, or as near as it lets us. */
    private static void comeNear(Connection connection, Progress progress) throws SQLException {
        long least = Long.MAX_VALUE;
        int noNearer = 0;
        while (noNearer < MOST_ROUNDS) {
            Map<String, Long> there = positions(connection, SERVING);
            Map<String, Long> here = positions(connection, BUILDING);
            long behind = events(there) - events(here);
            progress.phase("following", behind);
            if (behind <= SHORT_WAIT) {
                break;
            }
            noNearer = behind < least ? 0 : noNearer + 1;
            least = Math.min(least, behind);
            there.replaceAll((book, sequence) -> Math.min(sequence, here.getOrDefault(book, 0L) + BATCH));
            follow(connection, there);
            connection.commit();
        }
        connection.commit();
    }

    /** Posts what is missing up to the sequences given, in the connection's transaction. */
    private static void follow(Connection connection, Map<String, Long> to) throws SQLException {
        Map<String, Long> from = positions(connection, BUILDING);
        for (Map.Entry<String, Long> book : to.entrySet()) {
            long last = from.getOrDefault(book.getKey(), 0L);
            while (last < book.getValue()) {
                List<JournalEvent> events = read(connection, book.getKey(), last, book.getValue());
                JournalRows.write(connection, BUILDING, events);
                last = events.getLast().sequence();
            }
        }
    }

    private static List<JournalEvent> read(Connection connection, String book, long after, long upTo)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            query.setString(1, book);
            query.setLong(2, after);
            query.setLong(3, upTo);
            query.setInt(4, BATCH);
            List<JournalEvent> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(JournalEvent.stored(
                            book, row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4)));
                }
            }
            if (events.isEmpty()) {
                throw new CannotPost(book, after + 1, "event " + (after + 1) + " of book " + book + " is missing");
            }
            return events;
        }
    }

    static Map<String, Long> positions(Connection connection, String schema) throws SQLException {
        Map<String, Long> positions = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSITIONS.formatted(schema))) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }

    private static long events(Map<String, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Phase phase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT phase FROM rebuilding.rebuild")) {
            row.next();
            return Phase.valueOf(row.getString(1));
        }
    }

    private static void enter(Connection connection, Phase phase) throws SQLException {
        execute(connection, "UPDATE rebuilding.rebuild SET phase = '" + phase + "'");
    }

    private static Optional<String> builtBy(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT revision FROM " + schema + ".built_by")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private void sign(Connection connection, String schema) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + schema + ".built_by VALUES (?, ?)")) {
            insert.setString(1, JournalRows.REVISION);
            insert.setLong(2, clock.millis());
            insert.executeUpdate();
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Readers of it have to end first. What cannot be dropped now is dropped before the next rebuild. */
    private static void drop(Connection connection, String schema) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(connection, "SET lock_timeout = '1s'");
                execute(connection, "DROP SCHEMA IF EXISTS " + schema + " CASCADE");
                return;
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            } finally {
                execute(connection, "SET lock_timeout = 0");
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
