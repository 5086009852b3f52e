package io.tongchou.ledger.verifier;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What every unit holds on every account, by business day, added up leg by leg. Its size does not grow with the number of events. */
final class Accounts {

    /** @param item what the leg is of; empty where nothing says */
    record Of(String unit, String account, String item) {

        boolean isIncomeOrExpenditure() {
            return account.startsWith("4") || account.startsWith("5");
        }

        boolean isOnBalance() {
            return account.startsWith("3001");
        }
    }

    private final Map<Of, NavigableMap<LocalDate, Long>> amounts = new HashMap<>();
    private final Map<Of, NavigableMap<LocalDate, Long>> closings = new HashMap<>();

    /** @param closing whether the entry closes a year's income and expenditure into the balances */
    void add(Of of, LocalDate day, long fen, boolean closing) {
        amounts.computeIfAbsent(of, any -> new TreeMap<>()).merge(day, fen, Math::addExact);
        if (closing && of.isIncomeOrExpenditure()) {
            closings.computeIfAbsent(of, any -> new TreeMap<>()).merge(day, fen, Math::addExact);
        }
    }

    /** What is held at the end of a day, debit positive. */
    Map<Of, Long> through(LocalDate day) {
        return sums(amounts, day);
    }

    /** What changed after a day and through another, without what closed a year. */
    Map<Of, Long> change(LocalDate after, LocalDate through) {
        Map<Of, Long> change = sums(amounts, through);
        subtract(change, sums(amounts, after));
        subtract(change, sums(closings, through));
        sums(closings, after).forEach((of, fen) -> change.merge(of, fen, Math::addExact));
        return change;
    }

    private static void subtract(Map<Of, Long> from, Map<Of, Long> what) {
        what.forEach((of, fen) -> from.merge(of, Math.negateExact(fen), Math::addExact));
    }

    private static Map<Of, Long> sums(Map<Of, NavigableMap<LocalDate, Long>> of, LocalDate day) {
        Map<Of, Long> sums = new HashMap<>();
        of.forEach((key, days) ->
                sums.put(key, days.headMap(day, true).values().stream().reduce(0L, Math::addExact)));
        return sums;
    }

    static long sum(Map<Of, Long> of, Predicate<Of> which) {
        long sum = 0;
        for (Map.Entry<Of, Long> one : of.entrySet()) {
            if (which.test(one.getKey())) {
                sum = Math.addExact(sum, one.getValue());
            }
        }
        return sum;
    }

    /** By unit and account, zero rows left out. */
    SortedMap<String, SortedMap<String, Long>> balances(LocalDate day) {
        SortedMap<String, SortedMap<String, Long>> balances = new TreeMap<>();
        through(day)
                .forEach((of, fen) -> balances.computeIfAbsent(of.unit(), any -> new TreeMap<>())
                        .merge(of.account(), fen, Math::addExact));
        balances.values().forEach(held -> held.values().removeIf(fen -> fen == 0));
        balances.values().removeIf(Map::isEmpty);
        return balances;
    }
}
