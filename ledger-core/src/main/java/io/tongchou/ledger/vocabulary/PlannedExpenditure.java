package io.tongchou.ledger.vocabulary;

/** Expenditure items of an annual plan: benefits 待遇, catastrophic insurance 大病保险, transfers out 转移, other 其他. */
public enum PlannedExpenditure {
    BENEFITS,
    CATASTROPHIC,
    TRANSFER,
    OTHER
}
