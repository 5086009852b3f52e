package io.tongchou.ledger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the time goes in process: what the processors do, and what the book's worker does or waits for. */
final class Profile {

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int LINES = 25;
    private static final String WORKER = "books-";

    private Profile() {}

    static boolean print(Server server, Path directory, Bench.Options options) throws Exception {
        String url = server.create("bench_profile");
        try (InProcess ledger = new InProcess(url)) {
            ledger.open();
            Commands commands = new Commands();
            List<Workload> workloads = options.wanted(
                    Workload.of("W1 in process", false, 32, 0, false),
                    Workload.of("W2 in process, 4 clients", true, 4, 0, false));
            for (Workload workload : workloads) {
                Path file = directory.resolve("profile.jfr");
                workload.run(ledger, commands, TIME.dividedBy(4));
                try (Recording recording = new Recording()) {
                    recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
                    recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(10));
                    recording.start();
                    Load.Run run = workload.run(ledger, commands, TIME);
                    recording.stop();
                    recording.dump(file);
                    System.out.printf("%n## %s: %,.0f lines/s%n", workload.name(), run.linesPerSecond());
                }
                hotMethods(file);
                worker(file);
            }
        }
        return true;
    }

    private static void hotMethods(Path file) throws IOException, InterruptedException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jfr").toString(),
                        "view",
                        "--width",
                        "140",
                        "hot-methods",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The worker's samples by the methods they passed through: of the ledger, of Axon, of the driver, of Jackson. */
    private static void worker(Path file) throws IOException {
        Map<String, Integer> through = new HashMap<>();
        int running = 0;
        int waiting = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            RecordedStackTrace stack = event.getStackTrace();
            boolean isNative = event.getEventType().getName().equals("jdk.NativeMethodSample");
            if (stack == null || !event.getThread("sampledThread").getJavaName().startsWith(WORKER)) {
                continue;
            }
            if (isNative) {
                waiting++;
            } else {
                running++;
            }
            Set<String> seen = new HashSet<>();
            for (RecordedFrame frame : stack.getFrames()) {
                String type = frame.getMethod().getType().getName();
                String name = type.substring(type.lastIndexOf('.') + 1) + "."
                        + frame.getMethod().getName() + (isNative ? " (waiting)" : "");
                if (type.matches("(io\\.tongchou|org\\.axonframework|org\\.postgresql|com\\.fasterxml)\\..*")
                        && seen.add(name)) {
                    through.merge(name, 1, Integer::sum);
                }
            }
        }
        int samples = Math.max(1, running + waiting);
        System.out.printf(
                "%nThe book's worker: %d samples, %d %% running, %d %% waiting for the database or for work%n",
                samples, running * 100 / samples, waiting * 100 / samples);
        through.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(2 * LINES)
                .forEach(method ->
                        System.out.printf("%6.1f %%  %s%n", method.getValue() * 100.0 / samples, method.getKey()));
    }
}
