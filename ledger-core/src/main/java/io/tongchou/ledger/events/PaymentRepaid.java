package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A payment that had bounced was paid again (重新支付).
 *
 * @param repaidAs the number under which it was paid again
 * @param payment what had been paid
 */
public record PaymentRepaid(UnitCode unit, String paymentNo, String repaidAs, LedgerEvent payment, Money amount)
        implements LedgerEvent {}
