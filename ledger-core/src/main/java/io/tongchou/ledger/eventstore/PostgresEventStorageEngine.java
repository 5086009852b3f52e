package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.posting.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * The event table. All events of a root unit of work are chained here and stored in one statement with the batch. Numbers of
 * the global order are taken by that statement alone, so a refused command leaves no gap.
 */
public final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** How long a reader waits for a number that a late transaction may still fill; far above any transaction's timeout. */
    static final Duration GAP_TIMEOUT = Duration.ofMinutes(5);

    /** How many numbers back a gap may still fill: any. Behind a slow transaction others commit thousands a second. */
    private static final int ANY_DISTANCE = Integer.MAX_VALUE;

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
        this.clock = clock;
    }

    /**
     * Called once for a root unit of work, in its prepare-commit, with the events of all its nested units in order. They are
     * chained here and written with all else that the batch adds, see {@link Lookups#keep}.
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        Batch batch = Batch.current();
        long recordedAt = batch.recordedAt().toEpochMilli();
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            byte[] metadata = event.serializeMetaData(serializer, byte[].class).getData();
            String book = event.getAggregateIdentifier();
            long sequence = event.getSequenceNumber();
            String type = payload.getType().getName();
            String revision = payload.getType().getRevision();
            Batch.Head head = batch.head(book);
            if (head.sequence() + 1 != sequence) {
                throw new IllegalStateException(
                        "event " + sequence + " of book " + book + " cannot follow " + head.sequence());
            }
            byte[] hash = Chain.hash(
                    head.hash(),
                    book,
                    sequence,
                    event.getIdentifier(),
                    type,
                    revision,
                    recordedAt,
                    payload.getData(),
                    metadata);
            batch.append(
                    new Batch.Row(
                            book, sequence, event.getIdentifier(), type, revision, payload.getData(), metadata, hash),
                    ((Recorded) event.getPayload()).effectiveOn(),
                    EventMetaData.of(event.getMetaData()).source());
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
                from.advanceTo(row.getLong("global_index"), gapsMayFill ? ANY_DISTANCE : 0), event);
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
