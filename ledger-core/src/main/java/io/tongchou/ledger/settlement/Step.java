package io.tongchou.ledger.settlement;

import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.Money;

/**
 * One line of a unit's waterfall: where an amount comes from or goes to, and by which clause.
 *
 * @param amount above zero
 */
public record Step(Source source, Part part, Money amount, Clause clause) {

    /** Where an amount comes from, or where a surplus goes to. */
    public enum Source {
        OWN_BALANCE,
        RESERVE,
        GOVERNMENT,
        CITY,
        COUNTY,
        UNASSIGNED,
        RETAINED,
        TO_CITY_LEVEL
    }

    /** What the amount is a part of. */
    public enum Part {
        /** A gap of policy (政策性缺口). */
        POLICY,
        /** A gap of management (管理性缺口). */
        MANAGEMENT,
        /** A whole gap of which nothing is decided. */
        GAP,
        /** What the year leaves over (结余). */
        SURPLUS
    }
}
