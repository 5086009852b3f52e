package io.tongchou.ledger.vocabulary;

import java.util.Optional;

/**
 * One leg of an entry (分录).
 *
 * @param account the account that is debited or credited
 * @param amount debit positive, credit negative
 * @param item what it is of, where the account has items and the event says which
 */
public record Posting(UnitCode unit, Account account, Money amount, Optional<Item> item) {

    public Posting(UnitCode unit, Account account, Money amount) {
        this(unit, account, amount, Optional.empty());
    }

    public static Posting debit(UnitCode unit, Account account, Money amount) {
        return new Posting(unit, account, amount);
    }

    public static Posting credit(UnitCode unit, Account account, Money amount) {
        return new Posting(unit, account, amount.negated());
    }

    /** The same leg, of an item. */
    public Posting of(Item what) {
        return new Posting(unit, account, amount, Optional.of(what));
    }

    /** The same leg of another unit. */
    public Posting of(UnitCode other) {
        return new Posting(other, account, amount, item);
    }

    /** The same leg on another account; an item goes with it only where the account stays. */
    public Posting on(Account other) {
        return other == account ? this : new Posting(unit, other, amount);
    }

    public Posting exchanged() {
        return new Posting(unit, account, amount.negated(), item);
    }
}
