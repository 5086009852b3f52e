package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How interest on an account is shared among units: by daily-balance products (积数). */
public final class InterestShares {

    private InterestShares() {}

    /**
     * Shares interest by products, largest remainder, ties to the lower unit code; where no product is above zero it
     * all goes to the city level. Units that get nothing are left out.
     *
     * @param interest not negative
     * @param products by unit, the reserve among them; not negative
     */
    public static List<UnitAmount> share(Money interest, Map<UnitCode, BigInteger> products, UnitCode cityLevel) {
        TreeMap<UnitCode, BigInteger> weights = new TreeMap<>(products);
        if (weights.values().stream().noneMatch(weight -> weight.signum() > 0)) {
            weights.put(cityLevel, BigInteger.ONE);
        }
        List<Money> amounts = interest.allocate(List.copyOf(weights.values()));
        List<UnitAmount> shares = new ArrayList<>();
        int i = 0;
        for (UnitCode unit : weights.keySet()) {
            Money amount = amounts.get(i++);
            if (amount.isPositive()) {
                shares.add(new UnitAmount(unit, amount));
            }
        }
        return List.copyOf(shares);
    }
}
