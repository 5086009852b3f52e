package io.tongchou.ledger.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Asks the past: how long a balance takes to tell, and how fast a history is folded, beside what the database does by itself. */
public final class Past {

    private final Options options;
    private final List<String> books = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean good = true;

    private Past(Options options) {
        this.options = options;
    }

    /**
     * What is asked for.
     *
     * @param sizes how many events the books have
     * @param questions asked of each
     */
    record Options(List<Long> sizes, long seed, int questions) {

        static Options of(String... arguments) {
            List<Long> sizes = List.of(10_000L, 100_000L, 1_000_000L);
            long seed = 1;
            int questions = 10_000;
            for (String argument : arguments) {
                String[] pair = argument.split("=", 2);
                switch (pair[0]) {
                    case "--sizes" ->
                        sizes = Arrays.stream(pair[1].split(","))
                                .map(size ->
                                        Long.parseLong(size.replace("k", "000").replace("m", "000000")))
                                .toList();
                    case "--seed" -> seed = Long.parseLong(pair[1]);
                    case "--questions" -> questions = Integer.parseInt(pair[1]);
                    default -> throw new IllegalArgumentException("unknown option " + argument);
                }
            }
            return new Options(sizes, seed, questions);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        Past past = new Past(Options.of(arguments));
        Path directory = Files.createTempDirectory("ledger-past-");
        Server server = new Server(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Bench.delete(directory);
        }));
        for (long size : past.options.sizes) {
            past.measure(server, size);
        }
        past.print();
        System.exit(past.good ? 0 : 1);
    }

    private void measure(Server server, long size) throws Exception {
        String name = "past_" + size;
        String url = server.create(name);
        long start = System.nanoTime();
        long payloads = History.write(url, size, options.seed, false);
        double written = seconds(start);
        double projected = project(url);
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            long write = number(statement, "SELECT pg_total_relation_size('ledger.domain_event')");
            long read = number(statement, """
                    SELECT sum(pg_total_relation_size(c.oid))
                      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                     WHERE nspname = 'reading' AND relkind = 'r'""");
            long cells = number(statement, "SELECT count(*) FROM reading.cell");
            long postings = number(statement, "SELECT count(*) FROM reading.posting");
            long cellBytes = number(statement, "SELECT pg_total_relation_size('reading.cell')");
            books.add("| %,d | %,.0f | %,.0f | %,d | %,d | %,d | %,d | %.2f | %,d |"
                    .formatted(
                            size,
                            size / written,
                            size / projected,
                            payloads / size,
                            write / size,
                            read / size,
                            postings,
                            (double) cells / size,
                            cellBytes / size));
        }
        System.err.println("\n" + books.getLast());
        AsOf answers = new AsOf(url, size, options.seed);
        good &= answers.ask(options.questions);
        asked.addAll(answers.rows());
        answers.rows().forEach(System.err::println);
        try (Connection connection = Server.owner(server.create("gone_" + size));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name);
        }
    }

    /** Lets the journal come to the head; how many seconds that takes. */
    static double project(String url) throws Exception {
        try (InProcess ledger = InProcess.again(url);
                Proof proof = new Proof(url)) {
            long start = System.nanoTime();
            ledger.readSide(true);
            proof.lag(Duration.ofHours(2));
            return seconds(start);
        }
    }

    private void print() {
        System.out.println(
                "| events | written/s | read side/s | payload B | event B on disk | read side B an event | postings | cells an event | cell B an event |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        books.forEach(System.out::println);
        System.out.println();
        System.out.println(AsOf.HEADER);
        asked.forEach(System.out::println);
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
