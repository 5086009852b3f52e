package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A missed part of a legacy debt was deducted from the city's transfer payment to the county (从转移支付中扣除).
 */
public record LegacyDebtDeducted(UnitCode unit, String debt, Money amount) implements LedgerEvent {}
