package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Insurance relations moved in with their money (转移收入).
 */
public record TransferInReceived(UnitCode unit, Money amount, String reference) implements LedgerEvent {}
