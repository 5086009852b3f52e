package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A payment that had bounced was paid again (重新支付).
 */
public record PaymentRepaid(UnitCode unit, String paymentNo, String repaidAs, LedgerEvent payment, Money amount)
        implements LedgerEvent {}
