package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the city signed at each close of a month. Whoever changes events and makes all hashes anew cannot make these anew: he has
 * not got the key.
 */
public final class SealWitness implements Witness {

    private final Connection connection;
    private final BookId book;
    private final Expected expected;
    private final Findings.Check check;
    private final TreeMap<Long, SignedSeal> left = new TreeMap<>();
    private final List<VerifyingKey> kept = new ArrayList<>();
    private Hash previous = Hash.ZERO;

    /**
     * What is known of seals from elsewhere.
     *
     * @param due every close recorded before then has its seal; empty where the ledger does not seal
     * @param keys the ids of the keys that the city ever sealed with; empty where nobody said
     */
    public record Expected(Optional<Instant> due, Optional<Set<Hash>> keys) {}

    private SealWitness(Connection connection, BookId book, Findings findings, Expected expected) throws SQLException {
        this.connection = connection;
        this.book = book;
        this.expected = expected;
        this.check = findings.check(
                "seals",
                "every close of a month is sealed with the city's key, and the seal tells of this very chain and these balances");
        try {
            Seals.of(connection, book).forEach(one -> left.put(one.seal().sequence(), one));
            kept.addAll(Seals.keys(connection));
        } catch (IllegalArgumentException e) {
            check.found(0, "the seals cannot be read: " + e.getMessage());
        }
    }

    /** Calls the seals as witnesses. */
    public static Summons expecting(Expected expected) {
        return (connection, book, findings) -> new SealWitness(connection, book, findings, expected);
    }

    @Override
    public void hear(Heard event) throws SQLException {
        Optional<YearMonth> closed = event.content()
                .map(content -> content.recorded().event())
                .filter(MonthClosed.class::isInstance)
                .map(closing -> ((MonthClosed) closing).month());
        SignedSeal sealed = left.remove(event.sequence());
        if (sealed != null) {
            check.counted();
            fits(event, closed, sealed);
            signed(sealed);
            balances(sealed.seal(), event.state());
            previous = sealed.seal().hash();
        } else if (closed.isPresent()
                && expected.due()
                        .filter(due -> event.recordedAt() < due.toEpochMilli())
                        .isPresent()) {
            check.found(event.sequence(), "closed " + closed.get() + " and has no seal");
        }
    }

    private void fits(Heard event, Optional<YearMonth> closed, SignedSeal sealed) {
        Seal seal = sealed.seal();
        if (!closed.equals(Optional.of(seal.month()))) {
            check.found(event.sequence(), "is sealed as the close of " + seal.month() + " and is a " + event.type());
        }
        if (!seal.head().equals(Hash.of(event.hash()))) {
            check.found(
                    event.sequence(), "was sealed with the head " + seal.head() + " and has " + Hash.of(event.hash()));
        }
        if (!seal.previous().equals(previous)) {
            check.found(
                    event.sequence(),
                    "has a seal that names " + seal.previous() + " as the one before it, and that is " + previous);
        }
    }

    private void signed(SignedSeal sealed) {
        Seal seal = sealed.seal();
        Optional<VerifyingKey> key =
                kept.stream().filter(one -> one.id().equals(seal.key())).findFirst();
        if (key.isEmpty()) {
            check.found(seal.sequence(), "has a seal with the key " + seal.key() + ", which is not kept");
        } else if (!sealed.isSignedWith(key.get())) {
            check.found(seal.sequence(), "has a seal whose signature is not that of the key " + seal.key());
        }
        if (expected.keys().filter(keys -> !keys.contains(seal.key())).isPresent()) {
            check.found(seal.sequence(), "has a seal with the key " + seal.key() + ", which is not the city's");
        }
    }

    private void balances(Seal seal, BookState state) throws SQLException {
        SortedMap<String, SortedMap<String, Long>> held = held(seal.month(), state);
        SortedMap<String, Long> totals = new TreeMap<>();
        held.values()
                .forEach(accounts -> accounts.forEach((account, fen) -> totals.merge(account, fen, Math::addExact)));
        totals.values().removeIf(fen -> fen == 0);
        if (!seal.totals().equals(totals)) {
            check.found(seal.sequence(), "was sealed with the totals " + seal.totals() + " and comes to " + totals);
        }
        List<Leaf> leaves;
        try {
            leaves = Seals.leaves(connection, book, seal.sequence());
        } catch (IllegalArgumentException e) {
            check.found(seal.sequence(), "has balances under its seal that cannot be read: " + e.getMessage());
            return;
        }
        if (!Leaf.root(leaves.stream().map(Leaf::hash).toList()).equals(seal.leaves())) {
            check.found(seal.sequence(), "has other balances under its seal than were sealed");
        }
        leaves.stream()
                .filter(leaf -> !leaf.balances().equals(held.getOrDefault(leaf.unit(), new TreeMap<>())))
                .forEach(leaf -> check.found(
                        seal.sequence(),
                        "has the balances " + leaf.balances() + " of " + leaf.unit() + " under its seal, and "
                                + held.getOrDefault(leaf.unit(), new TreeMap<>())));
        Set<String> units = leaves.stream().map(Leaf::unit).collect(Collectors.toSet());
        held.keySet().stream()
                .filter(unit -> !units.contains(unit))
                .forEach(unit -> check.found(seal.sequence(), "has no balances of " + unit + " under its seal"));
        keptHashes(seal, leaves);
    }

    /** What every unit held at the month's end as known now, in fen; what is nothing is left out. */
    private static SortedMap<String, SortedMap<String, Long>> held(YearMonth month, BookState state) {
        SortedMap<String, SortedMap<String, Long>> held = new TreeMap<>();
        state.balances()
                .now()
                .forEach((unit, accounts) -> accounts.keySet().forEach(account -> {
                    long fen = state.balances()
                            .at(unit, account, month.atEndOfMonth())
                            .fen();
                    if (fen != 0) {
                        held.computeIfAbsent(unit.code(), any -> new TreeMap<>())
                                .put(account.code(), fen);
                    }
                }));
        return held;
    }

    /** The hashes beside a seal and the balances under it, by which others look them up. */
    private void keptHashes(Seal seal, List<Leaf> leaves) throws SQLException {
        List<Hash> due = new ArrayList<>(List.of(seal.hash()));
        leaves.forEach(leaf -> due.add(leaf.hash()));
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT hash FROM (SELECT '' AS unit, hash FROM ledger.seal WHERE book = ? AND sequence = ?
                                   UNION ALL
                                  SELECT unit, hash FROM ledger.seal_leaf WHERE book = ? AND sequence = ?) AS kept
                 ORDER BY unit COLLATE "C\"""")) {
            select.setString(1, book.toString());
            select.setLong(2, seal.sequence());
            select.setString(3, book.toString());
            select.setLong(4, seal.sequence());
            List<Hash> stored = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.add(Hash.of(row.getBytes(1)));
                }
            }
            if (!stored.equals(due)) {
                check.found(
                        seal.sequence(),
                        "has a hash beside its seal, or beside a balance under it, that is not its own");
            }
        }
    }

    @Override
    public void end() {
        left.keySet().forEach(sequence -> {
            check.counted();
            check.found(sequence, "is sealed, but there is none");
        });
    }

    @Override
    public void close() {}
}
