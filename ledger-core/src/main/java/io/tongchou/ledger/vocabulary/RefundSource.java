package io.tongchou.ledger.vocabulary;

/** The account a premium is given back from; never the expenditure account. */
public enum RefundSource {
    INCOME_ACCOUNT(Account.COLLECTED_NOT_REMITTED),
    TREASURY(Account.TREASURY),
    FISCAL_ACCOUNT(Account.FISCAL_ACCOUNT),
    JOINT_ACCOUNT(Account.JOINT_ACCOUNT);

    private final Account account;

    RefundSource(Account account) {
        this.account = account;
    }

    public Account account() {
        return account;
    }
}
