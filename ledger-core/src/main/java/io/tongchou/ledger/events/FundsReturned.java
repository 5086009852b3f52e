package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Unspent funds went back to the fiscal special account (结余退回).
 */
public record FundsReturned(UnitCode unit, Money amount) implements LedgerEvent {}
