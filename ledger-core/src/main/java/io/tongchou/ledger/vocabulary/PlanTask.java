package io.tongchou.ledger.vocabulary;

/** The tasks that may stand beside a plan; shown, never used in a settlement. */
public enum PlanTask {
    ENROLMENT,
    COLLECTION
}
