package io.tongchou.ledger.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the table: what is sent how, and the runs that were made of it with the ceiling before each.
 *
 * @param batches whether batches are sent, or single commands
 * @param readSide whether the read side works meanwhile, so that its lag can be told
 */
record Workload(
        String name,
        boolean batches,
        int clients,
        int refusedInTen,
        boolean readSide,
        List<Load.Run> ceilings,
        List<Load.Run> runs,
        List<Duration> lags,
        List<Double> rowsPerCommit) {

    static Workload of(String name, boolean batches, int clients, int refusedInTen, boolean readSide) {
        return new Workload(
                name,
                batches,
                clients,
                refusedInTen,
                readSide,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    Load.Run run(Target target, Commands commands, Duration time) throws Exception {
        return batches
                ? Load.ofBatches(target, commands, clients, refusedInTen, time)
                : Load.ofSingles(target, commands, clients, refusedInTen, time);
    }

    /** The slowest catching up of the read side after a run. */
    Optional<Duration> lag() {
        return lags.stream().max(Duration::compareTo);
    }
}
