package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.Rate;
import java.util.List;

/** Who keeps the surplus of a year. The city level always keeps its own. */
public sealed interface SurplusRule {

    /** The unit. */
    record Retained() implements SurplusRule {}

    /** The city level. */
    record ToCityLevel() implements SurplusRule {}

    /**
     * The unit keeps a share where it met all conditions, else nothing; the rest goes to the city level.
     *
     * @param floor the least share it keeps, and the share itself until another is decided
     */
    record Conditional(Rate floor, List<Condition> conditions) implements SurplusRule {

        public Conditional {
            conditions = List.copyOf(conditions);
        }
    }

    /** What a unit must have met to keep its surplus. */
    enum Condition {
        /** Premiums collected are above the collection task, not merely equal to it. */
        PREMIUMS_ABOVE_TARGET,
        /** The yearly assessment is EXCELLENT. */
        ASSESSMENT_EXCELLENT,
        /** Expenditure is not above the plan. */
        EXPENDITURE_WITHIN_PLAN
    }
}
