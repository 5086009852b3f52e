package io.tongchou.ledger.settlement;

import io.tongchou.ledger.policy.GapChain;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;

/**
 * What was decided beside the policy and takes its place for the year.
 *
 * @param policyChain what meets a gap of policy
 * @param managementChain what meets a gap of management
 * @param sharing how city and county share, for every unit that has no ratio of its own
 * @param unitSharing how city and one county share
 * @param retentionRate the share of a surplus a unit keeps where its conditions are met
 */
public record Decisions(
        Optional<Decided<GapChain>> policyChain,
        Optional<Decided<GapChain>> managementChain,
        Optional<Decided<Sharing>> sharing,
        Map<UnitCode, Decided<Sharing>> unitSharing,
        Optional<Decided<Rate>> retentionRate) {

    /** Nothing was decided. */
    public static final Decisions NONE =
            new Decisions(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public Decisions {
        unitSharing = Map.copyOf(unitSharing);
    }

    /** The same with one ratio for every unit. */
    public Decisions withSharing(Decided<Sharing> decided) {
        return new Decisions(policyChain, managementChain, Optional.of(decided), unitSharing, retentionRate);
    }

    Optional<Decided<Sharing>> sharingOf(UnitCode unit) {
        return Optional.ofNullable(unitSharing.get(unit)).or(() -> sharing);
    }
}
