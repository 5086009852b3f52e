package io.tongchou.ledger.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A city began to pool this fund with these units (统筹区启用).
 */
public record PoolOpened(String name, List<PoolUnit> units, LocalDate beginsOn) implements LedgerEvent {}
