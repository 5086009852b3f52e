package io.tongchou.ledger.vocabulary;

import java.util.Collection;

/** What one unit has of a shared amount. */
public record UnitAmount(UnitCode unit, Money amount) {

    public static Money total(Collection<UnitAmount> shares) {
        return Money.sum(shares.stream().map(UnitAmount::amount).toList());
    }
}
