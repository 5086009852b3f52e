package io.tongchou.ledger.vocabulary;

/** Where a subsidy arrives: in the treasury 国库, or in the fiscal special account 财政专户. */
public enum SubsidyAccount {
    TREASURY,
    FISCAL_ACCOUNT
}
