package io.tongchou.ledger.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Asks every page of one long book over and over, and shows each in Chromium: how long the server takes, and how long a person waits. */
public final class Pages {

    private static final String BOOK = "/pools/" + Commands.POOL + "/funds/" + Commands.FUND;

    private static final int MOST_MILLIS = 300;
    private static final int MOST_MILLIS_TO_SEE = 1500;

    /** Each time another instant stands in place of the word {@code INSTANT}. */
    private static final List<String> PAGES = List.of(
            "",
            "?asOf=2024-12-31",
            "?asOf=2024-12-31&knownAt=INSTANT",
            "/work",
            "/work/proposals",
            "/work/requests",
            "/flows?from=2024-12-01&to=2024-12-31",
            "/flows?from=2024-01-01&to=2024-12-31",
            "/flows?from=2024-01-01&to=2024-12-31&unit=410202",
            "/flows/entries?from=2024-01-01&to=2024-12-31&source=4001&target=1002",
            "/flows/entries?from=2024-01-01&to=2024-12-31&source=1005&target=1003.01",
            "/ledger?unit=410202&from=2024-01-01&to=2024-12-31",
            "/ledger?unit=410202&account=1002&from=2024-01-01&to=2024-12-31",
            "/ledger?from=2024-01-01&to=2024-12-31",
            "/ledger?from=2023-01-01&to=2024-12-31&knownAt=INSTANT",
            "/vouchers/2024-06/1",
            "/explain?figure=balance/ALL/OWNED/2024-12-31",
            "/explain?figure=balance/410202/1002/2024-12-31",
            "/explain?figure=flow/410202/4001/2024-01-01/2024-12-31",
            "/explain?figure=statement/balance-sheet/2024-06/ALL/total-assets/2",
            "/explain?figure=event/500000",
            "/statements",
            "/statements/balance-sheet?period=2024-06",
            "/statements/income-and-expenditure?period=2024",
            "/reconciliation",
            "/reconciliation?month=2024-06",
            "/files",
            "/year-end",
            "/year-end?year=2024",
            "/policies",
            "/policies/who-pays",
            "/moments",
            "/moments?asOf=2024-12-31&knownAt=INSTANT",
            "/audit",
            "/audit/restatement?period=2024-06",
            "/tasks",
            "/do");

    private final Options options;
    private final Function<String, URI> service;
    private final List<String> instants;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<String> rows = new ArrayList<>();
    private boolean good = true;

    Pages(Options options, Function<String, URI> service, List<String> instants) {
        this.options = options;
        this.service = service;
        this.instants = instants;
    }

    /**
     * What is asked for.
     *
     * @param events how many the book has
     * @param times that each page is asked, after a third as many that do not count
     * @param views of each page in the browser
     */
    record Options(long events, long seed, int times, int views, Path jar) {

        static Options of(String... arguments) {
            long events = 1_002_500; // as far from the last snapshot as it is on average
            long seed = 1;
            int times = 30;
            int views = 5;
            Path jar = Path.of("ledger-api/target/tongchou.jar");
            for (String argument : arguments) {
                String[] pair = argument.split("=", 2);
                switch (pair[0]) {
                    case "--events" ->
                        events = Long.parseLong(pair[1].replace("k", "000").replace("m", "000000"));
                    case "--seed" -> seed = Long.parseLong(pair[1]);
                    case "--times" -> times = Integer.parseInt(pair[1]);
                    case "--views" -> views = Integer.parseInt(pair[1]);
                    case "--jar" -> jar = Path.of(pair[1]);
                    default -> throw new IllegalArgumentException("unknown option " + argument);
                }
            }
            return new Options(events, seed, times, views, jar);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        Options options = Options.of(arguments);
        Path directory = Files.createTempDirectory("ledger-pages-");
        Server server = new Server(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Bench.delete(directory);
        }));
        String url = server.create("pages");
        History.write(url, options.events, options.seed, true);
        Past.project(url);
        boolean good;
        try (Service service = new Service(options.jar, directory, url)) {
            Pages pages = new Pages(options, service::at, instants(url, options.times));
            pages.logIn();
            pages.ask();
            pages.print();
            good = pages.good;
        }
        System.exit(good ? 0 : 1);
    }

    /** Instants of recording, one after another through the book. */
    static List<String> instants(String url, int most) throws SQLException {
        try (Connection connection = Server.owner(url);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            List<String> instants = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("""
                    SELECT recorded_at
                      FROM (SELECT recorded_at, sequence, row_number() OVER (ORDER BY md5(sequence::text)) AS number
                              FROM reading.known_at WHERE sequence > 100) AS shuffled
                     WHERE number <= %d ORDER BY number""".formatted(most))) {
                while (row.next()) {
                    instants.add(Instant.ofEpochMilli(row.getLong(1)).toString());
                }
            }
            return instants;
        }
    }

    void logIn() throws IOException, InterruptedException {
        String page = client.send(HttpRequest.newBuilder(service.apply("/login")).build(), BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) {
            throw new IOException("there is no login: " + page);
        }
        client.send(
                HttpRequest.newBuilder(service.apply("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=auditor&password=auditor-secret&_csrf=" + token.group(1)))
                        .build(),
                BodyHandlers.discarding());
    }

    void ask() throws IOException, InterruptedException {
        try (Browser browser = Browser.open(cookies.getCookieStore().getCookies())) {
            for (String page : PAGES) {
                try {
                    ask(page, browser);
                } catch (IOException e) {
                    good = false;
                    rows.add("| %s | %s | | | |".formatted(page, e.getMessage()));
                }
            }
        }
    }

    private void ask(String page, Browser browser) throws IOException, InterruptedException {
        double[] millis = new double[options.times];
        int bytes = 0;
        for (int i = -options.times / 3; i < options.times; i++) {
            URI address = address(page, Math.abs(i));
            long start = System.nanoTime();
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            if (answer.statusCode() != 200) {
                good = false;
                rows.add("| %s | answered %d | | | |".formatted(page, answer.statusCode()));
                return;
            }
            bytes = answer.body().length;
        }
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        double[] seen = new double[options.views];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = browser.millisToSee(address(page, i));
        }
        Arrays.sort(seen);
        good &= median <= MOST_MILLIS && seen[seen.length / 2] <= MOST_MILLIS_TO_SEE;
        rows.add("| %s | %,d | %.0f | %.0f | %.0f |"
                .formatted(
                        page.isEmpty() ? "(overview)" : page,
                        bytes / 1000,
                        median,
                        millis[(int) Math.ceil(millis.length * 0.99) - 1],
                        seen[seen.length / 2]));
        System.err.println(rows.getLast());
    }

    private URI address(String page, int time) {
        return service.apply(BOOK + page.replace("INSTANT", instants.get(time % instants.size())));
    }

    void print() {
        System.out.println("| page | kB | server p50 ms | p99 ms | seen whole ms |\n|---|---|---|---|---|");
        rows.forEach(System.out::println);
        System.out.printf(
                "%n%,d events, seed %d; %d processors, load average %.1f at the end.%n%s%n",
                options.events,
                options.seed,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                good
                        ? "Every page came within %d ms and was seen within %d."
                                .formatted(MOST_MILLIS, MOST_MILLIS_TO_SEE)
                        : "NOT EVERY PAGE CAME IN TIME.");
    }
}
