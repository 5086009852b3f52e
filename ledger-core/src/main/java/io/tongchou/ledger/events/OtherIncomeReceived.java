package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Other income arrived (其他收入): donations, penalties and the like.
 */
public record OtherIncomeReceived(UnitCode unit, Money amount, String reference) implements LedgerEvent {}
