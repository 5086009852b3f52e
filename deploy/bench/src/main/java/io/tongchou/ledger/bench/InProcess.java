package io.tongchou.ledger.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.bench.Commands.Line;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.eventstore.PostgresEventStorageEngine;
import io.tongchou.ledger.eventstore.RecordedSerializer;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.http.Reading;
import io.tongchou.ledger.journal.JournalProcessor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;

/** The ledger without HTTP: from the bytes of a command to its durable answer. The read side stands unless it is started. */
final class InProcess implements Target, AutoCloseable {

    private static final int PARTITIONS = 2;

    private final HikariDataSource source;
    private final LedgerEventStore store;
    private final Ledger ledger;
    private final JournalProcessor journal;

    InProcess(String url) throws SQLException {
        this(url, Clock.systemUTC());
    }

    /**
     * @param clock by which events are recorded; the journal goes by the real one
     */
    InProcess(String url, Clock clock) throws SQLException {
        this(migrated(url), clock, PARTITIONS);
    }

    /** One over a database that has had one before. */
    static InProcess again(String url) {
        return new InProcess(url, Clock.systemUTC(), PARTITIONS);
    }

    private InProcess(String url, Clock clock, int partitions) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(Server.APPLICATION);
        pool.setMaximumPoolSize(12);
        pool.addDataSourceProperty("currentSchema", "ledger,reading");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.setConnectionInitSql(JdbcTransactions.SESSION);
        this.source = new HikariDataSource(pool);
        JdbcTransactions transactions = new JdbcTransactions(source);
        PostgresEventStorageEngine engine =
                new PostgresEventStorageEngine(transactions, new RecordedSerializer(), clock);
        this.store = new LedgerEventStore(engine);
        this.ledger = new Ledger(source, transactions, engine, store, clock, partitions);
        this.journal = new JournalProcessor(store, source, Clock.systemUTC(), "bench", JournalProcessor.SEGMENTS);
    }

    private static String migrated(String url) {
        migrate(url, "ledger", "USAGE", "SELECT, INSERT", "USAGE, SELECT", "db/write");
        makeReadSide(url, "reading");
        return url;
    }

    /** A read side with nothing in it. */
    static void makeReadSide(String url, String schema) {
        migrate(url, schema, "USAGE, CREATE", "ALL", "ALL", "db/reading");
    }

    private static void migrate(
            String url, String schema, String rights, String tables, String sequences, String migrations) {
        String defaults = "ALTER DEFAULT PRIVILEGES IN SCHEMA " + schema + " GRANT ";
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("GRANT " + rights + " ON SCHEMA " + schema + " TO " + Server.APPLICATION);
            statement.execute(defaults + tables + " ON TABLES TO " + Server.APPLICATION);
            statement.execute(defaults + sequences + " ON SEQUENCES TO " + Server.APPLICATION);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure()
                .dataSource(url, Server.OWNER, "")
                .schemas(schema)
                .locations("classpath:" + migrations)
                .placeholders(Map.of("applicationRole", Server.APPLICATION))
                .load()
                .migrate();
    }

    void open() {
        open(Commands.openings());
    }

    void open(List<Commands.Opening> openings) {
        for (Commands.Opening opening : openings) {
            Answer answer = submit(opening.json().getBytes(StandardCharsets.UTF_8), actor(opening.who()), new Sender())
                    .join();
            if (answer.status() == Answer.Status.REJECTED) {
                throw new IllegalStateException(opening.json() + " was answered " + answer);
            }
        }
    }

    HikariDataSource source() {
        return source;
    }

    void readSide(boolean on) {
        if (on) {
            journal.start();
        } else {
            journal.stop();
        }
    }

    private static Actor actor(String name) {
        return new Actor(name, Set.of(Office.ofRole(name).orElseThrow()), Optional.empty(), Set.of("*"), true);
    }

    private CompletableFuture<Answer> submit(byte[] json, Actor actor, Sender sender) {
        return ledger.submit(Reading.submission(json, actor), sender);
    }

    @Override
    public Client client() {
        Actor tax = actor("tax");
        return new Client() {
            @Override
            public boolean send(Line line) {
                return isAccepted(submit(line.json(), tax, new Sender()));
            }

            @Override
            public boolean[] send(List<Line> batch) {
                Sender sender = new Sender();
                List<CompletableFuture<Answer>> answers = new ArrayList<>(batch.size());
                batch.forEach(line -> answers.add(submit(line.json(), tax, sender)));
                boolean[] accepted = new boolean[batch.size()];
                for (int i = 0; i < accepted.length; i++) {
                    accepted[i] = isAccepted(answers.get(i));
                }
                return accepted;
            }
        };
    }

    private static boolean isAccepted(CompletableFuture<Answer> answer) {
        return answer.join().status() == Answer.Status.ACCEPTED;
    }

    @Override
    public void close() {
        journal.close();
        ledger.close();
        store.close();
        source.close();
    }
}
