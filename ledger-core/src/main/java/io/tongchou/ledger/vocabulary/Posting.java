package io.tongchou.ledger.vocabulary;

/**
 * One leg of an entry (分录).
 *
 * @param account the account that is debited or credited
 * @param amount debit positive, credit negative
 */
public record Posting(UnitCode unit, Account account, Money amount) {

    public static Posting debit(UnitCode unit, Account account, Money amount) {
        return new Posting(unit, account, amount);
    }

    public static Posting credit(UnitCode unit, Account account, Money amount) {
        return new Posting(unit, account, amount.negated());
    }

    public Posting exchanged() {
        return new Posting(unit, account, amount.negated());
    }
}
