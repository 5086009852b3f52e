package io.tongchou.ledger.vocabulary;

/** Income items of an annual plan: premiums 保险费, subsidies 财政补贴, interest 利息, transfers in 转移, other 其他. */
public enum PlannedIncome {
    PREMIUM,
    SUBSIDY,
    INTEREST,
    TRANSFER,
    OTHER
}
