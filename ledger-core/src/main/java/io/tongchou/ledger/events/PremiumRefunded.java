package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.RefundOf;

/**
 * A premium was given back (退费), the way it came.
 *
 * @param receipt what it is given back of
 * @param total all that has been given back of the receipt, with this
 * @param from the account the money is taken from
 */
public record PremiumRefunded(
        PremiumCollected receipt, String refundNo, Money amount, Money total, RefundOf of, Account from)
        implements LedgerEvent, GoneBack {}
