package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds seals and the balances under them against each other, and against what the events come to. */
final class SealsCheck {

    private final String book;
    private final Keyring keys;
    private final Report report;
    private final NavigableMap<Long, Seal> seals = new TreeMap<>();
    private final NavigableMap<Long, List<Leaf>> leaves = new TreeMap<>();
    private long compared;

    SealsCheck(String book, Keyring keys, Report report) {
        this.book = book;
        this.keys = keys;
        this.report = report;
    }

    void seals(Json document) throws Unreadable {
        Hash previous = Hash.ZERO;
        for (Json one : document.list("seals")) {
            SignedSeal sealed = Documents.seal(one);
            Seal seal = sealed.seal();
            String name = name(seal);
            keys.fault(sealed).ifPresent(fault -> report.found(seal.sequence(), name + " " + fault));
            if (!seal.book().equals(book)) {
                report.found(seal.sequence(), name + " is of book " + seal.book());
            }
            if (!seal.previous().equals(previous)) {
                report.found(
                        seal.sequence(),
                        name
                                + " names another seal before it than the one that stands there: one was removed or changed");
            }
            previous = seal.hash();
            if (seals.put(seal.sequence(), seal) != null) {
                report.found(seal.sequence(), name + " stands twice");
            }
        }
    }

    void leaf(long number, String line) {
        try {
            Leaf leaf = Documents.leaf(book, Json.parse(line));
            leaves.computeIfAbsent(leaf.sequence(), any -> new ArrayList<>()).add(leaf);
        } catch (Unreadable e) {
            report.found("line " + number + " of leaves.ndjson " + e.getMessage());
        }
    }

    NavigableMap<Long, Seal> all() {
        return seals;
    }

    /** An event is there: where it was sealed, what all units hold is what was signed. */
    void reached(long sequence, Accounts accounts) {
        Seal seal = seals.get(sequence);
        if (seal == null) {
            return;
        }
        String name = name(seal);
        List<Leaf> under = leaves.getOrDefault(sequence, List.of());
        if (!Leaf.root(under.stream().map(Leaf::hash).toList()).equals(seal.leaves())) {
            report.found(sequence, name + " was made of another list of balances than the one in leaves.ndjson");
        }
        SortedMap<String, SortedMap<String, Long>> held =
                accounts.balances(seal.month().atEndOfMonth());
        SortedMap<String, Long> totals = new TreeMap<>();
        held.values().forEach(unit -> unit.forEach((account, fen) -> totals.merge(account, fen, Math::addExact)));
        totals.values().removeIf(fen -> fen == 0);
        if (!totals.equals(seal.totals())) {
            report.found(
                    sequence,
                    name + " has totals of " + seal.totals() + " fen, but the legs of all entries come to " + totals);
        }
        for (Leaf leaf : under) {
            SortedMap<String, Long> unit = held.remove(leaf.unit());
            if (!leaf.balances().equals(unit == null ? new TreeMap<>() : unit)) {
                report.found(
                        sequence,
                        name + " is made of balances of unit " + leaf.unit() + " of " + leaf.balances()
                                + " fen, but the legs of all entries come to " + unit);
            }
            compared++;
        }
        held.forEach((unit, balances) ->
                report.found(sequence, name + " leaves out the balances of unit " + unit + ": " + balances + " fen"));
    }

    /** All events were there: every close is sealed, and nothing else is. */
    void end(NavigableMap<Long, YearMonth> closings) {
        closings.forEach((sequence, month) -> {
            if (!seals.containsKey(sequence)) {
                report.found(sequence, "closed " + month + " and has no seal");
            }
        });
        seals.forEach((sequence, seal) -> {
            if (!seal.month().equals(closings.get(sequence))) {
                report.found(sequence, name(seal) + " is of an event that did not close that month");
            }
        });
        leaves.keySet().stream()
                .filter(sequence -> !seals.containsKey(sequence))
                .forEach(sequence -> report.found(sequence, "has balances in leaves.ndjson that no seal was made of"));
        if (report.isClean() && !seals.isEmpty()) {
            report.proven(seals.size() + " seals, one for each close from "
                    + seals.firstEntry().getValue().month()
                    + " to " + seals.lastEntry().getValue().month() + ", each naming the one before, signed with "
                    + String.join(
                            ", ",
                            seals.values().stream()
                                    .map(seal -> seal.key().hex())
                                    .distinct()
                                    .toList()));
            report.proven(
                    "the balances of all units at every one of these closes, recomputed from the legs of all entries: "
                            + compared + " lists of balances and the signed totals are equal");
        }
    }

    static String name(Seal seal) {
        return "the seal of " + seal.month() + " at event " + seal.sequence();
    }
}
