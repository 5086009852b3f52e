package io.tongchou.ledger.vocabulary;

/** The stage at which a balance from before pooling is handed over: per final accounts 决算, or after the audit 审计. */
public enum HandoverStage {
    FINAL_ACCOUNTS,
    AUDITED
}
