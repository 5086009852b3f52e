package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * An advance was settled with benefits (预付冲抵).
 */
public record AdvanceSettled(UnitCode unit, String advance, Money amount) implements LedgerEvent {}
