package io.tongchou.ledger.bench;

import io.tongchou.ledger.bench.Commands.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it is shipped, in a process of its own, read side and all, on the bench's database server. */
final class Service implements Target, AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final byte[] ACCEPTED = "\"status\":\"ACCEPTED\"".getBytes(StandardCharsets.UTF_8);
    private static final String COMMANDS = "/api/v1/commands";

    private final Process process;
    private final int port;
    private final String tax;

    /**
     * Starts it and waits until it answers.
     *
     * @param jar the application
     * @param directory for its key and its log
     * @param machine what is said to its Java machine
     */
    Service(Path jar, Path directory, String url, String... machine) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        Path log = directory.resolve("service.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(machine));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--ledger.sample=none",
                "--ledger.data-dir=" + directory.resolve("service"),
                "--ledger.database.url=" + url,
                "--ledger.database.user=" + Server.APPLICATION,
                "--ledger.database.migration-user=" + Server.OWNER));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            this.tax = awaitToken("tax", log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private String awaitToken(String who, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                return token(who);
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IOException("the service did not come up:\n" + Files.readString(log));
    }

    private String token(String who) throws IOException {
        String basic =
                Base64.getEncoder().encodeToString((who + ":" + who + "-secret").getBytes(StandardCharsets.UTF_8));
        HttpConnection.Answer answer = post(
                "/oauth2/token",
                "Basic " + basic,
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8));
        Matcher token = TOKEN.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        if (!token.find()) {
            throw new IOException("no token for " + who + ": " + answer);
        }
        return "Bearer " + token.group(1);
    }

    private HttpConnection.Answer post(String path, String authorization, String type, byte[] body) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.post(path, authorization, type, body);
        }
    }

    /** Where something of the service is. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The tax authority's authorization. */
    String tax() {
        return tax;
    }

    long pid() {
        return process.pid();
    }

    /** Whether it runs, or how it ended: 137 where somebody killed it. */
    String state() {
        return process.isAlive() ? "running" : "gone, exit " + process.exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void open() throws IOException {
        for (Commands.Opening opening : Commands.openings()) {
            HttpConnection.Answer answer = post(
                    COMMANDS,
                    token(opening.who()),
                    "application/json",
                    opening.json().getBytes(StandardCharsets.UTF_8));
            if (answer.status() >= 300) {
                throw new IllegalStateException(opening.json() + " was answered " + answer);
            }
        }
    }

    @Override
    public Client client() throws IOException {
        HttpConnection connection = new HttpConnection(port);
        return new Client() {
            @Override
            public boolean send(Line line) throws IOException {
                return connection
                                .post(COMMANDS, tax, "application/json", line.json())
                                .status()
                        == 201;
            }

            @Override
            public boolean[] send(List<Line> batch) throws IOException {
                ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.size() * 320);
                for (Line line : batch) {
                    lines.writeBytes(line.json());
                    lines.write('\n');
                }
                return accepted(
                        connection.post(COMMANDS, tax, "application/x-ndjson", lines.toByteArray()), batch.size());
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    private static boolean[] accepted(HttpConnection.Answer answer, int lines) {
        boolean[] accepted = new boolean[lines];
        byte[] body = answer.body();
        int line = 0;
        for (int start = 0, end = 0; end < body.length; end++) {
            if (body[end] == '\n') {
                accepted[line++] = contains(body, start, end);
                start = end + 1;
            }
        }
        if (answer.status() != 200 || line != lines) {
            throw new IllegalStateException(lines + " lines were answered by " + line + ": " + answer);
        }
        return accepted;
    }

    private static boolean contains(byte[] body, int from, int to) {
        for (int at = from; at <= to - ACCEPTED.length; at++) {
            int same = 0;
            while (same < ACCEPTED.length && body[at + same] == ACCEPTED[same]) {
                same++;
            }
            if (same == ACCEPTED.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
