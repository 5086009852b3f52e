package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;

/** Something of a receipt or payment that went back. */
public sealed interface GoneBack permits PremiumRefunded, BenefitRecovered, PaymentReturned {

    Money amount();

    /** All that has gone back of it so far, with this. */
    Money total();
}
