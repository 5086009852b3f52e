package io.tongchou.ledger.vocabulary;

/** Why a management gap arose (基金应收未收、监管不到位). */
public enum GapCause {
    UNCOLLECTED,
    SUBSIDY_SHORT,
    INPATIENT_RATE,
    REFERRAL_RATE,
    COST_CONTROL,
    OTHER
}
