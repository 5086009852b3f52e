package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One leg of what came from books that were kept elsewhere.
 *
 * @param amount debit positive, credit negative
 * @param number of a deposit, bond, advance or unidentified receipt, by which it matures, is redeemed, settled or identified
 * @param maturesOn of a deposit or bond
 */
public record ImportedLeg(
        UnitCode unit, Account account, Money amount, Optional<String> number, Optional<LocalDate> maturesOn) {

    /** Whether what its number names begins with it; on the other side of the account a part of it is used. */
    public boolean opens() {
        return number.isPresent() && amount.isNegative() == (account == Account.SUSPENSE);
    }

    /** What it adds to what its number names; negative where it uses a part. */
    public Money added() {
        return account == Account.SUSPENSE ? amount.negated() : amount;
    }
}
