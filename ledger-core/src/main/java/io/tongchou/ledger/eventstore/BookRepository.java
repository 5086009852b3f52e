package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Book;
import io.tongchou.ledger.book.BookFactory;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.jspecify.annotations.Nullable;

/** Books live in memory, least recently used ones go; under the book's lock only what is missing is read. */
final class BookRepository extends EventSourcingRepository<Book> {

    private static final int MOST_BOOKS = 1000;

    private final EventStore store;
    private final EventStorageEngine engine;
    private final Snapshots snapshots;
    private final Map<String, LiveBook> cache = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LiveBook> eldest) {
            return size() > MOST_BOOKS;
        }
    });

    BookRepository(EventStore store, EventStorageEngine engine, Snapshots snapshots) {
        super(EventSourcingRepository.builder(Book.class)
                .aggregateFactory(new BookFactory())
                .eventStore(store)
                .lockFactory(NullLockFactory.INSTANCE));
        this.store = store;
        this.engine = engine;
        this.snapshots = snapshots;
    }

    /** Called once for a book and root unit of work; the root hands the same instance to all its nested units. */
    @Override
    protected EventSourcedAggregate<Book> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        Batch.Head head = Batch.current().head(id);
        CurrentUnitOfWork.get().root().onRollback(unit -> cache.remove(id));
        LiveBook book = cache.computeIfAbsent(id, this::fromSnapshot);
        if (book.sequence() < head.sequence()) {
            DomainEventStream missing = engine.readEvents(id, book.sequence() + 1);
            if (missing.hasNext()) {
                book.initializeState(missing);
            }
        }
        if (book.sequence() != head.sequence()) {
            cache.remove(id);
            throw new IllegalStateException(
                    "book " + id + " has " + book.sequence() + " events, but its head says " + head.sequence());
        }
        return book;
    }

    private LiveBook fromSnapshot(String id) {
        BookState state = snapshots.latest(BookId.parse(id), Long.MAX_VALUE);
        return new LiveBook(new Book(state), state.sequence(), aggregateModel());
    }

    /** A book whose events carry the batch's recorded-at, so that what is folded is what is stored. */
    private final class LiveBook extends EventSourcedAggregate<Book> {

        LiveBook(Book book, long sequence, AggregateModel<Book> model) {
            super(book, model, store, NoSnapshotTriggerDefinition.TRIGGER);
            initSequence(sequence);
        }

        long sequence() {
            return Objects.requireNonNullElse(version(), 0L);
        }

        @Override
        protected <P> EventMessage<P> createMessage(P payload, MetaData metaData) {
            return new GenericDomainEventMessage<>(
                    "Book",
                    identifierAsString(),
                    sequence() + 1,
                    new GenericMessage<>(payload, metaData),
                    Batch.current().recordedAt());
        }
    }
}
