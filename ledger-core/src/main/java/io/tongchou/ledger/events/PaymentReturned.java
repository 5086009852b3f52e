package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A payment bounced (退票): the money is back and is owed still.
 *
 * @param payment what had been paid
 * @param repaidAs the number under which it was paid again at once
 */
public record PaymentReturned(
        UnitCode unit, String paymentNo, LedgerEvent payment, Money amount, Optional<String> repaidAs)
        implements LedgerEvent, GoneBack {

    @Override
    public Money total() {
        return amount;
    }
}
