package io.tongchou.ledger.commands.reading;

import io.tongchou.ledger.vocabulary.UnitCode;

/** A unit, or {@code "RESERVE"}: the pool's reserve of the fund. */
public record UnitOrReserve(UnitCode unit) {}
