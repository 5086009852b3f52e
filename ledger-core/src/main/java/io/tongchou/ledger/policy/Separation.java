package io.tongchou.ledger.policy;

/** By what books are kept apart (分账核算、专款专用). */
public enum Separation {
    BY_FUND,
    BY_UNIT
}
