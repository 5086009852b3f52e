package io.tongchou.ledger.events;

import java.time.LocalDate;
import java.util.List;

/**
 * A city began to pool this fund with these units (统筹区启用).
 *
 * @param name the city as people call it
 * @param beginsOn the first day of the book; what happened before is not entered in it
 */
public record PoolOpened(String name, List<PoolUnit> units, LocalDate beginsOn) implements LedgerEvent {}
