package io.tongchou.ledger.vocabulary;

/** Where a premium is collected; a joint account (基金上解户) only where the policy has one. */
public enum CollectionAccount {
    INCOME_ACCOUNT(Account.COLLECTED_NOT_REMITTED),
    JOINT_ACCOUNT(Account.JOINT_ACCOUNT);

    private final Account account;

    CollectionAccount(Account account) {
        this.account = account;
    }

    public Account account() {
        return account;
    }
}
