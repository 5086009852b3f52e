package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A payment that had bounced was paid again (重新支付).
 *
 * @param repaidAs the number under which it was paid again
 * @param payment what had been paid at first
 * @param year the fiscal year in which that counts
 */
public record PaymentRepaid(
        UnitCode unit, String paymentNo, String repaidAs, Payment payment, FiscalYear year, Money amount)
        implements LedgerEvent {}
