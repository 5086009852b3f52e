package io.tongchou.ledger.vocabulary;

/** Whether a legacy debt is owed to the fund or by it. */
public enum DebtDirection {
    /** Owed to the fund: arrears of premiums, subsidies not paid, money advanced. */
    RECEIVABLE,
    /** Owed by the fund: bills of providers, settlements with other regions. */
    PAYABLE
}
