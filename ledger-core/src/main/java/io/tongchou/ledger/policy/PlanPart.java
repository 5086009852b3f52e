package io.tongchou.ledger.policy;

/** What the city sets for each unit and year (年度收支计划、任务). */
public enum PlanPart {
    INCOME,
    EXPENDITURE,
    ENROLMENT_TASK,
    COLLECTION_TASK
}
