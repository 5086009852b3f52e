package io.tongchou.ledger.policy;

import java.util.List;

/** What came of reading a policy: the policy, or everything that is wrong with it. */
public sealed interface PolicyReading {

    /** It is a policy. */
    record Valid(Policy policy) implements PolicyReading {}

    /**
     * It is no policy.
     *
     * @param faults all of them; at least one
     */
    record Faulty(List<Fault> faults) implements PolicyReading {}
}
