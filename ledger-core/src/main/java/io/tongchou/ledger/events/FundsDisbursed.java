package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Approved funds went to the unit's expenditure account (拨付).
 */
public record FundsDisbursed(UnitCode unit, String request, Money amount) implements LedgerEvent {}
