package io.tongchou.ledger.vocabulary;

/** The account an advance is paid from. */
public enum AdvanceSource {
    EXPENDITURE_ACCOUNT,
    REVOLVING_FUND
}
