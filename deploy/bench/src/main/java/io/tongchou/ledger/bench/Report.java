package io.tongchou.ledger.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The table, in Markdown. */
final class Report {

    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report() {
        lines.add(
                "| Workload | lines/s: median (range) | accepted rows/s | ceiling rows/s: median (range) | **ratio** | p50 ms | p99 ms | ceiling p50 / p99 ms | rows a commit | read side behind ms |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|");
    }

    /** Ratios are of the median to the median of all ceilings of the kind that were measured in between. */
    void add(List<Workload> workloads) {
        for (Workload workload : workloads) {
            List<Load.Run> ceilings = workloads.stream()
                    .filter(other -> other.batches() == workload.batches())
                    .flatMap(other -> other.ceilings().stream())
                    .toList();
            double rows = median(workload.runs(), Load.Run::rowsPerSecond);
            double ceiling = median(ceilings, Load.Run::rowsPerSecond);
            lines.add("| %s | %s | %,.0f | %s | **%.2f** | %.2f | %.2f | %.2f / %.2f | %.0f | %s |"
                    .formatted(
                            workload.name(),
                            range(workload.runs(), Load.Run::linesPerSecond),
                            rows,
                            range(ceilings, Load.Run::rowsPerSecond),
                            rows / ceiling,
                            median(workload.runs(), run -> run.latencyMillis(50)),
                            median(workload.runs(), run -> run.latencyMillis(99)),
                            median(ceilings, run -> run.latencyMillis(50)),
                            median(ceilings, run -> run.latencyMillis(99)),
                            workload.rowsPerCommit().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElse(0),
                            workload.lag()
                                    .map(Duration::toMillis)
                                    .map(String::valueOf)
                                    .orElse("–")));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    private static String range(List<Load.Run> runs, ToDoubleFunction<Load.Run> figure) {
        return "%,.0f (%,.0f–%,.0f)"
                .formatted(
                        median(runs, figure),
                        runs.stream().mapToDouble(figure).min().orElseThrow(),
                        runs.stream().mapToDouble(figure).max().orElseThrow());
    }

    private static double median(List<Load.Run> runs, ToDoubleFunction<Load.Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n\n" + String.join("\n\n", notes);
    }
}
