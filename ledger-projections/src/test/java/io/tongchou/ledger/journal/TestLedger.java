package io.tongchou.ledger.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Posting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with both schemas as the application meets it, and books in it that a test writes like the writer does. */
public final class TestLedger {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final AtomicInteger POOLS = new AtomicInteger(1000);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One server for all tests of this JVM; it goes with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                new JdbcTemplate(postgres.getPostgresDatabase()).execute("CREATE ROLE tongchou LOGIN");
                return postgres;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final HikariDataSource source;
    private final JdbcTemplate owner;
    private final int[] blockSizes;
    private long projected;
    private volatile Instant now = Instant.parse("2024-06-30T04:00:00Z");

    private TestLedger(HikariDataSource source, JdbcTemplate owner, int... blockSizes) {
        this.source = source;
        this.owner = owner;
        this.blockSizes = blockSizes;
    }

    /** A new database, with the blocks of the three levels of that size in place of the usual ones. */
    public static TestLedger open(int... blockSizes) {
        EmbeddedPostgres postgres = Server.POSTGRES;
        String name = "ledger" + DATABASES.incrementAndGet();
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        TestLedger ledger = of(name, blockSizes);
        migrate(ledger.owner, "ledger", "USAGE", "SELECT, INSERT", "db/write");
        ledger.makeReadSide("reading");
        return ledger;
    }

    private static TestLedger of(String name, int... blockSizes) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(Server.POSTGRES.getJdbcUrl("tongchou", name));
        pool.setMaximumPoolSize(8);
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan -c jit=off");
        return new TestLedger(
                new HikariDataSource(pool),
                new JdbcTemplate(Server.POSTGRES.getDatabase("postgres", name)),
                blockSizes);
    }

    /** A database that begins as this one is; this one cannot be used any more. */
    public TestLedger copy() {
        source.close();
        EmbeddedPostgres postgres = Server.POSTGRES;
        String name = "ledger" + DATABASES.incrementAndGet();
        new JdbcTemplate(postgres.getPostgresDatabase())
                .execute("CREATE DATABASE " + name + " TEMPLATE "
                        + source.getJdbcUrl().replaceAll(".*/|\\?.*", ""));
        TestLedger copy = of(name, blockSizes);
        copy.projected = projected;
        return copy;
    }

    /** A read side with nothing in it, in a schema of that name. */
    public void makeReadSide(String schema) {
        migrate(owner, schema, "USAGE, CREATE", "ALL", "db/reading");
        if (blockSizes.length > 0) {
            String sizes = Arrays.stream(blockSizes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
            owner.execute(
                    "CREATE OR REPLACE FUNCTION " + schema + ".block_size(level integer) RETURNS bigint IMMUTABLE "
                            + "LANGUAGE sql AS 'SELECT (ARRAY[" + sizes + "])[level]::bigint'");
        }
    }

    private static void migrate(JdbcTemplate owner, String schema, String rights, String tables, String migrations) {
        owner.execute("CREATE SCHEMA " + schema);
        owner.execute("GRANT " + rights + " ON SCHEMA " + schema + " TO tongchou");
        owner.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA " + schema + " GRANT " + tables + " ON TABLES TO tongchou");
        Flyway.configure()
                .dataSource(owner.getDataSource())
                .schemas(schema)
                .locations("classpath:" + migrations)
                .placeholders(Map.of("applicationRole", "tongchou"))
                .load()
                .migrate();
    }

    public HikariDataSource source() {
        return source;
    }

    public JdbcTemplate owner() {
        return owner;
    }

    public JdbcClient sql() {
        return JdbcClient.create(source);
    }

    /** A book that no other test knows. */
    public static BookId newBook() {
        return BookId.parse(POOLS.incrementAndGet() + "00/310");
    }

    /** Noon of 30 June 2024 in Shanghai, until it is set. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    public void setClock(Instant instant) {
        now = instant;
    }

    public static Recorded entry(LocalDate day, Posting... postings) {
        return new Recorded(
                new MonthClosed(YearMonth.from(day), List.of()),
                day,
                Optional.of(new Entry(7, Optional.of("kaifeng-2020-59"), Optional.of("三(一)"), List.of(postings))));
    }

    public static Recorded noEntry(LocalDate day) {
        return new Recorded(new MonthClosed(YearMonth.from(day), List.of()), day, Optional.empty());
    }

    /** Records a batch as the writer does: under the book's lock, at one instant. Returns the sequence of its last event. */
    public long record(BookId book, Instant recordedAt, List<Recorded> events) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long last = append(connection, book, recordedAt, events);
            connection.commit();
            connection.setAutoCommit(true);
            return last;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in a transaction that the test holds open. */
    public static long append(Connection connection, BookId book, Instant recordedAt, List<Recorded> events)
            throws SQLException {
        long sequence = 0;
        try (PreparedStatement head =
                connection.prepareStatement("SELECT sequence FROM ledger.book_head WHERE book = ? FOR UPDATE")) {
            head.setString(1, book.toString());
            try (var row = head.executeQuery()) {
                if (row.next()) {
                    sequence = row.getLong(1);
                }
            }
        }
        try (PreparedStatement event = connection.prepareStatement("""
                        INSERT INTO ledger.domain_event (book, sequence, event_id, type, revision, recorded_at, payload,
                                                         metadata, hash)
                        VALUES (?, ?, ?, ?, '1', ?, ?, ?, sha256(''))""");
                PreparedStatement head = connection.prepareStatement("""
                        INSERT INTO ledger.book_head (book, pool, sequence, hash, recorded_at)
                        VALUES (?, ?, ?, sha256(''), ?)
                            ON CONFLICT (book) DO UPDATE SET sequence = EXCLUDED.sequence,
                                                             recorded_at = EXCLUDED.recorded_at""")) {
            for (Recorded recorded : events) {
                event.setString(1, book.toString());
                event.setLong(2, ++sequence);
                event.setObject(3, UUID.randomUUID());
                event.setString(4, recorded.event().getClass().getSimpleName());
                event.setLong(5, recordedAt.toEpochMilli());
                event.setBytes(6, EventJson.write(recorded));
                event.setBytes(7, metadata("command-" + sequence));
                event.addBatch();
            }
            event.executeBatch();
            head.setString(1, book.toString());
            head.setString(2, book.pool().code());
            head.setLong(3, sequence);
            head.setLong(4, recordedAt.toEpochMilli());
            head.executeUpdate();
        }
        return sequence;
    }

    private static byte[] metadata(String command) {
        try {
            return JSON.writeValueAsBytes(Map.of(
                    "command", command, "maker", "tax", "office", "tax", "checker", "city-head", "document", "D-1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the journal have the next events, at most that many, in one batch. Returns how many there were. */
    @SuppressWarnings("unchecked")
    public int project(int most) {
        List<JournalEvent> batch = new ArrayList<>();
        sql().sql("SELECT * FROM ledger.domain_event WHERE global_index > ? ORDER BY global_index LIMIT ?")
                .param(projected)
                .param(most)
                .query(row -> {
                    projected = row.getLong("global_index");
                    try {
                        batch.add(new JournalEvent(
                                row.getString("book"),
                                row.getLong("sequence"),
                                row.getLong("recorded_at"),
                                EventJson.read(row.getBytes("payload")),
                                JSON.readValue(row.getBytes("metadata"), Map.class)));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            JournalRows.write(connection, "reading", batch);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return batch.size();
    }

    /** Does what only a superuser can, with all triggers off. */
    public void asSuperuser(String statements) {
        owner.execute("SET session_replication_role = replica; " + statements);
    }

    /** Does away with a copy that is closed. */
    public static void drop(TestLedger copy) {
        copy.source.close();
        new JdbcTemplate(Server.POSTGRES.getPostgresDatabase())
                .execute("DROP DATABASE " + copy.source.getJdbcUrl().replaceAll(".*/|\\?.*", ""));
    }

    /** Empties the journal and lets it have all events again. */
    public void projectAnew() {
        owner.execute(
                "TRUNCATE reading.entry, reading.posting, reading.assessment, reading.assessment_payment, reading.statement,"
                        + " reading.statement_line, reading.matched_entry, reading.explanation, reading.confirmation, reading.known_at,"
                        + " reading.cell, reading.series, reading.flow_cell, reading.flow_series");
        projected = 0;
        projectAll();
    }

    public void projectAll() {
        while (project(1000) > 0) {}
    }
}
