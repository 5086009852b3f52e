package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Money arrived of which nobody knows yet what it is (暂收款).
 */
public record UnidentifiedReceived(UnitCode unit, String reference, Money amount) implements LedgerEvent {}
