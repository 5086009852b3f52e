package io.tongchou.ledger.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Measures the write path in this process and over HTTP, each beside its ceiling, and prints one table. */
public final class Bench {

    private static final int W1_CLIENTS = 32;

    private final Options options;
    private final Report report = new Report();
    private boolean good = true;

    private Bench(Options options) {
        this.options = options;
    }

    /**
     * What is asked for.
     *
     * @param runs of every workload
     * @param time that each run, and each ceiling before it, takes
     * @param only what the names of the workloads must contain
     * @param profile whether the time is to be explained and not measured
     * @param jar the application
     */
    record Options(int runs, Duration time, String only, boolean profile, Path jar) {

        List<Workload> wanted(Workload... all) {
            return Arrays.stream(all)
                    .filter(workload -> workload.name().contains(only))
                    .toList();
        }

        static Options of(String... arguments) {
            int runs = 3;
            double seconds = 2;
            String only = "";
            boolean profile = false;
            Path jar = Path.of("ledger-api/target/tongchou.jar");
            for (String argument : arguments) {
                String[] pair = argument.split("=", 2);
                switch (pair[0]) {
                    case "--runs" -> runs = Integer.parseInt(pair[1]);
                    case "--seconds" -> seconds = Double.parseDouble(pair[1]);
                    case "--only" -> only = pair[1];
                    case "--profile" -> profile = true;
                    case "--jar" -> jar = Path.of(pair[1]);
                    default -> throw new IllegalArgumentException("unknown option " + argument);
                }
            }
            return new Options(runs, Duration.ofMillis((long) (seconds * 1000)), only, profile, jar);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        Options options = Options.of(arguments);
        Path directory = Files.createTempDirectory("ledger-bench-");
        Server server = new Server(directory);
        // Also where it is broken off: a hook runs for a signal too, and nothing is to be left running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            delete(directory);
        }));
        boolean good = options.profile
                ? Profile.print(server, directory, options)
                : new Bench(options).measured(server, directory);
        System.exit(good ? 0 : 1);
    }

    private boolean measured(Server server, Path directory) throws Exception {
        double busyBefore = load();
        inProcess(server);
        http(server, directory);
        report.note(
                "Java %s, %d processors, load average %.1f before and %.1f at the end; median of %d runs of %.1f s each."
                        .formatted(
                                System.getProperty("java.version"),
                                Runtime.getRuntime().availableProcessors(),
                                busyBefore,
                                load(),
                                options.runs,
                                options.time.toMillis() / 1000.0));
        System.out.println(report);
        return good;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void inProcess(Server server) throws Exception {
        List<Workload> workloads = options.wanted(
                Workload.of("W1 in process", false, W1_CLIENTS, 0, false),
                Workload.of("W1 in process, 10 % refused", false, W1_CLIENTS, 1, false),
                Workload.of("W1 in process, read side on", false, W1_CLIENTS, 0, true),
                Workload.of("W2 in process, 1 client", true, 1, 0, false),
                Workload.of("W2 in process, 1 client, 10 % refused", true, 1, 1, false),
                Workload.of("W2 in process, 4 clients", true, 4, 0, false),
                Workload.of("W2 in process, 4 clients, 10 % refused", true, 4, 1, false),
                Workload.of("W2 in process, 4 clients, read side on", true, 4, 0, true));
        if (!workloads.isEmpty()) {
            String url = server.create("bench_in_process");
            try (InProcess ledger = new InProcess(url)) {
                ledger.open();
                measure("In process", url, ledger, ledger::readSide, workloads);
            }
        }
    }

    private void http(Server server, Path directory) throws Exception {
        List<Workload> workloads = options.wanted(
                Workload.of("W1 HTTP", false, W1_CLIENTS, 0, true),
                Workload.of("W1 HTTP, 10 % refused", false, W1_CLIENTS, 1, true),
                Workload.of("W2 HTTP, 1 client", true, 1, 0, true),
                Workload.of("W2 HTTP, 1 client, 10 % refused", true, 1, 1, true),
                Workload.of("W2 HTTP, 4 clients", true, 4, 0, true),
                Workload.of("W2 HTTP, 4 clients, 10 % refused", true, 4, 1, true));
        if (!workloads.isEmpty()) {
            String url = server.create("bench_http");
            try (Service service = new Service(options.jar.toAbsolutePath(), directory, url)) {
                service.open();
                measure("Over HTTP", url, service, on -> {}, workloads);
            }
        }
    }

    @FunctionalInterface
    private interface ReadSide {
        void turn(boolean on);
    }

    private void measure(String where, String url, Target target, ReadSide readSide, List<Workload> workloads)
            throws Exception {
        Commands commands = new Commands();
        try (Proof proof = new Proof(url)) {
            for (boolean batches : new boolean[] {true, false, true}) {
                Workload warmUp = Workload.of("warm-up", batches, batches ? 4 : W1_CLIENTS, 1, true);
                proof.acknowledged(warmUp.run(target, commands, options.time.multipliedBy(3))
                        .accepted());
            }
            try (Ceiling ceiling = new Ceiling(url, W1_CLIENTS)) {
                ceiling.chooseWayOfBatches(options.time.dividedBy(2));
                ceiling.singles(W1_CLIENTS, options.time);
                for (int run = 1; run <= options.runs; run++) {
                    for (Workload workload : workloads) {
                        progress(where, run, workload);
                        workload.ceilings()
                                .add(
                                        workload.batches()
                                                ? ceiling.batches(options.time)
                                                : ceiling.singles(workload.clients(), options.time));
                        one(workload, target, commands, readSide, proof);
                    }
                }
                report.add(workloads);
                report.note(
                        "%s: ceiling rows of %d bytes (payload, metadata and hash of the ledger's own premiums); batches by %s, one connection."
                                .formatted(where, ceiling.rowLength(), ceiling.wayOfBatches()));
            }
            Proof.Finding finding = proof.finding();
            good &= finding.isGood();
            report.note(where + ": " + finding.sentence() + ".");
        }
    }

    private void one(Workload workload, Target target, Commands commands, ReadSide readSide, Proof proof)
            throws Exception {
        if (workload.readSide()) {
            readSide.turn(true);
            proof.lag();
        }
        long before = proof.head();
        Load.Run run = workload.run(target, commands, options.time);
        workload.runs().add(run);
        proof.acknowledged(run.accepted());
        if (workload.readSide()) {
            workload.lags().add(proof.lag());
            readSide.turn(false);
        }
        workload.rowsPerCommit().add(proof.rowsPerCommit(before));
    }

    private void progress(String where, int run, Workload workload) {
        System.err.printf("%s, run %d of %d: %s%n", where, run, options.runs, workload.name());
    }

    static void delete(Path directory) {
        try {
            deleteAll(directory);
        } catch (IOException e) {
            System.err.println(directory + " could not be removed: " + e);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
