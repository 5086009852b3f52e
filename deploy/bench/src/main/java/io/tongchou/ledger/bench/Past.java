package io.tongchou.ledger.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
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
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Asks the past: how long a balance takes to tell, how fast a history is folded in memory, and how fast its read side is made
 * anew, beside what the database does by itself.
 */
public final class Past {

    /** More than that is not folded again and again, nor by tools that take minutes for it. */
    private static final long LONG = 1_000_000;

    /** What an event takes while its read side is made once more, and a copy of that. */
    private static final long DISK_AN_EVENT = 5_000;

    private final Options options;
    private final List<String> books = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> rebuilt = new ArrayList<>();
    private boolean good = true;

    private Past(Options options) {
        this.options = options;
    }

    /**
     * What is asked for.
     *
     * @param sizes how many events the books have
     * @param questions asked of each
     * @param only the workloads wanted: W3a, W3b, W4
     */
    record Options(List<Long> sizes, long seed, int questions, List<String> only) {

        boolean wants(String workload) {
            return only.isEmpty() || only.contains(workload);
        }

        static Options of(String... arguments) {
            List<Long> sizes = List.of(10_000L, 100_000L, 1_000_000L);
            long seed = 1;
            int questions = 10_000;
            List<String> only = List.of();
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
                    case "--only" -> only = List.of(pair[1].split(","));
                    default -> throw new IllegalArgumentException("unknown option " + argument);
                }
            }
            return new Options(sizes, seed, questions, only);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        Past past = new Past(Options.of(arguments));
        Path directory = Files.createTempDirectory("ledger-past-");
        long largest =
                past.options.sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
        long room = Files.getFileStore(directory).getUsableSpace();
        if (room < largest * DISK_AN_EVENT) {
            System.err.printf(
                    "%,d events take %,d GB of disk, and %s has %,d.%n",
                    largest, largest * DISK_AN_EVENT / 1_000_000_000, directory, room / 1_000_000_000);
            System.exit(1);
        }
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
        String url = server.create("past");
        long start = System.nanoTime();
        long payloads = History.write(url, size, options.seed, false);
        double written = seconds(start);
        double projected = project(url);
        books.add(sizes(url, size, payloads, written, projected));
        if (options.wants("W3a")) {
            folded.addAll(fold(url, size));
        }
        if (options.wants("W4")) {
            AsOf answers = new AsOf(url, size, options.seed);
            good &= answers.ask(options.questions);
            asked.addAll(answers.rows());
        }
        if (options.wants("W3b")) {
            rebuilt.add(Rebuilding.row(url, size));
        }
        System.err.println();
        server.drop("past");
    }

    private static String sizes(String url, long size, long payloads, double written, double projected)
            throws SQLException {
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            long read = number(statement, """
                    SELECT sum(pg_total_relation_size(c.oid))
                      FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                     WHERE nspname = 'reading' AND relkind = 'r'""");
            return "| %,d | %,.0f | %,.0f | %,d | %,d | %,d | %.2f | %,d | %.1f |"
                    .formatted(
                            size,
                            size / written,
                            size / projected,
                            payloads / size,
                            number(statement, "SELECT pg_total_relation_size('ledger.domain_event')") / size,
                            read / size,
                            number(statement, "SELECT count(*) FROM reading.cell") / (double) size,
                            number(statement, "SELECT pg_total_relation_size('reading.cell')") / size,
                            number(statement, "SELECT pg_database_size(current_database())") / 1e9);
        }
    }

    /** By turns, the best of each; plain-text tools on the same entries where they are installed. */
    private List<String> fold(String url, long size) throws Exception {
        double ours = Double.MAX_VALUE;
        double ceiling = Double.MAX_VALUE;
        List<String> rows = new ArrayList<>();
        try (HikariDataSource source = AsOf.source(url)) {
            for (int run = 0; run < (size > LONG ? 1 : 3); run++) {
                long start = System.nanoTime();
                Map<String, Long> plain = Folding.ceiling(source);
                ceiling = Math.min(ceiling, seconds(start));
                start = System.nanoTime();
                good &= Folding.ours(source).equals(plain);
                ours = Math.min(ours, seconds(start));
            }
            rows.add("| %,d | the ledger | %,.0f | %.2f |".formatted(size, size / ours, ceiling / ours));
            rows.add("| %,d | ceiling | %,.0f | 1.00 |".formatted(size, size / ceiling));
            if (size <= LONG) {
                Path journal = Files.createTempFile("past", ".journal");
                try {
                    Folding.export(source, journal);
                    for (String tool : List.of("ledger", "hledger")) {
                        Optional<Double> seconds = Folding.by(tool, journal);
                        rows.add("| %,d | %s | %s | %s |"
                                .formatted(
                                        size,
                                        tool,
                                        seconds.map(took -> "%,.0f".formatted(size / took))
                                                .orElse("not installed"),
                                        seconds.isPresent() ? "%.2f".formatted(ceiling / seconds.get()) : ""));
                    }
                } finally {
                    Files.delete(journal);
                }
            }
        }
        return rows;
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
        System.out.println("""
                | events | written/s | journal/s | payload B | event B on disk | read side B an event | cells an event | cell B an event | disk GB |
                |---|---|---|---|---|---|---|---|---|""");
        books.forEach(System.out::println);
        table("\n| events | fold in memory by | events/s | of the ceiling |\n|---|---|---|---|", folded);
        table("\n" + AsOf.HEADER, asked);
        table("\n" + Rebuilding.HEADER, rebuilt);
        System.out.printf(
                "%nSeed %d; Java %s with a heap of %,d MB; %d processors, load average %.1f at the end.%n%s%n",
                options.seed,
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                good ? "All ways came to the same figures." : "NOT ALL WAYS CAME TO THE SAME FIGURES.");
    }

    private static void table(String header, List<String> rows) {
        if (!rows.isEmpty()) {
            System.out.println(header);
            rows.forEach(System.out::println);
        }
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
