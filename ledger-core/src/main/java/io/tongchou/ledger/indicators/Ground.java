package io.tongchou.ledger.indicators;

import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Provision;
import java.util.Optional;

/**
 * What a figure's level rests on: a clause, an assumption of the ledger's, or both.
 *
 * @param clause where the policy says something of it
 * @param assumption what is assumed, shown to the user as an assumption
 */
public record Ground(Optional<Clause> clause, Optional<String> assumption) {

    static Ground of(Provision<?> provision) {
        return new Ground(Optional.of(provision.clause()), provision.assumption());
    }

    static Ground of(Clause clause) {
        return new Ground(Optional.of(clause), Optional.empty());
    }

    static Ground assumed(String assumption) {
        return new Ground(Optional.empty(), Optional.of(assumption));
    }
}
