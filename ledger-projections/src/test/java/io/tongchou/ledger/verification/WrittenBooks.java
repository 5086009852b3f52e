package io.tongchou.ledger.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes books into a database as the ledger keeps them: chained, with outcomes, numbers, snapshots and seals. */
final class WrittenBooks {

    static final long BEGINS = Instant.parse("2024-06-01T00:00:00Z").toEpochMilli();
    static final KeyPair KEYS = keys();
    static final VerifyingKey KEY = new VerifyingKey(KEYS.getPublic());

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final int SNAPSHOT_EVERY = 100;
    private static final int EVENTS_AN_INSTANT = 3;

    private final TestLedger database;
    private final JdbcTemplate owner;

    private WrittenBooks(TestLedger database) {
        this.database = database;
        this.owner = database.owner();
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the books, of one pool or of several, and their read side. */
    static void write(TestLedger database, List<GivenBook> books) {
        write(database, books, Integer.MAX_VALUE);
    }

    /** @param projected how many events the journal has */
    static void write(TestLedger database, List<GivenBook> books, int projected) {
        WrittenBooks written = new WrittenBooks(database);
        books.forEach(book -> written.outcomes(book.state().id(), history(book)));
        books.forEach(book -> written.events(book.state().id(), history(book)));
        books.forEach(book -> written.seal(book, KEYS));
        database.project(projected);
        database.owner()
                .update(
                        "INSERT INTO reading.token (processor_name, segment, token)"
                                + " SELECT 'journal', 0, convert_to(json_build_object('index', max(global_index), 'gaps', '[]'::json)::text, 'UTF8')"
                                + " FROM (SELECT global_index FROM ledger.domain_event ORDER BY global_index LIMIT ?) AS passed",
                        projected);
    }

    /** The book's events, made by commands whose ids no other book of the pool has. */
    static List<StoredEvent> history(GivenBook given) {
        return given.history().stream()
                .map(event ->
                        new StoredEvent(event.sequence(), inBook(given.state().id(), event.by()), event.recorded()))
                .toList();
    }

    private static EventMetaData inBook(BookId book, EventMetaData by) {
        return new EventMetaData(
                book.fund() + "-" + by.command(),
                by.maker(),
                by.office(),
                by.checker(),
                by.note(),
                by.document(),
                by.source());
    }

    private void events(BookId book, List<StoredEvent> history) {
        BookState state = new BookState(book);
        Map<Key, Long> keys = new HashMap<>();
        byte[] hash = new byte[32];
        long recordedAt = 0;
        List<Object[]> events = new ArrayList<>();
        for (StoredEvent event : history) {
            recordedAt = BEGINS + event.sequence() / EVENTS_AN_INSTANT;
            byte[] payload = EventJson.write(event.recorded());
            byte[] metadata = bytes(event.by().toMetaData());
            String type = event.recorded().event().getClass().getSimpleName();
            UUID id = UUID.nameUUIDFromBytes((book + "/" + event.sequence()).getBytes(StandardCharsets.UTF_8));
            hash = Chain.hash(
                    hash, book.toString(), event.sequence(), id.toString(), type, "1", recordedAt, payload, metadata);
            events.add(new Object[] {book.toString(), event.sequence(), id, type, recordedAt, payload, metadata, hash});
            state.apply(event.recorded());
            Keys.givenBack(event.recorded().event()).forEach(keys::remove);
            Keys.taken(event.recorded().event(), event.by()).forEach(key -> keys.put(key, event.sequence()));
            if (event.sequence() % SNAPSHOT_EVERY == 0) {
                snapshot(state);
            }
        }
        owner.batchUpdate("""
                INSERT INTO ledger.domain_event (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash)
                VALUES (?, ?, ?, ?, '1', ?, ?, ?, ?)""", events);
        owner.update(
                "INSERT INTO ledger.book_head (book, pool, sequence, hash, recorded_at) VALUES (?, ?, ?, ?, ?)",
                book.toString(),
                book.pool().code(),
                state.sequence(),
                hash,
                recordedAt);
        owner.batchUpdate(
                "INSERT INTO ledger.business_key (book, kind, value, sequence) VALUES (?, ?, ?, ?)",
                keys.entrySet().stream()
                        .map(key -> new Object[] {
                            book.toString(),
                            key.getKey().kind().name(),
                            key.getKey().value(),
                            key.getValue()
                        })
                        .toList());
    }

    void snapshot(BookState state) {
        byte[] bytes = bytes(state);
        owner.update(
                "INSERT INTO ledger.book_snapshot (book, sequence, revision, state, hash) VALUES (?, ?, ?, ?, ?)",
                state.id().toString(),
                state.sequence(),
                BookState.REVISION,
                bytes,
                snapshotHash(state.id(), state.sequence(), bytes));
    }

    static byte[] snapshotHash(BookId book, long sequence, byte[] state) {
        return new Fields()
                .text(book.toString())
                .number(sequence)
                .text(BookState.REVISION)
                .bytes(state)
                .hash()
                .bytes();
    }

    private void outcomes(BookId book, List<StoredEvent> history) {
        owner.batchUpdate(
                """
                INSERT INTO ledger.command_outcome (pool, id, content_hash, proposed, funds, sequences)
                VALUES (?, ?, sha256(''), ?, ARRAY[?], ARRAY[?::bigint])""",
                history.stream()
                        .map(event -> new Object[] {
                            book.pool().code(),
                            (event.by().checker().isPresent() ? "approval of " : "")
                                    + event.by().command(),
                            event.recorded().event() instanceof ProposalMade,
                            book.fund().code(),
                            event.sequence()
                        })
                        .toList());
    }

    /** Seals every close with that key. */
    private void seal(GivenBook given, KeyPair keys) {
        BookId book = given.state().id();
        BookState state = new BookState(book);
        Hash previous = Hash.ZERO;
        for (StoredEvent event : given.history()) {
            state.apply(event.recorded());
            if (event.recorded().event() instanceof MonthClosed closed) {
                previous = seal(state, closed.month(), previous, keys);
            }
        }
    }

    static void sealAnew(TestLedger database, GivenBook given, KeyPair keys) {
        new WrittenBooks(database).seal(given, keys);
    }

    private Hash seal(BookState state, YearMonth month, Hash previous, KeyPair keys) {
        String book = state.id().toString();
        List<Leaf> leaves = new ArrayList<>();
        TreeMap<String, Long> totals = new TreeMap<>();
        state.balances().now().forEach((unit, accounts) -> {
            TreeMap<String, Long> balances = new TreeMap<>();
            accounts.keySet().forEach(account -> {
                long fen =
                        state.balances().at(unit, account, month.atEndOfMonth()).fen();
                if (fen != 0) {
                    balances.put(account.code(), fen);
                    totals.merge(account.code(), fen, Long::sum);
                }
            });
            Hash salt =
                    Hash.of(Fields.sha256().digest((book + state.sequence() + unit).getBytes(StandardCharsets.UTF_8)));
            leaves.add(new Leaf(book, month, state.sequence(), unit.code(), salt, balances));
        });
        totals.values().removeIf(fen -> fen == 0);
        byte[] head = owner.queryForObject(
                "SELECT hash FROM ledger.domain_event WHERE book = ? AND sequence = ?",
                byte[].class,
                book,
                state.sequence());
        Seal seal = new Seal(
                book,
                month,
                state.sequence(),
                Hash.of(head),
                previous,
                Leaf.root(leaves.stream().map(Leaf::hash).toList()),
                totals,
                BEGINS,
                new VerifyingKey(keys.getPublic()).id());
        new Seals(database.source())
                .keep(
                        new SignedSeal(seal, HexFormat.of().formatHex(sign(seal.message(), keys))),
                        leaves,
                        new VerifyingKey(keys.getPublic()));
        return seal.hash();
    }

    private static byte[] sign(byte[] message, KeyPair keys) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(keys.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Does as somebody would who owns the database and knows the ledger: writes an event anew with another amount, and then all that
     * follows from it, hashes, head, snapshots and read side. Only the seals' key he has not got.
     */
    static void forge(TestLedger database, GivenBook given, long sequence, String fen, String otherFen) {
        WrittenBooks written = new WrittenBooks(database);
        String book = given.state().id().toString();
        List<StoredEvent> events = new ArrayList<>();
        for (StoredEvent event : history(given)) {
            Recorded recorded = event.recorded();
            if (event.sequence() == sequence) {
                String text = new String(EventJson.write(recorded), StandardCharsets.UTF_8);
                recorded = EventJson.read(text.replace(fen, otherFen).getBytes(StandardCharsets.UTF_8));
                if (recorded.equals(event.recorded())) {
                    throw new IllegalArgumentException("nothing is forged in " + text);
                }
            }
            events.add(new StoredEvent(event.sequence(), event.by(), recorded));
        }
        for (String table : List.of("domain_event", "book_head", "business_key", "book_snapshot")) {
            database.asSuperuser("DELETE FROM ledger." + table + " WHERE book = '" + book + "'");
        }
        written.events(given.state().id(), events);
        database.projectAnew();
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
