package io.tongchou.ledger.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL data directory and the processes that work in it. PostgreSQL believes its {@code postmaster.pid} whenever
 * that number belongs to any process, be it a zombie or a stranger; we ask who really works in the directory.
 */
record DatabaseFiles(Path directory) {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFiles.class);
    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    /** Whether the server that {@code postmaster.pid} names is alive and works in this directory. */
    boolean isServed() {
        return postmaster().isPresent();
    }

    /**
     * After a process was killed: stops a server left behind, waits until none of its children writes here any more, and
     * only then removes the pid file. Must be called by the holder of the directory's lock, else it stops a server in use.
     */
    void clearAfterCrash() throws IOException {
        Optional<ProcessHandle> orphan = postmaster();
        if (orphan.isPresent()) {
            log.info(
                    "Stopping the database server {} that an earlier run left behind",
                    orphan.get().pid());
            signal("INT", orphan.get());
            if (!within(STOP_WITHIN, () -> !isServed())) {
                signal("QUIT", orphan.get());
            }
        }
        if (!within(STOP_WITHIN, () -> workers().isEmpty())) {
            throw new IOException("these processes of an earlier run still work in %s: %s; stop them first"
                    .formatted(
                            directory,
                            workers().stream().map(ProcessHandle::pid).toList()));
        }
        Files.deleteIfExists(pidFile());
        // A start that failed holds this lock of the library's until our process ends; the one that counts is our own.
        Files.deleteIfExists(directory.resolve("epg-lock"));
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            return Files.readAllLines(pidFile()).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(this::worksHere);
        } catch (IOException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    private List<ProcessHandle> workers() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::worksHere).toList();
        }
    }

    /** Every PostgreSQL process has its data directory as working directory; a zombie has none. */
    private boolean worksHere(ProcessHandle process) {
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return process.info()
                    .commandLine()
                    .filter(line -> line.contains(directory.toString()))
                    .isPresent();
        }
        try {
            return Files.readSymbolicLink(PROCESSES.resolve(process.pid() + "/cwd"))
                    .equals(directory);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** INT: disconnect everyone and stop in good order; QUIT: stop at once, the log is replayed at the next start. */
    private static void signal(String name, ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the database server", e);
        }
    }

    private static boolean within(Duration limit, BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(50);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database server", e);
        }
    }
}
