package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A premium was given back (退费), the way it came.
 *
 * @param total all that has been given back of the receipt, with this
 * @param from the account the money is taken from
 */
public record PremiumRefunded(
        UnitCode unit, String receiptNo, String refundNo, Money amount, Money total, RefundOf of, Account from)
        implements LedgerEvent, GoneBack {}
