package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Money of a unit moved from the treasury to the fiscal special account (划转财政专户). An amount of nothing is a day on which nothing was left to move.
 */
public record TransferredToFiscalAccount(UnitCode unit, Money amount) implements LedgerEvent {}
