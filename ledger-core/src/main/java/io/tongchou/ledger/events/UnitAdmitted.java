package io.tongchou.ledger.events;

/**
 * A unit joined the pool (纳入统筹), or came back to it.
 */
public record UnitAdmitted(PoolUnit unit) implements LedgerEvent {}
