package io.tongchou.ledger.policy;

/** When a premium paid ahead (预缴) becomes income. */
public enum PrepaidRecognition {
    /** When it is received. */
    RECEIPT,
    /** In the year that it insures; until then it is held as a temporary receipt. */
    BENEFIT_YEAR
}
