package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A benefit was recovered (追回待遇): of the same year as less expenditure, of an earlier year as other income.
 *
 * @param kind of the benefit that was paid
 * @param total all that has come back of the payment, with this
 */
public record BenefitRecovered(
        UnitCode unit, String paymentNo, String recoveryNo, BenefitKind kind, Money amount, Money total, RefundOf of)
        implements LedgerEvent, GoneBack {}
