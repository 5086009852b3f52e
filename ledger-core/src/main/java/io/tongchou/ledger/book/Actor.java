package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;
import java.util.Set;

/**
 * Who sends a command.
 *
 * @param name the person's or system's name, as it is kept with every event
 * @param unit the county of a county's clerk
 * @param pools the pools that the caller works for, or {@code *}
 * @param person whether the name stands for a person, who alone may approve
 */
public record Actor(String name, Set<Office> offices, Optional<UnitCode> unit, Set<String> pools, boolean person) {

    public boolean worksFor(PoolCode pool) {
        return pools.contains("*") || pools.contains(pool.code());
    }

    public boolean holds(Office office) {
        return offices.stream().anyMatch(held -> held.includes(office));
    }
}
