package io.tongchou.ledger.vocabulary;

/** Income items of an annual plan: premiums 保险费, subsidies 财政补贴, interest 利息, transfers in 转移, other 其他. */
public enum PlannedIncome {
    PREMIUM(Account.PREMIUMS),
    SUBSIDY(Account.SUBSIDIES),
    INTEREST(Account.INTEREST),
    TRANSFER(Account.TRANSFERS_IN),
    OTHER(Account.OTHER_INCOME);

    private final Account account;

    PlannedIncome(Account account) {
        this.account = account;
    }

    /** Where what comes of it is booked. */
    public Account account() {
        return account;
    }
}
