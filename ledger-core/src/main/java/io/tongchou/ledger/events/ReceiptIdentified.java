package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.IncomeKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * An unidentified receipt turned out to be an income (暂收款确认).
 */
public record ReceiptIdentified(UnitCode unit, String reference, IncomeKind as, Money amount) implements LedgerEvent {}
