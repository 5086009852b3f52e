package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A unit of a pool; it belongs to it from and to these days, both included, where they are given.
 *
 * @param code six digits
 * @param name the unit as people call it
 * @param from its first day in the pool
 * @param to its last day in the pool
 */
public record PoolUnit(UnitCode code, String name, UnitLevel level, Optional<LocalDate> from, Optional<LocalDate> to) {

    public boolean isMemberOn(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** The same, in the pool until that day. */
    public PoolUnit until(LocalDate lastDay) {
        return new PoolUnit(code, name, level, from, Optional.of(lastDay));
    }
}
