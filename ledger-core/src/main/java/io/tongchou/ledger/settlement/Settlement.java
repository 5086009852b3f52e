package io.tongchou.ledger.settlement;

import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one book's year ends: each unit's gap or surplus, and where it comes from or goes to.
 *
 * @param units ascending by code
 * @param reserveAfter what is left of the reserve once every unit has drawn
 */
public record Settlement(FiscalYear year, List<UnitSettlement> units, Money reserveAfter) {

    public Settlement {
        units = List.copyOf(units);
        if (reserveAfter.isNegative()) {
            throw new IllegalArgumentException("the reserve would be overdrawn by " + reserveAfter.negated());
        }
    }

    /** The settlement of a unit, if it was among the facts. */
    public Optional<UnitSettlement> of(UnitCode unit) {
        return units.stream().filter(settled -> settled.unit().equals(unit)).findFirst();
    }

    /** Settles a year of which nothing is covered yet. */
    public static Settlement settle(Policy policy, YearFacts facts, Decisions decisions) {
        return settle(policy, facts, decisions, List.of());
    }

    /**
     * Settles a year. Own balances, claims on the reserve and what is left follow each part's chain; the claims of all
     * units
     * share a reserve that is too small by claim, largest remainder, ties to the lower unit code.
     *
     * @param covered the settlements by which units were covered already: they stand as they are, and the others are
     *     worked out
     *     against the reserve that is left
     * @throws ArithmeticException where an amount does not fit into 64 bits of fen
     */
    public static Settlement settle(
            Policy policy, YearFacts facts, Decisions decisions, Collection<UnitSettlement> covered) {
        Map<UnitCode, UnitSettlement> fixed =
                covered.stream().collect(Collectors.toMap(UnitSettlement::unit, Function.identity()));
        SortedMap<UnitCode, UnitSettlement> settled = new TreeMap<>(fixed);
        List<Waterfall> waterfalls = new ArrayList<>();
        for (UnitYear year : facts.units()) {
            if (!fixed.containsKey(year.unit())) {
                waterfalls.add(new Waterfall(policy, year, decisions));
            }
        }
        waterfalls.sort(Comparator.comparing(Waterfall::unit));

        Money reserve = facts.reserve()
                .minus(Money.sum(
                        covered.stream().map(UnitSettlement::fromReserve).toList()));
        waterfalls.forEach(Waterfall::useOwnBalanceAheadOfReserve);
        List<Money> draws = shareReserve(
                reserve, waterfalls.stream().map(Waterfall::claimOnReserve).toList());
        for (int i = 0; i < waterfalls.size(); i++) {
            Waterfall waterfall = waterfalls.get(i);
            waterfall.drawReserve(draws.get(i));
            waterfall.useOwnBalanceAfterReserve();
            waterfall.assignRest();
            settled.put(waterfall.unit(), waterfall.settlement());
        }
        return new Settlement(facts.year(), List.copyOf(settled.values()), reserve.minus(Money.sum(draws)));
    }

    private static List<Money> shareReserve(Money reserve, List<Money> claims) {
        List<BigInteger> weights =
                claims.stream().map(claim -> BigInteger.valueOf(claim.fen())).toList();
        BigInteger total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return total.compareTo(BigInteger.valueOf(reserve.fen())) > 0 ? reserve.allocate(weights) : claims;
    }
}
