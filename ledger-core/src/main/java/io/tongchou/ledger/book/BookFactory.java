package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.BookId;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;

/** Begins a book by its id; its events do the rest. */
public final class BookFactory extends AbstractAggregateFactory<Book> {

    public BookFactory() {
        super(Book.class);
    }

    @Override
    protected Book doCreateAggregate(
            String aggregateIdentifier, @SuppressWarnings("rawtypes") DomainEventMessage firstEvent) {
        return Book.unopened(BookId.parse(aggregateIdentifier));
    }
}
