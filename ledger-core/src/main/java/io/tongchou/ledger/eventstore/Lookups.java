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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a batch reads and writes beside the events: outcomes of ids, and the keys that lead to events. One statement each. */
final class Lookups {

    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

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

    static Map<Id, Outcome> outcomes(Connection connection, Collection<Id> ids) throws SQLException {
        Map<Id, Outcome> outcomes = new HashMap<>();
        if (ids.isEmpty()) {
            return outcomes;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT o.pool, o.id, o.content_hash, o.proposed, o.funds, o.sequences
                  FROM unnest(?::text[], ?::text[]) AS asked (pool, id)
                  JOIN ledger.command_outcome o ON o.pool = asked.pool AND o.id = asked.id""")) {
            select.setArray(1, texts(connection, ids.stream().map(id -> id.pool.code())));
            select.setArray(2, texts(connection, ids.stream().map(Id::id)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String[] funds = (String[]) rows.getArray(5).getArray();
                    Long[] sequences = (Long[]) rows.getArray(6).getArray();
                    Map<FundCode, Long> places = new TreeMap<>();
                    for (int i = 0; i < funds.length; i++) {
                        places.put(new FundCode(funds[i]), sequences[i]);
                    }
                    outcomes.put(
                            new Id(new PoolCode(rows.getString(1)), rows.getString(2)),
                            new Outcome(new ContentHash(rows.getBytes(3)), rows.getBoolean(4), places));
                }
            }
        }
        return outcomes;
    }

    static Map<BookKey, StoredEvent> events(Connection connection, Collection<BookKey> keys) throws SQLException {
        Map<BookKey, StoredEvent> events = new HashMap<>();
        if (keys.isEmpty()) {
            return events;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT k.book, k.kind, k.value, e.sequence, e.payload, e.metadata
                  FROM unnest(?::text[], ?::text[], ?::text[]) AS asked (book, kind, value)
                  JOIN ledger.business_key k ON k.book = asked.book AND k.kind = asked.kind AND k.value = asked.value
                  JOIN ledger.domain_event e ON e.book = k.book AND e.sequence = k.sequence""")) {
            select.setArray(1, texts(connection, keys.stream().map(key -> key.book.toString())));
            select.setArray(
                    2, texts(connection, keys.stream().map(key -> key.key.kind().name())));
            select.setArray(3, texts(connection, keys.stream().map(key -> key.key.value())));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    BookKey key = new BookKey(
                            BookId.parse(rows.getString(1)),
                            new Key(Key.Kind.valueOf(rows.getString(2)), rows.getString(3)));
                    events.put(key, stored(rows.getLong(4), rows.getBytes(5), rows.getBytes(6)));
                }
            }
        }
        return events;
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
        try (PreparedStatement select = placed(connection, places, "e.hash, e.event_id, e.type");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                positions.put(
                        new Batch.Place(rows.getString(1), rows.getLong(2)),
                        new Answer.Position(
                                BookId.parse(rows.getString(1)).fund(),
                                rows.getLong(2),
                                HexFormat.of().formatHex(rows.getBytes(3)),
                                rows.getString(4),
                                rows.getString(5)));
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
                        "bigint", places.stream().map(Batch.Place::sequence).toArray()));
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

    /** Adds outcomes, ascending by id, so that two books of a pool never wait for each other in a circle. */
    static void keepOutcomes(Connection connection, TreeMap<Id, Outcome> outcomes) throws SQLException {
        List<Map.Entry<Id, Outcome>> single = new ArrayList<>(outcomes.size());
        for (Map.Entry<Id, Outcome> outcome : outcomes.entrySet()) {
            if (outcome.getValue().sequences().size() == 1) {
                single.add(outcome);
            } else {
                keepOutcome(connection, outcome.getKey(), outcome.getValue());
            }
        }
        if (single.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO ledger.command_outcome (pool, id, content_hash, proposed, funds, sequences)
                SELECT pool, id, content_hash, proposed, ARRAY[fund], ARRAY[sequence]
                  FROM unnest(?::text[], ?::text[], ?::bytea[], ?::boolean[], ?::text[], ?::bigint[])
                       AS o (pool, id, content_hash, proposed, fund, sequence)""")) {
            insert.setArray(
                    1,
                    texts(connection, single.stream().map(o -> o.getKey().pool.code())));
            insert.setArray(2, texts(connection, single.stream().map(o -> o.getKey().id)));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            single.stream()
                                    .map(o -> o.getValue().contentHash.bytes())
                                    .toArray(byte[][]::new)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "boolean",
                            single.stream().map(o -> o.getValue().proposed).toArray()));
            insert.setArray(
                    5,
                    texts(
                            connection,
                            single.stream()
                                    .map(o -> o.getValue()
                                            .sequences
                                            .keySet()
                                            .iterator()
                                            .next()
                                            .code())));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint",
                            single.stream()
                                    .map(o -> o.getValue()
                                            .sequences
                                            .values()
                                            .iterator()
                                            .next())
                                    .toArray()));
            insert.executeUpdate();
        }
    }

    private static void keepOutcome(Connection connection, Id id, Outcome outcome) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO ledger.command_outcome (pool, id, content_hash, proposed, funds, sequences)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, id.pool.code());
            insert.setString(2, id.id);
            insert.setBytes(3, outcome.contentHash.bytes());
            insert.setBoolean(4, outcome.proposed);
            insert.setArray(
                    5, texts(connection, outcome.sequences.keySet().stream().map(FundCode::code)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint", outcome.sequences.values().toArray()));
            insert.executeUpdate();
        }
    }

    /** Leads keys to events from now on; a key of sequence 0 leads nowhere any more. */
    static void keepKeys(Connection connection, Map<BookKey, Long> keys) throws SQLException {
        List<Map.Entry<BookKey, Long>> taken =
                keys.entrySet().stream().filter(key -> key.getValue() > 0).toList();
        List<Map.Entry<BookKey, Long>> free =
                keys.entrySet().stream().filter(key -> key.getValue() == 0).toList();
        if (!free.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement("""
                    DELETE FROM ledger.business_key k USING unnest(?::text[], ?::text[], ?::text[]) AS f (book, kind, value)
                     WHERE k.book = f.book AND k.kind = f.kind AND k.value = f.value""")) {
                setKeys(connection, delete, free);
                delete.executeUpdate();
            }
        }
        if (!taken.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO ledger.business_key (book, kind, value, sequence)
                    SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                    ON CONFLICT (book, kind, value) DO UPDATE SET sequence = excluded.sequence""")) {
                setKeys(connection, insert, taken);
                insert.setArray(
                        4,
                        connection.createArrayOf(
                                "bigint",
                                taken.stream().map(Map.Entry::getValue).toArray()));
                insert.executeUpdate();
            }
        }
    }

    private static void setKeys(Connection connection, PreparedStatement statement, List<Map.Entry<BookKey, Long>> keys)
            throws SQLException {
        statement.setArray(
                1, texts(connection, keys.stream().map(key -> key.getKey().book.toString())));
        statement.setArray(
                2,
                texts(
                        connection,
                        keys.stream().map(key -> key.getKey().key.kind().name())));
        statement.setArray(
                3, texts(connection, keys.stream().map(key -> key.getKey().key.value())));
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
