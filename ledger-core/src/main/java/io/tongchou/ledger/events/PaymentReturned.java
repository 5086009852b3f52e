package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A payment bounced (退票): the money is back and is owed still.
 *
 * @param payment what had been paid
 * @param year the fiscal year in which the payment counts; that it bounced does not change it
 * @param repaidAs the number under which it was paid again at once
 */
public record PaymentReturned(
        UnitCode unit, String paymentNo, Payment payment, FiscalYear year, Money amount, Optional<String> repaidAs)
        implements LedgerEvent, GoneBack {

    @Override
    public Money total() {
        return amount;
    }
}
