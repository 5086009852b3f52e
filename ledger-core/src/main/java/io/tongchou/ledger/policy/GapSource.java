package io.tongchou.ledger.policy;

/** A link in the chain of what meets a gap. */
public enum GapSource {
    /** What the unit owned before this year's result (累计结余). */
    OWN_BALANCE,
    /** The city's risk reserve. */
    RESERVE,
    /** The government of the unit's own level (同级政府), for the whole rest. */
    GOVERNMENT,
    /** City and county together by a ratio (市、县分担), for the whole rest. */
    SHARED
}
