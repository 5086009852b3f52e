package io.tongchou.ledger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Sends tax files in every way that goes wrong on an ordinary day, and holds what is stored against what was sent. */
public final class TaxFile implements AutoCloseable {

    private static final String HEADER = "receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn\n";
    private static final String FILES =
            "/api/v1/pools/" + Commands.POOL + "/funds/" + Commands.FUND + "/collection-files";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration W2 = Duration.ofSeconds(10);
    private static final String HEAP = "-Xmx512m";

    private static final Pattern HEAP_BEFORE_COLLECTION = Pattern.compile(" (\\d+)M->");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final Path jar;
    private final String url;
    private final Connection database;
    private final Path heapLog;
    private final Commands premiums = new Commands();
    private Service service;

    private TaxFile(Path directory, Path jar, String url) throws Exception {
        this.directory = directory;
        this.jar = jar.toAbsolutePath();
        this.url = url;
        this.heapLog = directory.resolve("heap.log");
        this.service = start();
        this.database = Server.owner(url);
    }

    private Service start() throws IOException, InterruptedException {
        return new Service(jar, directory, url, HEAP, "-Xlog:gc:file=" + heapLog + "::filecount=0");
    }

    /**
     * A file on disk.
     *
     * @param fen what its lines come to
     */
    record Written(Path path, int lines, long fen) {

        String amount() {
            return "%d.%02d".formatted(fen / 100, fen % 100);
        }
    }

    /**
     * Writes a file; the same for the same seed.
     *
     * @param prefix of its receipts' numbers
     * @param changed the line whose amount is a fen more, from 1; 0 for none
     */
    static Written write(Path path, String prefix, int lines, long seed, int changed) throws IOException {
        Random random = new Random(seed);
        String[] units = Commands.UNITS;
        String[] payers = {"EMPLOYER", "EMPLOYEE", "FLEXIBLE", "RETIREE"};
        long sum = 0;
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            for (int i = 1; i <= lines; i++) {
                int month = 1 + random.nextInt(12);
                long fen = 1 + random.nextInt(5_000_000) + (i == changed ? 1 : 0);
                long lateFee = random.nextInt(20) == 0 ? 1 + random.nextInt(10_000) : 0;
                sum += fen + lateFee;
                out.write("%s%012d,%s,91410200MA%08d,%s,CURRENT,2021-%02d,%d.%02d,%s,2021-%02d-%02d%n"
                        .formatted(
                                prefix,
                                i,
                                units[random.nextInt(units.length)],
                                random.nextInt(12_000),
                                payers[random.nextInt(payers.length)],
                                month,
                                fen / 100,
                                fen % 100,
                                lateFee == 0 ? "" : "%d.%02d".formatted(lateFee / 100, lateFee % 100),
                                month,
                                1 + random.nextInt(28)));
            }
        }
        return new Written(path, lines, sum);
    }

    /** Prints what came of it; ends with an error where anything is not as it must be. */
    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        int lines = 1_000_000;
        long seed = 1;
        Path jar = Path.of("ledger-api/target/tongchou.jar");
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            switch (pair[0]) {
                case "--lines" -> lines = Integer.parseInt(pair[1]);
                case "--seed" -> seed = Long.parseLong(pair[1]);
                case "--jar" -> jar = Path.of(pair[1]);
                default -> throw new IllegalArgumentException("unknown option " + argument);
            }
        }
        Path directory = Files.createTempDirectory("ledger-tax-file-");
        Server server = new Server(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Bench.delete(directory);
        }));
        try (TaxFile bench = new TaxFile(directory, jar, server.create("bench_tax_file"))) {
            bench.runAndTell(lines, seed);
        } catch (IOException | RuntimeException e) {
            System.out.println("The service said:\n" + Files.readString(directory.resolve("service.log")));
            throw e;
        }
        System.exit(0);
    }

    private void runAndTell(int lines, long seed) throws Exception {
        try {
            run(lines, seed);
        } catch (IOException e) {
            throw new IOException("the service is " + service.state(), e);
        }
    }

    private void run(int lines, long seed) throws Exception {
        say(
                "Java %s, %d processors, load average %.1f, service with %s, seed %d",
                System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), load(), HEAP, seed);
        service.open();
        w2();
        long eventsBefore = events();
        long fenBefore = fen();

        Written file = write(directory.resolve("file.csv"), "FILE-A-", lines, seed, 0);
        long begun = System.nanoTime();
        JsonNode first = expect(201, send(file, ""));
        double seconds = seconds(begun);
        long behind = head() - projected();
        long projecting = System.nanoTime();
        awaitProjected();
        check(first, lines, lines, 0, 0);
        hold(events() - eventsBefore == lines, "each line is one event");
        hold(fen() - fenBefore == file.fen(), "they come to what the file comes to");
        say(
                "%,d lines (%,d bytes) posted in %.1f s, upload and check included: %,.0f lines/s; posting alone %,d lines/s",
                lines,
                Files.size(file.path()),
                seconds,
                lines / seconds,
                first.get("linesPerSecond").longValue());
        say("the journal was %,d events behind then and had them all %.1f s later", behind, seconds(projecting));
        footprint();

        begun = System.nanoTime();
        JsonNode again = expect(409, send(file, ""));
        hold(
                again.get("code").textValue().equals("FILE_EXISTS")
                        && again.get("outcome").equals(first),
                "FILE_EXISTS");
        say("sent again: FILE_EXISTS with the first outcome after %.1f s", seconds(begun));

        Written more = write(directory.resolve("more.csv"), "FILE-A-", lines + 1, seed, 0);
        begun = System.nanoTime();
        check(expect(201, send(more, "")), lines + 1, 1, lines, 0);
        say("sent with one new receipt: 1 posted, %,d duplicates in %.1f s", lines, seconds(begun));

        Written changed = write(directory.resolve("changed.csv"), "FILE-A-", lines, seed, lines / 2);
        begun = System.nanoTime();
        JsonNode refused = expect(201, send(changed, ""));
        check(refused, lines, 0, lines - 1, 1);
        say("sent with one amount changed in %.1f s: %s", seconds(begun), refused.at("/refusedLines/0"));
        hold(refused.at("/refusedLines/0/error/code").textValue().equals("RECEIPT_EXISTS"), "RECEIPT_EXISTS");
        hold(events() - eventsBefore == lines + 1L, "nothing was posted twice");
        Files.delete(more.path());
        Files.delete(changed.path());

        eventsBefore = events();
        fenBefore = fen();
        Written other = write(directory.resolve("other.csv"), "FILE-B-", lines, seed + 1, 0);
        cut(other);
        hold(events() == eventsBefore, "of an upload that was cut nothing is posted");
        JsonNode checked = expect(202, send(other, "respond-async"));
        String name = checked.get("file").textValue();
        int kills = 0;
        for (int third = 1; third <= 2; third++) {
            awaitPosted(name, lines / 3 * third);
            service.kill();
            kills++;
            service = start();
        }
        JsonNode resumed = awaitPosted(name, lines);
        awaitProjected();
        check(resumed, lines, lines, 0, 0);
        hold(events() - eventsBefore == lines, "after kills each line is one event");
        hold(fen() - fenBefore == other.fen(), "after kills they come to what the file comes to");
        hold(
                one("SELECT count(*) - count(DISTINCT command) FROM reading.entry WHERE file = '" + name + "'") == 0,
                "after kills no receipt is there twice");
        say(
                "cut in its middle: nothing posted; sent again, killed with kill -9 %d times while it was posted: %,d posted, none twice",
                kills, lines);
        footprint();
        w2();
        say("load average %.1f at the end", load());
    }

    /** Batches of 1,000 commands by one client, as W2 of the bench sends them. */
    private void w2() throws Exception {
        Load.ofBatches(service, premiums, 1, 0, W2.dividedBy(2));
        Load.Run run = Load.ofBatches(service, premiums, 1, 0, W2);
        say("W2 over HTTP, 1 client: %,.0f lines/s", run.accepted().cardinality() / (W2.toMillis() / 1000.0));
        awaitProjected();
    }

    private HttpResponse<String> send(Written file, String prefer) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.at(FILES))
                .header("Authorization", service.tax())
                .header("Content-Type", "text/csv")
                .header("X-Line-Count", String.valueOf(file.lines()))
                .header("X-Total-Amount", file.amount())
                .POST(HttpRequest.BodyPublishers.ofFile(file.path()));
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends half of a file and hangs up. */
    private void cut(Written file) throws IOException, InterruptedException {
        byte[] half = new byte[(int) (Files.size(file.path()) / 2)];
        try (var in = Files.newInputStream(file.path())) {
            in.readNBytes(half, 0, half.length);
        }
        try (Socket socket = new Socket("127.0.0.1", service.at("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: text/csv\r\nX-Line-Count: %d\r\nX-Total-Amount: %s\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(
                                            FILES, service.tax(), file.lines(), file.amount(), Files.size(file.path())))
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(half);
            out.flush();
        }
        Thread.sleep(2000); // whatever came of it has come
    }

    private JsonNode awaitPosted(String file, int lines) throws IOException, InterruptedException {
        while (true) {
            JsonNode state = expect(
                    200,
                    client.send(
                            HttpRequest.newBuilder(service.at(FILES + "/" + file))
                                    .header("Authorization", service.tax())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
            if (state.get("status").textValue().equals("POSTED")
                    || (state.get("posted").intValue() >= lines
                            && lines < state.get("lines").intValue())) {
                return state;
            }
            Thread.sleep(200);
        }
    }

    private static JsonNode expect(int status, HttpResponse<String> response) throws IOException {
        hold(
                response.statusCode() == status,
                status + " is answered, and not " + response.statusCode() + ": "
                        + response.body().substring(0, Math.min(response.body().length(), 500)));
        return JSON.readTree(response.body());
    }

    private static void check(JsonNode outcome, int lines, int posted, int duplicates, int refused) {
        hold(
                outcome.get("lines").intValue() == lines
                        && outcome.get("posted").intValue() == posted
                        && outcome.get("duplicates").intValue() == duplicates
                        && outcome.get("refused").intValue() == refused,
                "%d lines are %d posted, %d duplicates, %d refused: %s"
                        .formatted(lines, posted, duplicates, refused, outcome));
    }

    private static void hold(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("it does not hold that " + what);
        }
    }

    private static void say(String format, Object... values) {
        System.out.println("- " + format.formatted(values));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** The most memory that the service held since it was started, and what it holds on to. */
    private void footprint() throws IOException, InterruptedException {
        String resident = Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("VmHWM unknown")
                .replaceAll("\\s+", " ");
        long mostHeap = HEAP_BEFORE_COLLECTION
                .matcher(Files.readString(heapLog))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
        say("the service: resident %s; heap at most %d MB, alive in it %d MB", resident, mostHeap, alive());
    }

    /** What is left in the service's heap when all garbage is gone, in MB. */
    private long alive() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(service.pid()),
                        "GC.class_histogram")
                .start();
        String last = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .reduce("", (before, line) -> line);
        histogram.waitFor();
        return Long.parseLong(last.trim().split("\\s+")[2]) / (1024 * 1024);
    }

    private void awaitProjected() throws SQLException, InterruptedException {
        while (projected() < head()) {
            Thread.sleep(20);
        }
    }

    private long head() throws SQLException {
        return one("SELECT sequence FROM ledger.book_head WHERE book = '" + Commands.BOOK + "'");
    }

    private long projected() throws SQLException {
        return one("SELECT coalesce(max(sequence), 0) FROM (SELECT sequence FROM reading.known_at WHERE book = '"
                + Commands.BOOK + "' ORDER BY recorded_at DESC LIMIT 1) AS last");
    }

    private long events() throws SQLException {
        return one("SELECT count(*) FROM ledger.domain_event WHERE type = 'PremiumCollected'");
    }

    private long fen() throws SQLException {
        return one("SELECT coalesce(sum(amount_fen), 0) FROM reading.posting WHERE account = '1002'");
    }

    private long one(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        database.close();
        service.close();
    }
}
