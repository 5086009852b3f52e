package io.tongchou.ledger.journal;

import io.tongchou.ledger.eventstore.JdbcTransactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Takes a batch of events and writes it as the unit of work ends: its rows and its token share one transaction. */
final class Journal implements EventHandlerInvoker {

    private static final String SCHEMA = "reading";
    private static final String BATCH = "journal";

    private final JdbcTransactions transactions;

    Journal(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    /** A book is the unit of order: all its events go to one segment. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return segment.matches(((DomainEventMessage<?>) message).getAggregateIdentifier());
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (!canHandle(message, segment)) {
            return;
        }
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        List<JournalEvent> batch = CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, key -> {
            List<JournalEvent> events = new ArrayList<>();
            CurrentUnitOfWork.get().onPrepareCommit(unit -> write(events));
            return events;
        });
        try {
            batch.add(JournalEvent.of(event));
        } catch (RuntimeException e) {
            throw new CannotPost(event.getAggregateIdentifier(), event.getSequenceNumber(), e);
        }
    }

    private void write(List<JournalEvent> events) {
        try {
            JournalRows.write(transactions.joined(), SCHEMA, events);
        } catch (SQLException e) {
            JournalEvent first = events.getFirst();
            throw new CannotPost(first.book(), first.sequence(), e);
        }
    }
}
