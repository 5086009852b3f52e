package io.tongchou.ledger.vocabulary;

/** Where a premium is collected; a joint account (基金上解户) only where the policy has one. */
public enum CollectionAccount {
    INCOME_ACCOUNT,
    JOINT_ACCOUNT
}
