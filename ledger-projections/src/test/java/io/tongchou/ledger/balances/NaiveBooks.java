package io.tongchou.ledger.balances;

import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The books as anyone would keep them in memory: all postings in a list, summed anew for each question. */
final class NaiveBooks {

    record Key(UnitCode unit, Account account) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::unit).thenComparing(key -> key.account.code());
    }

    record Line(LocalDate day, long sequence, int leg, Key key, long fen, long balance) {}

    private record Leg(LocalDate day, long sequence, int leg, Instant recordedAt, Key key, long fen) {}

    private final List<Leg> legs = new ArrayList<>();
    private long events;

    void record(Instant recordedAt, List<Recorded> batch) {
        for (Recorded recorded : batch) {
            events++;
            int leg = 0;
            for (Posting posting :
                    recorded.entry().map(entry -> entry.postings()).orElse(List.of())) {
                legs.add(new Leg(
                        recorded.effectiveOn(),
                        events,
                        ++leg,
                        recordedAt,
                        new Key(posting.unit(), posting.account()),
                        posting.amount().fen()));
            }
        }
    }

    long events() {
        return events;
    }

    /** Balances that are not zero. */
    Map<Key, Long> balances(LocalDate asOf, Instant knownAt) {
        Map<Key, Long> sums = new HashMap<>();
        for (Leg leg : legs) {
            if (!leg.day.isAfter(asOf) && !leg.recordedAt.isAfter(knownAt)) {
                sums.merge(leg.key, leg.fen, Math::addExact);
            }
        }
        sums.values().removeIf(fen -> fen == 0);
        Map<Key, Long> ordered = new TreeMap<>(Key.ORDER);
        ordered.putAll(sums);
        return ordered;
    }

    /** All postings known, in the order of the books, with their running balances. */
    List<Line> lines(LocalDate asOf, Instant knownAt) {
        List<Leg> sorted = legs.stream()
                .filter(leg -> !leg.day.isAfter(asOf) && !leg.recordedAt.isAfter(knownAt))
                .sorted(Comparator.comparing(Leg::day)
                        .thenComparing(Leg::sequence)
                        .thenComparing(Leg::leg))
                .toList();
        Map<Key, Long> running = new HashMap<>();
        return sorted.stream()
                .map(leg -> new Line(
                        leg.day,
                        leg.sequence,
                        leg.leg,
                        leg.key,
                        leg.fen,
                        running.merge(leg.key, leg.fen, Math::addExact)))
                .toList();
    }
}
