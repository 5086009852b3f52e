package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The event table. All events of a root unit of work are appended in one statement, chained, and the heads moved with them.
 * Numbers of the global order are taken by that statement alone, so a refused command leaves no gap.
 */
public final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** How long a reader waits for a number that a late transaction may still fill; far above any transaction's timeout. */
    static final Duration GAP_TIMEOUT = Duration.ofMinutes(5);

    private static final int MOST_GAPS = 10_000;

    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("ledger.domain_event")
            .globalIndexColumn("global_index")
            .aggregateIdentifierColumn("book")
            .sequenceNumberColumn("sequence")
            .eventIdentifierColumn("event_id")
            .payloadTypeColumn("type")
            .payloadRevisionColumn("revision")
            .timestampColumn("recorded_at")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .typeColumn("book") // the aggregate's type is always Book and not stored, but Axon selects a column for it
            .build();

    private static final String APPEND = """
            INSERT INTO ledger.domain_event
                   (book, sequence, event_id, type, revision, recorded_at, payload, metadata, hash)
            SELECT book, sequence, event_id, type, revision, ?, payload, metadata, hash
              FROM unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
                   WITH ORDINALITY AS e (book, sequence, event_id, type, revision, payload, metadata, hash, n)
             ORDER BY n
            """;

    private static final String NEW_HEAD =
            "INSERT INTO ledger.book_head (sequence, hash, recorded_at, pool, book) VALUES (?, ?, ?, ?, ?)";
    private static final String MOVE_HEAD =
            "UPDATE ledger.book_head SET sequence = ?, hash = ?, recorded_at = ? WHERE pool = ? AND book = ?";

    private final JdbcTransactions transactions;
    private final Clock clock;

    public PostgresEventStorageEngine(JdbcTransactions transactions, Serializer serializer, Clock clock) {
        super(JdbcEventStorageEngine.builder()
                .connectionProvider(transactions)
                .transactionManager(transactions)
                .schema(SCHEMA)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .batchSize(1000)
                .gapTimeout((int) GAP_TIMEOUT.toMillis())
                .persistenceExceptionResolver(e -> e instanceof SQLException sql && "23505".equals(sql.getSQLState())));
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Called once for a root unit of work, in its prepare-commit, with the events of all its nested units in order. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Batch batch = Batch.current();
        long recordedAt = batch.recordedAt().toEpochMilli();
        int n = events.size();
        String[] books = new String[n];
        Long[] sequences = new Long[n];
        String[] ids = new String[n];
        String[] types = new String[n];
        String[] revisions = new String[n];
        byte[][] payloads = new byte[n][];
        byte[][] metadata = new byte[n][];
        byte[][] hashes = new byte[n][];
        Map<String, Batch.Head> moved = new HashMap<>();
        for (int i = 0; i < n; i++) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) events.get(i);
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            books[i] = event.getAggregateIdentifier();
            sequences[i] = event.getSequenceNumber();
            ids[i] = event.getIdentifier();
            types[i] = payload.getType().getName();
            revisions[i] = payload.getType().getRevision();
            payloads[i] = payload.getData();
            metadata[i] = event.serializeMetaData(serializer, byte[].class).getData();
            Batch.Head head = moved.getOrDefault(books[i], batch.head(books[i]));
            if (head.sequence() + 1 != sequences[i]) {
                throw new IllegalStateException(
                        "event " + sequences[i] + " of book " + books[i] + " cannot follow " + head.sequence());
            }
            hashes[i] = Chain.hash(
                    head.hash(),
                    books[i],
                    sequences[i],
                    ids[i],
                    types[i],
                    revisions[i],
                    recordedAt,
                    payloads[i],
                    metadata[i]);
            moved.put(books[i], new Batch.Head(sequences[i], hashes[i], batch.recordedAt(), head.isStored()));
            batch.placed(
                    new Batch.Place(books[i], sequences[i]), HexFormat.of().formatHex(hashes[i]), ids[i], types[i]);
        }
        Connection connection = transactions.joined();
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setLong(1, recordedAt);
            append.setArray(2, connection.createArrayOf("text", books));
            append.setArray(3, connection.createArrayOf("bigint", sequences));
            append.setArray(4, connection.createArrayOf("uuid", ids));
            append.setArray(5, connection.createArrayOf("text", types));
            append.setArray(6, connection.createArrayOf("text", revisions));
            append.setArray(7, connection.createArrayOf("bytea", payloads));
            append.setArray(8, connection.createArrayOf("bytea", metadata));
            append.setArray(9, connection.createArrayOf("bytea", hashes));
            append.executeUpdate();
            for (Map.Entry<String, Batch.Head> head : moved.entrySet()) {
                move(connection, head.getKey(), head.getValue());
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the events could not be appended", e);
        }
    }

    private static void move(Connection connection, String book, Batch.Head head) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(head.isStored() ? MOVE_HEAD : NEW_HEAD)) {
            move.setLong(1, head.sequence());
            move.setBytes(2, head.hash());
            move.setLong(3, head.recordedAt().toEpochMilli());
            move.setString(4, BookId.parse(book).pool().code());
            move.setString(5, book);
            move.executeUpdate();
        }
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        return Row.of(row);
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken previous)
            throws SQLException {
        Row event = Row.of(row);
        boolean gapsMayFill = event.getTimestamp().isAfter(clock.instant().minus(GAP_TIMEOUT));
        GapAwareTrackingToken from = previous == null ? GapAwareTrackingToken.newInstance(0, List.of()) : previous;
        return new TrackedDomainEventData<>(
                from.advanceTo(row.getLong("global_index"), gapsMayFill ? MOST_GAPS : 0), event);
    }

    private record Row(
            String getAggregateIdentifier,
            long getSequenceNumber,
            String getEventIdentifier,
            Instant getTimestamp,
            SerializedObject<byte[]> getPayload,
            SerializedObject<byte[]> getMetaData)
            implements DomainEventData<byte[]> {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("book"),
                    row.getLong("sequence"),
                    row.getString("event_id"),
                    Instant.ofEpochMilli(row.getLong("recorded_at")),
                    new SimpleSerializedObject<>(
                            row.getBytes("payload"),
                            byte[].class,
                            new SimpleSerializedType(row.getString("type"), row.getString("revision"))),
                    new SerializedMetaData<>(row.getBytes("metadata"), byte[].class));
        }

        @Override
        public String getType() {
            return "Book";
        }
    }
}
