package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.GapCause;
import java.util.List;
import java.util.Optional;

/**
 * What meets a gap.
 *
 * @param planGate true where the reserve meets a gap only of a unit that met its annual plan (收支计划), and a gap beside a
 *     missed plan waits for a ruling on its cause
 * @param policyPart the chain of a gap of policy (政策性缺口); empty where undecided
 * @param managementPart the chain of a gap of management (管理性缺口); empty where undecided
 * @param managementCauses what makes a gap one of management, where the notice says so
 * @param sharing the ratio of SHARED where the notice gives one
 */
public record GapRules(
        Optional<Provision<Boolean>> planGate,
        Optional<Provision<GapChain>> policyPart,
        Optional<Provision<GapChain>> managementPart,
        Optional<Provision<List<GapCause>>> managementCauses,
        Optional<Provision<Sharing>> sharing) {

    /** Whether the reserve is there only for those who met their plan. */
    public boolean onlyWherePlanIsMet() {
        return planGate.map(Provision::value).orElse(false);
    }
}
