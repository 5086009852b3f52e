package io.tongchou.ledger.policy;

/** How the city pools. */
public enum Mode {
    /** One fiscal account, collected and paid by the city (统收统支). */
    UNIFIED,
    /** Every level keeps its own account and pays into an adjustment fund (调剂金). */
    ADJUSTMENT_FUND
}
