package io.tongchou.ledger.vocabulary;

/** What kind of difference an item is that stands on one side alone (未达账项类型). */
public enum DifferenceKind {
    /** The other side has it in another period, or is still to have it (时间性差异). */
    TIMING,
    /** The other side has it with another amount (金额不符). */
    AMOUNT,
    /** The other side does not have it (漏记). */
    MISSING,
    /** It stands there once more than on the other side (重复). */
    DUPLICATE
}
