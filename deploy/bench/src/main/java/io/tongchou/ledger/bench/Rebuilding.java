package io.tongchou.ledger.bench;

import static java.util.Objects.requireNonNull;

import io.tongchou.ledger.replay.Progress;
import io.tongchou.ledger.replay.Rebuild;
import io.tongchou.ledger.replay.Replayed;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.slf4j.LoggerFactory;

/**
 * How long the read side takes to be made anew from the events of a database whose journal is at the head; beside it, what
 * reading the events and a plain COPY of the same rows take together, with the same keys and indexes made afterwards.
 */
final class Rebuilding {

    static final String HEADER = """
            | events | rebuilt/s | ceiling/s | ratio | copying s | indexes s | cells s | comparing s | switching s | ceiling: reading s | COPY s | indexes s |
            |---|---|---|---|---|---|---|---|---|---|---|---|""";

    private Rebuilding() {}

    /** One history alone: {@code BENCH_MAIN=Rebuilding deploy/bench/run 1000000}. */
    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        long events = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        Path directory = Files.createTempDirectory("ledger-rebuilding-");
        Server server = new Server(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Bench.delete(directory);
        }));
        String url = server.create("rebuilding");
        History.write(url, events, 1, false);
        System.err.printf("%nread side: %.0f events/s by the journal%n", events / Past.project(url));
        System.out.println(HEADER);
        System.out.println(row(url, events));
        System.exit(0);
    }

    static String row(String url, long events) throws SQLException, IOException {
        Phases phases = new Phases();
        Replayed replayed = new Rebuild(
                        () -> Server.owner(url), name -> InProcess.makeReadSide(url, name), Clock.systemUTC())
                .run(phases);
        phases.phase("end", 0);
        if (!replayed.switched() || replayed.events() != events) {
            throw new IllegalStateException("the rebuild came to " + replayed);
        }
        double made = phases.of("copying") + phases.of("indexing") + phases.of("summing");
        double read = read(url);
        Map<String, Double> copied = copy(url);
        double ceiling = read + requireNonNull(copied.get("copy")) + requireNonNull(copied.get("index"));
        return "| %,d | %,.0f | %,.0f | %.2f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |"
                .formatted(
                        events,
                        events / made,
                        events / ceiling,
                        ceiling / made,
                        phases.of("copying"),
                        phases.of("indexing"),
                        phases.of("summing"),
                        phases.of("comparing"),
                        phases.of("following") + phases.of("switching"),
                        read,
                        requireNonNull(copied.get("copy")),
                        requireNonNull(copied.get("index")));
    }

    /** Every column that a projection needs, by a cursor. */
    private static double read(String url) throws SQLException {
        long start = System.nanoTime();
        long bytes = 0;
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery(
                    "SELECT book, sequence, recorded_at, payload, metadata FROM ledger.domain_event ORDER BY global_index")) {
                while (row.next()) {
                    bytes += row.getString(1).length()
                            + row.getLong(2)
                            + row.getLong(3)
                            + row.getBytes(4).length
                            + row.getBytes(5).length;
                }
            }
        }
        if (bytes == 0) {
            throw new IllegalStateException("there are no events");
        }
        return Past.seconds(start);
    }

    /** The rows of all tables into tables like them, each as fast as the database takes them. */
    private static Map<String, Double> copy(String url) throws SQLException, IOException {
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("copy", 0.0, "index", 0.0));
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
            statement.execute("DROP SCHEMA IF EXISTS equal CASCADE");
            statement.execute("CREATE SCHEMA equal");
            statement.execute("SET maintenance_work_mem = '256MB'");
            for (String table : list(statement, "SELECT tablename FROM pg_tables WHERE schemaname = 'reading'")) {
                Path file = Files.createTempFile("rows", ".copy");
                try {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                        copies.copyOut("COPY reading." + table + " TO STDOUT (FORMAT binary)", out);
                    }
                    statement.execute("CREATE TABLE equal.%1$s (LIKE reading.%1$s)".formatted(table));
                    long start = System.nanoTime();
                    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
                        copies.copyIn("COPY equal." + table + " FROM STDIN (FORMAT binary)", in, 1 << 20);
                    }
                    seconds.merge("copy", Past.seconds(start), Double::sum);
                } finally {
                    Files.delete(file);
                }
            }
            long start = System.nanoTime();
            for (String index : list(statement, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'reading'")) {
                statement.execute(index.replace(" ON reading.", " ON equal."));
            }
            seconds.merge("index", Past.seconds(start), Double::sum);
            statement.execute("DROP SCHEMA equal CASCADE");
        }
        return seconds;
    }

    private static List<String> list(Statement statement, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }

    private static final class Phases implements Progress {

        private final Map<String, Double> seconds = new LinkedHashMap<>();
        private String phase = "beginning";
        private long since = System.nanoTime();

        @Override
        public void phase(String name, long total) {
            seconds.merge(phase, Past.seconds(since), Double::sum);
            phase = name;
            since = System.nanoTime();
        }

        @Override
        public void reached(long done) {
            System.err.printf("\r%s %,d   ", phase, done);
        }

        double of(String name) {
            return seconds.getOrDefault(name, 0.0);
        }
    }
}
