package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Insurance relations moved out with their money (转移支出).
 */
public record TransferOutPaid(UnitCode unit, String paymentNo, Money amount) implements LedgerEvent, Payment {}
