package io.tongchou.ledger.vocabulary;

/** The expenditure items of an annual plan. */
public enum PlannedExpenditure {
    BENEFITS,
    CATASTROPHIC,
    TRANSFER,
    OTHER
}
