package io.tongchou.ledger.proof;

import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.eventstore.Seals.Closing;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the seal of a month's close: the chain's head there, and what every unit and all of them together held. */
final class Sealer {

    private final Seals seals;
    private final Figures figures;
    private final BookReader books;
    private final SealingKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(Seals seals, Figures figures, BookReader books, SealingKey key, Clock clock) {
        this.seals = seals;
        this.figures = figures;
        this.books = books;
        this.key = key;
        this.clock = clock;
    }

    /** Seals a close whose predecessors in the book are sealed; that another node did it meanwhile is as good. */
    void seal(Closing closing) {
        Map<UnitCode, SortedMap<String, Long>> held = held(closing);
        List<Leaf> leaves = new ArrayList<>();
        held.forEach((unit, balances) -> leaves.add(new Leaf(
                closing.book().toString(), closing.month(), closing.sequence(), unit.code(), salt(), balances)));
        List<SignedSeal> before = seals.of(closing.book());
        Seal seal = new Seal(
                closing.book().toString(),
                closing.month(),
                closing.sequence(),
                closing.head(),
                before.isEmpty() ? Hash.ZERO : before.getLast().seal().hash(),
                Leaf.root(leaves.stream().map(Leaf::hash).toList()),
                totals(held),
                clock.millis(),
                key.verifying().id());
        seals.keep(key.sign(seal), leaves, key.verifying());
    }

    /** The balances of every unit that the book knows, in fen; a unit may hold nothing. */
    private Map<UnitCode, SortedMap<String, Long>> held(Closing closing) {
        Map<UnitCode, SortedMap<String, Long>> held =
                books.at(closing.book(), closing.sequence()).unitsAndReserve().stream()
                        .collect(Collectors.toMap(
                                unit -> unit, unit -> new TreeMap<>(), (one, other) -> one, () -> new TreeMap<>()));
        for (Balances.Row row : figures.balancesAfter(
                closing.book(), closing.sequence(), closing.month().atEndOfMonth())) {
            held.computeIfAbsent(row.unit(), unit -> new TreeMap<>())
                    .put(row.account().code(), row.balance().fen());
        }
        return held;
    }

    private static SortedMap<String, Long> totals(Map<UnitCode, SortedMap<String, Long>> held) {
        SortedMap<String, Long> totals = new TreeMap<>();
        held.values()
                .forEach(balances -> balances.forEach((account, fen) -> totals.merge(account, fen, Math::addExact)));
        totals.values().removeIf(fen -> fen == 0);
        return totals;
    }

    private Hash salt() {
        byte[] salt = new byte[32];
        random.nextBytes(salt);
        return Hash.of(salt);
    }
}
