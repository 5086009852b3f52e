package io.tongchou.ledger.endtoend;

import io.tongchou.ledger.TongchouApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service as its user starts it: a process of its own on a data directory, which can be killed and started again. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(120);
    private static final String OPEN = "The ledger is open at";

    private final Path dataDirectory;
    private final Path log;
    private final int port;
    private final List<String> arguments;
    private Process process;
    private long alreadySaid;

    private ServiceProcess(Path dataDirectory, String name, List<String> arguments) throws IOException {
        this.dataDirectory = dataDirectory;
        this.log = dataDirectory.resolveSibling(name + ".log");
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.arguments = arguments;
    }

    /** Starts a service with a database of its own and waits until it is open. */
    static ServiceProcess open(Path dataDirectory) throws IOException {
        ServiceProcess service = new ServiceProcess(dataDirectory, "service", List.of());
        service.start();
        return service;
    }

    /** Starts another service on the database and the signing key of this one, and waits until it is open. */
    ServiceProcess openBeside() throws IOException {
        ServiceProcess second = new ServiceProcess(
                dataDirectory,
                "second",
                List.of(
                        "--ledger.database.url=" + databaseUrl(),
                        "--ledger.database.user=tongchou_app",
                        "--ledger.database.migration-user=postgres"));
        second.start();
        return second;
    }

    /** How a start that is not expected to come to anything ended. */
    record Refused(int exit, String said) {}

    /**
     * Starts a service that must refuse to open.
     *
     * @param classPathFirst what its class path begins with, if anything
     */
    static Refused refusedStart(Path dataDirectory, Optional<Path> classPathFirst)
            throws IOException, InterruptedException {
        ServiceProcess service = new ServiceProcess(dataDirectory, "refused", List.of());
        service.launch(classPathFirst);
        try {
            if (!service.process.waitFor(OPEN_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service neither opened nor ended:\n" + service.said());
            }
            return new Refused(service.process.exitValue(), service.said());
        } finally {
            service.process.destroyForcibly();
        }
    }

    /** Starts it, again or for the first time, and waits until it is open. */
    void start() throws IOException {
        launch(Optional.empty());
        try {
            within(OPEN_WITHIN, "the service is open", () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the service ended instead of opening:\n" + said());
                }
                return said().contains(OPEN);
            });
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void launch(Optional<Path> classPathFirst) throws IOException {
        alreadySaid = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // opens in half the time
                "-cp",
                classPathFirst.map(first -> first + File.pathSeparator).orElse("") + runtimeClassPath(),
                TongchouApplication.class.getName(),
                "--server.port=" + port,
                "--ledger.data-dir=" + dataDirectory,
                "--ledger.sample=none"));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Ours without the tests' own settings. */
    private static String runtimeClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int port() {
        return port;
    }

    /** What it has written since its last start. */
    String said() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) alreadySaid, all.length - (int) alreadySaid, StandardCharsets.UTF_8);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the database's first process; its children notice and go, when they come to it. */
    void killDatabase() {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            return ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip()));
        } catch (IOException | RuntimeException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"));
    }

    private String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:%s/tongchou"
                .formatted(pidFile().get(3).strip());
    }

    /** The database, to be asked behind the service's back. */
    DataSource database() throws IOException {
        return new DriverManagerDataSource(databaseUrl(), "postgres", "");
    }

    /** Stops it in good order, or else leaves nothing running all the same. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS) || !arguments.isEmpty()) {
            process.destroyForcibly().waitFor();
        }
        if (arguments.isEmpty()) {
            killDatabase();
        }
    }

    /**
     * Waits, asking again and again.
     *
     * @throws AssertionError if it does not hold in time
     */
    static void within(Duration limit, String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + limit + ": " + what);
                }
                Thread.sleep(50);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }
}
