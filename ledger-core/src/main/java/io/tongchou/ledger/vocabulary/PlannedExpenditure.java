package io.tongchou.ledger.vocabulary;

/** Expenditure items of an annual plan: benefits 待遇, catastrophic insurance 大病保险, transfers out 转移, other 其他. */
public enum PlannedExpenditure {
    BENEFITS(Account.BENEFITS),
    CATASTROPHIC(Account.CATASTROPHIC_INSURANCE),
    TRANSFER(Account.TRANSFERS_OUT),
    OTHER(Account.OTHER_EXPENDITURE);

    private final Account account;

    PlannedExpenditure(Account account) {
        this.account = account;
    }

    /** Where what is spent of it is booked. */
    public Account account() {
        return account;
    }
}
