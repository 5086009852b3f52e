package io.tongchou.ledger.vocabulary;

/** What a receipt turned out to be. */
public enum IncomeKind {
    PREMIUM,
    SUBSIDY,
    INTEREST,
    TRANSFER,
    OTHER
}
