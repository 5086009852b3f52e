package io.tongchou.ledger.journal;

import io.tongchou.ledger.posting.Recorded;
import java.util.Map;
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
record JournalEvent(String book, long sequence, long recordedAt, Recorded recorded, Map<String, ?> metadata) {

    static JournalEvent of(EventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new JournalEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp().toEpochMilli(),
                (Recorded) event.getPayload(),
                event.getMetaData());
    }
}
