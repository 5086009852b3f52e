package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.vocabulary.BookId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What one root unit of work holds: the heads it has locked, the one recorded-at of all its events, and where these came to
 * stand. A resource of the root.
 */
final class Batch {

    /**
     * The end of a book's chain.
     *
     * @param sequence of the last event, 0 before the first
     * @param isStored whether the row exists, or is to be made with the first event
     */
    record Head(long sequence, byte[] hash, Instant recordedAt, boolean isStored) {

        static final Head NONE = new Head(0, new byte[32], Instant.EPOCH, false);
    }

    /** An event's place in a book. */
    record Place(String book, long sequence) {}

    private static final String RESOURCE = Batch.class.getName();

    private final Map<String, Head> heads;
    private final Instant recordedAt;
    private final Map<Place, Answer.Position> positions = new HashMap<>();

    Batch(Map<String, Head> heads, Instant recordedAt) {
        this.heads = heads;
        this.recordedAt = recordedAt;
    }

    void attachTo(UnitOfWork<?> root) {
        root.resources().put(RESOURCE, this);
    }

    static Batch current() {
        return Optional.<Batch>ofNullable(CurrentUnitOfWork.get().root().getResource(RESOURCE))
                .orElseThrow(() -> new IllegalStateException("books are written inside a group commit only"));
    }

    Head head(String book) {
        return heads.getOrDefault(book, Head.NONE);
    }

    Instant recordedAt() {
        return recordedAt;
    }

    void placed(Place place, String head, String eventId, String type) {
        positions.put(place, new Answer.Position(BookId.parse(place.book).fund(), place.sequence, head, eventId, type));
    }

    Optional<Answer.Position> position(Place place) {
        return Optional.ofNullable(positions.get(place));
    }
}
