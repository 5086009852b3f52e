package io.tongchou.ledger.vocabulary;

/** The income items of an annual plan. */
public enum PlannedIncome {
    PREMIUM,
    SUBSIDY,
    INTEREST,
    TRANSFER,
    OTHER
}
