package io.tongchou.ledger.settlement;

import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * How one unit's year ends.
 *
 * @param gap G: what income leaves uncovered (当年缺口)
 * @param surplus P: what income leaves over (当年结余)
 * @param policyPart what of the gap is of policy (政策性缺口)
 * @param managementPart what of the gap is of management (管理性缺口)
 * @param fromOwnBalance met from what the unit owned before the year's result
 * @param fromReserve drawn from the reserve
 * @param fromGovernment owed by the unit's own government; of the city level by the city's
 * @param fromCity the city's share
 * @param fromCounty the county's share
 * @param unassigned what nothing meets yet: a decision to be taken
 * @param retained the surplus the unit keeps
 * @param toCityLevel the surplus that goes to the city level
 * @param missing the decision that is missing, where one is
 * @param steps the waterfall line by line, lines of nothing left out
 */
public record UnitSettlement(
        UnitCode unit,
        Status status,
        Money gap,
        Money surplus,
        Money policyPart,
        Money managementPart,
        Money fromOwnBalance,
        Money fromReserve,
        Money fromGovernment,
        Money fromCity,
        Money fromCounty,
        Money unassigned,
        Money retained,
        Money toCityLevel,
        Optional<Parameter> missing,
        List<Step> steps) {

    /** How far a unit's settlement got. */
    public enum Status {
        /** Every fen of the gap has who meets it, or the unit has none. */
        SETTLED,
        /** The plan was missed and nobody has ruled on the cause of the gap (缺口成因待认定). */
        PENDING_RULING,
        /** The policy leaves what meets the gap to a decision that has not been taken. */
        DECISION_MISSING
    }

    public UnitSettlement {
        steps = List.copyOf(steps);
        Money met = Money.sum(List.of(fromOwnBalance, fromReserve, fromGovernment, fromCity, fromCounty, unassigned));
        if (!met.equals(status == Status.PENDING_RULING ? Money.ZERO : gap)) {
            throw new IllegalArgumentException(unit + ": a gap of " + gap + " is met with " + met);
        }
        if (!retained.plus(toCityLevel).equals(surplus)) {
            throw new IllegalArgumentException(
                    unit + ": a surplus of " + surplus + " is split into " + retained + " and " + toCityLevel);
        }
    }
}
