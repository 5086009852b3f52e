package io.tongchou.ledger.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What meets a part of a gap, in this order; where it ends, the rest is unassigned: a decision to be taken.
 *
 * @param sources none twice; GOVERNMENT or SHARED only as the last, since they leave no rest
 */
public record GapChain(List<GapSource> sources) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GapChain {
        sources = List.copyOf(sources);
        fault(sources).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /** Why these links make no chain, if they make none. */
    static Optional<String> fault(List<GapSource> sources) {
        if (sources.isEmpty()) {
            return Optional.of("names no source; a chain that is not decided is left out");
        }
        if (new HashSet<>(sources).size() < sources.size()) {
            return Optional.of("names a source twice");
        }
        for (GapSource source : sources.subList(0, sources.size() - 1)) {
            if (source == GapSource.GOVERNMENT || source == GapSource.SHARED) {
                return Optional.of(source + " leaves no rest and can only be the last");
            }
        }
        return Optional.empty();
    }

    @Override
    @JsonValue
    public List<GapSource> sources() {
        return sources;
    }

    public boolean has(GapSource source) {
        return sources.contains(source);
    }

    /** Whether the reserve is asked before the own balance is used. */
    public boolean reserveBeforeOwnBalance() {
        return has(GapSource.RESERVE)
                && has(GapSource.OWN_BALANCE)
                && sources.indexOf(GapSource.RESERVE) < sources.indexOf(GapSource.OWN_BALANCE);
    }

    /**
     * Whether both name the reserve and the own balance, and in different orders: they could not be followed together.
     */
    public boolean contradicts(GapChain other) {
        return Stream.of(this, other)
                        .allMatch(chain -> chain.has(GapSource.RESERVE) && chain.has(GapSource.OWN_BALANCE))
                && reserveBeforeOwnBalance() != other.reserveBeforeOwnBalance();
    }
}
