package io.tongchou.ledger.vocabulary;

/** What is given back counts against: the year's own income or expenditure, an earlier year's, or neither. */
public enum RefundOf {
    /** The receipt or payment is of the same calendar year. */
    THIS_YEAR,
    /** It is of an earlier calendar year, whose result stays as it is. */
    EARLIER_YEAR,
    /** A premium that is still held for the year it insures. */
    PREPAID,
    /** A matter from before pooling; it never touches a year's result. */
    LEGACY
}
