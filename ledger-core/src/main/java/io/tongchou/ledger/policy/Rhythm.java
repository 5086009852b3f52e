package io.tongchou.ledger.policy;

/** How often something is due. */
public enum Rhythm {
    MONTHLY,
    QUARTERLY
}
