package io.tongchou.ledger.vocabulary;

/** Where a subsidy arrives. */
public enum SubsidyAccount {
    TREASURY,
    FISCAL_ACCOUNT
}
