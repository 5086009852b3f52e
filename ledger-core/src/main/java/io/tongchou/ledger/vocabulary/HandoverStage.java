package io.tongchou.ledger.vocabulary;

/** The stage at which a balance from before pooling is handed over. */
public enum HandoverStage {
    FINAL_ACCOUNTS,
    AUDITED
}
