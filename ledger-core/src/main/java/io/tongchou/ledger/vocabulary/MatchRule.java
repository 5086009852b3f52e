package io.tongchou.ledger.vocabulary;

/** Why lines of a statement and entries of the ledger are taken for the same money (勾对依据). */
public enum MatchRule {
    /** The same reference and the same amount. */
    REFERENCE,
    /** The same amount, on the same day or within the window of days. */
    AMOUNT_AND_DAY,
    /** Several of one side come to the other side's amount. */
    MANY_TO_ONE,
    /** Somebody matched them (人工勾对). */
    BY_HAND
}
