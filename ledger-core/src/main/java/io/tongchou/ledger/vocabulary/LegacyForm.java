package io.tongchou.ledger.vocabulary;

/** The form in which a balance from before pooling is handed over, and the account that it lands in. */
public enum LegacyForm {
    DEMAND(Account.FISCAL_ACCOUNT),
    TIME_DEPOSIT(Account.TIME_DEPOSIT),
    BOND(Account.BONDS),
    EXPENDITURE_ACCOUNT(Account.EXPENDITURE_ACCOUNT),
    ADVANCE(Account.ADVANCES),
    PARKED(Account.PARKED);

    private final Account account;

    LegacyForm(Account account) {
        this.account = account;
    }

    public Account account() {
        return account;
    }
}
