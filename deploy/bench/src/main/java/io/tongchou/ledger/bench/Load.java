package io.tongchou.ledger.bench;

import io.tongchou.ledger.bench.Commands.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that send as fast as they are answered, and what came of it. */
final class Load {

    static final int BATCH = 1000;

    private Load() {}

    /**
     * One run.
     *
     * @param lines answered
     * @param accepted answered as accepted, by the numbers of their lines
     * @param nanos from the first send to the last answer
     * @param latencies of each command, or of each batch, in nanoseconds, ascending
     */
    record Run(long lines, BitSet accepted, long nanos, long[] latencies) {

        double linesPerSecond() {
            return lines * 1e9 / nanos;
        }

        double rowsPerSecond() {
            return accepted.cardinality() * 1e9 / nanos;
        }

        double latencyMillis(int percent) {
            return latencies[Math.min(latencies.length - 1, latencies.length * percent / 100)] / 1e6;
        }
    }

    /** What one client did until the time was up. */
    @FunctionalInterface
    interface Worker {
        void work(int client, long until, Part part) throws Exception;
    }

    /** One client's share of a run. */
    static final class Part {
        private final BitSet accepted = new BitSet();
        private long lines;
        private long[] latencies = new long[1024];
        private int count;

        void took(long nanos) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = nanos;
        }

        void answered(int line, boolean isAccepted) {
            lines++;
            if (isAccepted) {
                accepted.set(line);
            }
        }
    }

    /** Every client sends one command and waits for its answer before it sends the next. */
    static Run ofSingles(Target target, Commands commands, int clients, int refusedInTen, Duration time)
            throws Exception {
        List<Target.Client> open = clients(target, clients);
        try {
            return run(clients, time, (client, until, part) -> {
                while (System.nanoTime() < until) {
                    Line line = commands.next(refusedInTen);
                    long start = System.nanoTime();
                    boolean accepted = open.get(client).send(line);
                    part.took(System.nanoTime() - start);
                    check(line, accepted);
                    part.answered(line.number(), accepted);
                }
            });
        } finally {
            open.forEach(Target.Client::close);
        }
    }

    /** Every client sends a batch and waits for all its answers before it sends the next. */
    static Run ofBatches(Target target, Commands commands, int clients, int refusedInTen, Duration time)
            throws Exception {
        List<Target.Client> open = clients(target, clients);
        try {
            return run(clients, time, (client, until, part) -> {
                while (System.nanoTime() < until) {
                    List<Line> batch = new ArrayList<>(BATCH);
                    for (int i = 0; i < BATCH; i++) {
                        batch.add(commands.next(refusedInTen));
                    }
                    long start = System.nanoTime();
                    boolean[] accepted = open.get(client).send(batch);
                    part.took(System.nanoTime() - start);
                    for (int i = 0; i < BATCH; i++) {
                        check(batch.get(i), accepted[i]);
                        part.answered(batch.get(i).number(), accepted[i]);
                    }
                }
            });
        } finally {
            open.forEach(Target.Client::close);
        }
    }

    static Run run(int clients, Duration time, Worker worker) throws Exception {
        List<Part> parts = new ArrayList<>();
        List<Callable<Object>> work = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            int client = i;
            Part part = new Part();
            parts.add(part);
            work.add(Executors.callable(() -> {
                try {
                    worker.work(client, start + time.toNanos(), part);
                } catch (Exception e) {
                    throw new IllegalStateException("client " + client + " failed", e);
                }
            }));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        long nanos = System.nanoTime() - start;
        BitSet accepted = new BitSet();
        parts.forEach(part -> accepted.or(part.accepted));
        return new Run(
                parts.stream().mapToLong(part -> part.lines).sum(),
                accepted,
                nanos,
                parts.stream()
                        .flatMapToLong(part -> Arrays.stream(part.latencies, 0, part.count))
                        .sorted()
                        .toArray());
    }

    private static List<Target.Client> clients(Target target, int clients) throws Exception {
        List<Target.Client> open = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            open.add(target.client());
        }
        return open;
    }

    private static void check(Line line, boolean accepted) {
        if (accepted == line.isToBeRefused()) {
            throw new IllegalStateException("line " + line.number() + " was " + (accepted ? "accepted" : "refused")
                    + " and should not have been");
        }
    }
}
