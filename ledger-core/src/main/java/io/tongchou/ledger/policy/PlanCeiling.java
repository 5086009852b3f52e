package io.tongchou.ledger.policy;

/** What planned expenditure may not pass. */
public enum PlanCeiling {
    /** The unit's income of the year without what is extracted into the reserve. */
    INCOME_WITHOUT_RESERVE
}
