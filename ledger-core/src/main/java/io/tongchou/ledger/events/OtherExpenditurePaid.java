package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Other expenditure was paid (其他支出).
 */
public record OtherExpenditurePaid(UnitCode unit, String paymentNo, Money amount) implements LedgerEvent, Payment {}
