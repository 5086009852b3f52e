package io.tongchou.ledger.vocabulary;

/** The kind of a premium: current 当期, prepaid 预缴, arrears 清欠, back payment 补缴. */
public enum PremiumKind {
    CURRENT,
    PREPAID,
    ARREARS,
    BACK_PAYMENT
}
