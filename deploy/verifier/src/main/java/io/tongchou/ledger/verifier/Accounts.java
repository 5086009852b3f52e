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
    private final Map<String, NavigableMap<LocalDate, Long>> movements = new HashMap<>();

    /**
     * Adds a leg.
     *
     * @param type of the event that it is of
     * @param closing whether the entry closes a year's income and expenditure into the balances
     */
    void add(Of of, LocalDate day, long fen, String type, boolean closing) {
        add(amounts, of, day, fen);
        boolean closed = closing && of.isIncomeOrExpenditure();
        if (closed) {
            add(closings, of, day, fen);
        }
        if (closed || of.isOnBalance()) {
            add(movements, movement(type), day, Math.negateExact(fen));
        }
    }

    private static <K> void add(Map<K, NavigableMap<LocalDate, Long>> to, K key, LocalDate day, long fen) {
        to.computeIfAbsent(key, any -> new TreeMap<>()).merge(day, fen, Math::addExact);
    }

    /** What changes the balances beside income and expenditure, as the reconciliation of 02 divides it. */
    private static String movement(String type) {
        return switch (type) {
            case "LegacyBalanceHandedOver" -> "HANDED_OVER";
            case "ReserveExtracted", "ReserveDrawn", "YearClosed", "DeficitCovered", "SettlementRestated" ->
                "BETWEEN_UNITS";
            case "EntryReversed", "EntryMoved", "EntryReclassified" -> "CORRECTIONS";
            default -> "BROUGHT_IN";
        };
    }

    /** What each kind of movement brought after a day and through another. */
    Map<String, Long> moved(LocalDate after, LocalDate through) {
        Map<String, Long> moved = sums(movements, through);
        subtract(moved, sums(movements, after));
        return moved;
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

    private static <K> void subtract(Map<K, Long> from, Map<K, Long> what) {
        what.forEach((of, fen) -> from.merge(of, Math.negateExact(fen), Math::addExact));
    }

    private static <K> Map<K, Long> sums(Map<K, NavigableMap<LocalDate, Long>> of, LocalDate day) {
        Map<K, Long> sums = new HashMap<>();
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
