package io.tongchou.ledger.policy;

import java.util.Optional;

/**
 * What the notice says of a kind of debt from before pooling.
 *
 * @param due by when it must be settled
 * @param responsible who settles it, where the notice says so
 */
public record LegacyDebtRule(Deadline due, Optional<Responsible> responsible) {

    /** Who settles a debt. */
    public enum Responsible {
        /** The government of the unit's own level (各级政府). */
        GOVERNMENT,
        /** The enterprise or the department in charge of it (企业或企业主管部门). */
        ENTERPRISE,
        /** The pooling area as it was before (原统筹区). */
        FORMER_POOLING_AREA
    }
}
