package io.tongchou.ledger.journal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Recorded;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * An event as the journal needs it.
 *
 * @param book {@code pool/fund}
 * @param sequence its place in the book, from 1
 * @param recordedAt milliseconds since 1970, UTC
 * @param metadata who made it: command, maker, checker?, note?, document?, file? and line?
 */
public record JournalEvent(String book, long sequence, long recordedAt, Recorded recorded, Map<String, ?> metadata) {

    private static final ObjectReader METADATA =
            new ObjectMapper().readerFor(new TypeReference<Map<String, String>>() {});

    static JournalEvent of(EventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new JournalEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp().toEpochMilli(),
                (Recorded) event.getPayload(),
                event.getMetaData());
    }

    /**
     * As it is stored.
     *
     * @throws CannotPost where it cannot be read
     */
    public static JournalEvent stored(String book, long sequence, long recordedAt, byte[] payload, byte[] metadata) {
        try {
            return new JournalEvent(book, sequence, recordedAt, EventJson.read(payload), METADATA.readValue(metadata));
        } catch (IOException | RuntimeException e) {
            throw new CannotPost(book, sequence, e);
        }
    }

    public Optional<String> said(String key) {
        return Optional.ofNullable((String) metadata.get(key));
    }
}
