package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How interest on an account is shared among units: by daily-balance products (积数). */
public final class InterestShares {

    private InterestShares() {}

    /**
     * The sum of a unit's balances at the end of each day of a period, in fen × days; a day with a negative balance
     * counts as zero.
     *
     * @param before the balance at the end of the day before {@code from}
     * @param movements what the balance changed by on each day; days outside the period are ignored
     * @param to the last day, included
     */
    public static BigInteger product(
            Money before, NavigableMap<LocalDate, Money> movements, LocalDate from, LocalDate to) {
        BigInteger product = BigInteger.ZERO;
        Money balance = before;
        LocalDate since = from;
        if (!to.isBefore(from)) {
            for (Map.Entry<LocalDate, Money> movement :
                    movements.subMap(from, true, to, true).entrySet()) {
                product = product.add(fenDays(balance, since, movement.getKey()));
                balance = balance.plus(movement.getValue());
                since = movement.getKey();
            }
            product = product.add(fenDays(balance, since, to.plusDays(1)));
        }
        return product;
    }

    private static BigInteger fenDays(Money balance, LocalDate from, LocalDate before) {
        return BigInteger.valueOf(balance.orZeroIfNegative().fen())
                .multiply(BigInteger.valueOf(ChronoUnit.DAYS.between(from, before)));
    }

    /**
     * Shares interest by products, largest remainder, ties to the lower unit code; where no product is above zero it
     * all goes to
     * the city level. Units that get nothing are left out.
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
