package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A provider gave an advance back (预付退回).
 */
public record AdvanceReturned(UnitCode unit, String advance, Money amount) implements LedgerEvent {}
