package io.tongchou.ledger.vocabulary;

/** What should come to a fund, or come back to it. */
public enum ObligationKind {
    /** An assessed subsidy of a government (应拨财政补助). */
    SUBSIDY,
    /** A debt from before pooling, or an instalment of it (历史欠费清缴). */
    LEGACY_DEBT,
    /** What a government owes for a unit's gap (缺口补足). */
    GAP_TOP_UP,
    /** Premiums on their way from the collector to the fiscal special account (待解缴). */
    REMITTANCE,
    /** A time deposit that matures (定期到期). */
    TIME_DEPOSIT,
    /** A treasury bond that matures (国债到期). */
    BOND
}
