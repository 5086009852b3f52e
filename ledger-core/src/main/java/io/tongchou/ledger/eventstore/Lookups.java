package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a batch reads and writes: once the books are locked outcomes and keys, and in the end all that it adds. Two trips. */
final class Lookups {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String LOCK = """
            SELECT book, sequence, hash, recorded_at FROM ledger.book_head
             WHERE book = ANY(?) ORDER BY book FOR UPDATE""";

    /** Of rows of ids the kind is null. Names of a column are the first half's. */
    private static final String FIND = """
            SELECT o.pool, o.id, NULL AS kind, o.content_hash, o.proposed, o.funds, o.sequences,
                   NULL::bigint AS sequence, NULL::bytea AS payload, NULL::bytea AS metadata
              FROM unnest(?::text[], ?::text[]) AS asked (pool, id)
              JOIN ledger.command_outcome o ON o.pool = asked.pool AND o.id = asked.id
             UNION ALL
            SELECT k.book, k.value, k.kind, NULL, NULL, NULL, NULL, e.sequence, e.payload, e.metadata
              FROM unnest(?::text[], ?::text[], ?::text[]) AS asked (book, kind, value)
              JOIN ledger.business_key k ON k.book = asked.book AND k.kind = asked.kind AND k.value = asked.value
              JOIN ledger.domain_event e ON e.book = k.book AND e.sequence = k.sequence""";

    /**
     * The commit travels with the last statement: a trip less for every batch, and the transaction's own commit then finds
     * nothing to do. Outcomes ascend by id, so that two books of a pool never wait for each other in a circle.
     */
    private static final String KEEP = """
            INSERT INTO ledger.domain_event
                   (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash)
            SELECT book, sequence, event_id, type, revision, ?, payload, metadata, hash
              FROM unnest(?::text[], ?::bigint[], ?::text[]::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
                          ?::bytea[])
                   WITH ORDINALITY AS e (book, sequence, event_id, type, revision, payload, metadata, hash, n)
             ORDER BY n;
            INSERT INTO ledger.book_head (pool, book, sequence, hash, recorded_at)
            SELECT split_part(book, '/', 1), book, sequence, hash, recorded_at
              FROM unnest(?::text[], ?::bigint[], ?::bytea[], ?::bigint[]) AS h (book, sequence, hash, recorded_at)
                ON CONFLICT (book) DO UPDATE
               SET sequence = excluded.sequence, hash = excluded.hash, recorded_at = excluded.recorded_at;
            INSERT INTO ledger.command_outcome (pool, id, content_hash, proposed, funds, sequences)
            SELECT pool, id, content_hash, proposed, string_to_array(funds, ','),
                   string_to_array(sequences, ',')::bigint[]
              FROM unnest(?::text[], ?::text[], ?::bytea[], ?::boolean[], ?::text[], ?::text[])
                   WITH ORDINALITY AS o (pool, id, content_hash, proposed, funds, sequences, n)
             ORDER BY n;
            DELETE FROM ledger.business_key k USING unnest(?::text[], ?::text[], ?::text[]) AS f (book, kind, value)
             WHERE k.book = f.book AND k.kind = f.kind AND k.value = f.value;
            INSERT INTO ledger.business_key (book, kind, value, sequence)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                ON CONFLICT (book, kind, value) DO UPDATE SET sequence = excluded.sequence;
            COMMIT""";

    private Lookups() {}

    /** An id of a pool. */
    record Id(PoolCode pool, String id) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            int byPool = pool.compareTo(other.pool);
            return byPool != 0 ? byPool : id.compareTo(other.id);
        }
    }

    /** A key of a book. */
    record BookKey(BookId book, Key key) {}

    /** What came of an id: for each fund the sequence of its event. */
    record Outcome(ContentHash contentHash, boolean proposed, Map<FundCode, Long> sequences) {}

    /** What came of ids, and the events that keys lead to. */
    record Found(Map<Id, Outcome> outcomes, Map<BookKey, StoredEvent> events) {}

    /** Locks the heads of books and, once they are locked, looks up ids and keys: two statements that travel together. */
    static Found lockAndFind(
            Connection connection,
            Collection<BookId> books,
            Collection<Id> ids,
            Collection<BookKey> keys,
            Map<String, Batch.Head> heads)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK + ";" + FIND)) {
            select.setArray(1, texts(connection, books.stream().map(BookId::toString)));
            setWhatToFind(connection, select, 2, ids, keys);
            select.execute();
            try (ResultSet rows = select.getResultSet()) {
                while (rows.next()) {
                    heads.put(
                            rows.getString(1),
                            new Batch.Head(rows.getLong(2), rows.getBytes(3), Instant.ofEpochMilli(rows.getLong(4))));
                }
            }
            select.getMoreResults();
            try (ResultSet rows = select.getResultSet()) {
                return found(rows);
            }
        }
    }

    static Found find(Connection connection, Collection<Id> ids, Collection<BookKey> keys) throws SQLException {
        if (ids.isEmpty() && keys.isEmpty()) {
            return new Found(Map.of(), Map.of());
        }
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            setWhatToFind(connection, select, 1, ids, keys);
            try (ResultSet rows = select.executeQuery()) {
                return found(rows);
            }
        }
    }

    private static void setWhatToFind(
            Connection connection, PreparedStatement select, int first, Collection<Id> ids, Collection<BookKey> keys)
            throws SQLException {
        select.setArray(first, texts(connection, ids.stream().map(id -> id.pool.code())));
        select.setArray(first + 1, texts(connection, ids.stream().map(Id::id)));
        setKeys(connection, select, first + 2, keys);
    }

    private static Found found(ResultSet rows) throws SQLException {
        Found found = new Found(new HashMap<>(), new HashMap<>());
        while (rows.next()) {
            if (rows.getString(3) == null) {
                String[] funds = (String[]) rows.getArray(6).getArray();
                Long[] sequences = (Long[]) rows.getArray(7).getArray();
                Map<FundCode, Long> places = new TreeMap<>();
                for (int i = 0; i < funds.length; i++) {
                    places.put(new FundCode(funds[i]), sequences[i]);
                }
                found.outcomes.put(
                        new Id(new PoolCode(rows.getString(1)), rows.getString(2)),
                        new Outcome(new ContentHash(rows.getBytes(4)), rows.getBoolean(5), places));
            } else {
                BookKey key = new BookKey(
                        BookId.parse(rows.getString(1)),
                        new Key(Key.Kind.valueOf(rows.getString(3)), rows.getString(2)));
                found.events.put(key, stored(rows.getLong(8), rows.getBytes(9), rows.getBytes(10)));
            }
        }
        return found;
    }

    static Map<Batch.Place, StoredEvent> eventsAt(Connection connection, Collection<Batch.Place> places)
            throws SQLException {
        Map<Batch.Place, StoredEvent> events = new HashMap<>();
        if (places.isEmpty()) {
            return events;
        }
        try (PreparedStatement select = placed(connection, places, "e.payload, e.metadata");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                events.put(
                        new Batch.Place(rows.getString(1), rows.getLong(2)),
                        stored(rows.getLong(2), rows.getBytes(3), rows.getBytes(4)));
            }
        }
        return events;
    }

    static Map<Batch.Place, Answer.Position> positions(Connection connection, Collection<Batch.Place> places)
            throws SQLException {
        Map<Batch.Place, Answer.Position> positions = new HashMap<>();
        if (places.isEmpty()) {
            return positions;
        }
        try (PreparedStatement select =
                        placed(connection, places, "e.hash, e.event_id, e.type, e.payload, e.metadata");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                StoredEvent event = stored(rows.getLong(2), rows.getBytes(6), rows.getBytes(7));
                positions.put(
                        new Batch.Place(rows.getString(1), rows.getLong(2)),
                        new Answer.Position(
                                BookId.parse(rows.getString(1)).fund(),
                                rows.getLong(2),
                                HexFormat.of().formatHex(rows.getBytes(3)),
                                rows.getString(4),
                                rows.getString(5),
                                event.recorded().effectiveOn(),
                                event.by().source()));
            }
        }
        return positions;
    }

    private static PreparedStatement placed(Connection connection, Collection<Batch.Place> places, String columns)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT e.book, e.sequence, " + columns
                + " FROM unnest(?::text[], ?::bigint[]) AS asked (book, sequence)"
                + " JOIN ledger.domain_event e ON e.book = asked.book AND e.sequence = asked.sequence");
        select.setArray(1, texts(connection, places.stream().map(Batch.Place::book)));
        select.setArray(
                2,
                connection.createArrayOf(
                        "bigint", places.stream().map(Batch.Place::sequence).toArray(Long[]::new)));
        return select;
    }

    private static StoredEvent stored(long sequence, byte[] payload, byte[] metadata) {
        try {
            return new StoredEvent(
                    sequence, EventMetaData.of(JSON.readValue(metadata, TEXTS)), EventJson.read(payload));
        } catch (IOException e) {
            throw new IllegalStateException("the metadata of event " + sequence + " cannot be read", e);
        }
    }

    /**
     * Appends events, moves the heads, and adds outcomes and keys: statements that travel together.
     *
     * @param keys to the sequences that they lead to from now on, 0 for nowhere
     */
    static void keep(Connection connection, Batch batch, TreeMap<Id, Outcome> outcomes, Map<BookKey, Long> keys)
            throws SQLException {
        List<Batch.Row> rows = batch.appended();
        Map<String, Batch.Head> heads = batch.moved();
        List<BookKey> free = new ArrayList<>();
        List<BookKey> taken = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        keys.forEach((key, sequence) -> {
            if (sequence == 0) {
                free.add(key);
            } else {
                taken.add(key);
                sequences.add(sequence);
            }
        });
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setLong(1, batch.recordedAt().toEpochMilli());
            keep.setArray(2, texts(connection, rows.stream().map(Batch.Row::book)));
            keep.setArray(3, numbers(connection, rows.stream().map(Batch.Row::sequence)));
            keep.setArray(4, texts(connection, rows.stream().map(Batch.Row::eventId)));
            keep.setArray(5, texts(connection, rows.stream().map(Batch.Row::type)));
            keep.setArray(6, texts(connection, rows.stream().map(Batch.Row::revision)));
            keep.setArray(7, bytes(connection, rows.stream().map(Batch.Row::payload)));
            keep.setArray(8, bytes(connection, rows.stream().map(Batch.Row::metadata)));
            keep.setArray(9, bytes(connection, rows.stream().map(Batch.Row::hash)));
            keep.setArray(10, texts(connection, heads.keySet().stream()));
            keep.setArray(11, numbers(connection, heads.values().stream().map(Batch.Head::sequence)));
            keep.setArray(12, bytes(connection, heads.values().stream().map(Batch.Head::hash)));
            keep.setArray(
                    13,
                    numbers(
                            connection,
                            heads.values().stream()
                                    .map(head -> head.recordedAt().toEpochMilli())));
            keep.setArray(14, texts(connection, outcomes.keySet().stream().map(id -> id.pool.code())));
            keep.setArray(15, texts(connection, outcomes.keySet().stream().map(Id::id)));
            keep.setArray(
                    16, bytes(connection, outcomes.values().stream().map(outcome -> outcome.contentHash.bytes())));
            keep.setArray(
                    17,
                    connection.createArrayOf(
                            "boolean",
                            outcomes.values().stream().map(Outcome::proposed).toArray(Boolean[]::new)));
            keep.setArray(
                    18,
                    texts(connection, outcomes.values().stream().map(outcome -> joined(outcome.sequences.keySet()))));
            keep.setArray(
                    19,
                    texts(connection, outcomes.values().stream().map(outcome -> joined(outcome.sequences.values()))));
            setKeys(connection, keep, 20, free);
            setKeys(connection, keep, 23, taken);
            keep.setArray(26, numbers(connection, sequences.stream()));
            keep.execute();
        }
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static void setKeys(Connection connection, PreparedStatement statement, int first, Collection<BookKey> keys)
            throws SQLException {
        statement.setArray(first, texts(connection, keys.stream().map(key -> key.book.toString())));
        statement.setArray(
                first + 1,
                texts(connection, keys.stream().map(key -> key.key.kind().name())));
        statement.setArray(first + 2, texts(connection, keys.stream().map(key -> key.key.value())));
    }

    private static Array numbers(Connection connection, Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray(Long[]::new));
    }

    private static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
