package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One leg of what came from books that were kept elsewhere.
 *
 * @param account the account that is debited or credited
 * @param item what it is of, where the account has items and the other books said which
 * @param amount debit positive, credit negative
 * @param number of a deposit, bond, advance or unidentified receipt that stands open since, by which it matures, is redeemed,
 *     settled or identified
 * @param maturesOn of a deposit or bond
 */
public record ImportedLeg(
        UnitCode unit,
        Account account,
        Optional<Item> item,
        Money amount,
        Optional<String> number,
        Optional<LocalDate> maturesOn) {

    /** The amount, on whichever side it is. */
    public Money size() {
        return amount.isNegative() ? amount.negated() : amount;
    }
}
