package io.tongchou.ledger.reconciliation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Finds what of one side comes to one item of the other: all of a day, all of some days on end, or a few items near it. Only where there
 * is one way to do so, and no item serves two.
 */
final class SeveralForOne<A, B> {

    private static final int MOST_DAYS_ON_END = 31;
    static final int MOST_NEAR = 16;

    /** An item, and what comes to it. */
    record Solution<A, B>(Item<A> one, List<Item<B>> several) {}

    /** What may be looked for together: of one group, going one way, and with or without references of their own. */
    private record Pool(String group, boolean incoming, boolean withReferences) {}

    /** The free items of a day, and what they come to. */
    private static final class Day<B> {
        private final List<Item<B>> items = new ArrayList<>();
        private long sum;

        void add(Item<B> item) {
            items.add(item);
            sum += item.fen;
        }
    }

    private final int window;
    private final List<Item<A>> ones;
    private final Map<Pool, NavigableMap<Long, Day<B>>> pools = new LinkedHashMap<>();

    SeveralForOne(List<Item<A>> ones, List<Item<B>> several, int window) {
        this.window = window;
        this.ones = ones.stream().filter(item -> !item.taken).toList();
        for (Item<B> item : several) {
            if (!item.taken) {
                add(item, true);
                if (!item.telling) {
                    add(item, false);
                }
            }
        }
    }

    private void add(Item<B> item, boolean withReferences) {
        pools.computeIfAbsent(new Pool(item.group, item.fen > 0, withReferences), any -> new TreeMap<>())
                .computeIfAbsent(item.day, any -> new Day<>())
                .add(item);
    }

    /** All free items of a day near it. */
    List<Solution<A, B>> ofADay() {
        return solutions((one, days) -> {
            for (int away = 0; away <= window; away++) {
                List<List<Item<B>>> found = new ArrayList<>();
                for (long day : away == 0 ? new long[] {one.day} : new long[] {one.day - away, one.day + away}) {
                    Day<B> all = days.get(day);
                    if (all != null && all.items.size() > 1 && all.sum == one.fen) {
                        found.add(all.items);
                    }
                }
                if (!found.isEmpty()) {
                    return only(found);
                }
            }
            return Optional.empty();
        });
    }

    /** All free items of some days on end, the first or the last of them near it. */
    List<Solution<A, B>> ofDaysOnEnd() {
        return solutions((one, days) -> {
            List<List<Item<B>>> found = new ArrayList<>();
            for (long first : days.subMap(one.day - window - MOST_DAYS_ON_END, true, one.day + window, true)
                    .keySet()) {
                long sum = 0;
                for (var day : days.subMap(first, true, first + MOST_DAYS_ON_END - 1, true)
                        .entrySet()) {
                    sum += day.getValue().sum;
                    if (Math.abs(sum) > Math.abs(one.fen)) {
                        break;
                    }
                    if (sum == one.fen && day.getKey() > first && isNear(one, first, day.getKey())) {
                        found.add(items(days.subMap(first, true, day.getKey(), true)));
                    }
                }
            }
            return only(found);
        });
    }

    private boolean isNear(Item<A> one, long first, long last) {
        return Math.abs(one.day - first) <= window || Math.abs(one.day - last) <= window;
    }

    /** Two or three free items, as near to it as there are any. */
    List<Solution<A, B>> ofAFew() {
        return solutions((one, days) -> {
            for (int away = 0; away <= window; away++) {
                var near = days.subMap(one.day - away, true, one.day + away, true);
                if (near.values().stream().mapToInt(day -> day.items.size()).sum() > MOST_NEAR) {
                    return Optional.empty();
                }
                List<List<Item<B>>> found = few(items(near), one.fen);
                if (!found.isEmpty()) {
                    return only(found);
                }
            }
            return Optional.empty();
        });
    }

    /** The pairs and triples of items that come to an amount. */
    static <B> List<List<Item<B>>> few(List<Item<B>> items, long fen) {
        List<List<Item<B>>> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                long two = items.get(i).fen + items.get(j).fen;
                if (two == fen) {
                    found.add(List.of(items.get(i), items.get(j)));
                }
                for (int k = j + 1; k < items.size(); k++) {
                    if (two + items.get(k).fen == fen) {
                        found.add(List.of(items.get(i), items.get(j), items.get(k)));
                    }
                }
            }
        }
        return found;
    }

    static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static <B> List<Item<B>> items(NavigableMap<Long, Day<B>> days) {
        return days.values().stream().flatMap(day -> day.items.stream()).toList();
    }

    private List<Solution<A, B>> solutions(
            BiFunction<Item<A>, NavigableMap<Long, Day<B>>, Optional<List<Item<B>>>> search) {
        List<Solution<A, B>> all = new ArrayList<>();
        for (Item<A> one : ones) {
            List<List<Item<B>>> found = new ArrayList<>();
            pools.forEach((pool, days) -> {
                if (pool.incoming() == one.fen > 0 && pool.withReferences() != one.telling) {
                    search.apply(one, days).ifPresent(found::add);
                }
            });
            only(found).ifPresent(several -> all.add(new Solution<>(one, several)));
        }
        Map<Item<B>, Integer> uses = new IdentityHashMap<>();
        all.forEach(solution -> solution.several().forEach(item -> uses.merge(item, 1, Integer::sum)));
        return all.stream()
                .filter(solution -> Collections.max(
                                solution.several().stream().map(uses::get).toList())
                        == 1)
                .toList();
    }
}
