package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;

/**
 * A unit left the pool (退出统筹).
 *
 * @param on its last day in the pool
 */
public record UnitWithdrawn(UnitCode unit, LocalDate on) implements LedgerEvent {}
