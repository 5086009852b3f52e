package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     */
    record Head(long sequence, byte[] hash, Instant recordedAt) {

        static final Head NONE = new Head(0, new byte[32], Instant.EPOCH);
    }

    /** An event's place in a book. */
    record Place(String book, long sequence) {}

    /** An event as it is stored; its recorded-at is the batch's. */
    record Row(
            String book,
            long sequence,
            String eventId,
            String type,
            String revision,
            byte[] payload,
            byte[] metadata,
            byte[] hash) {}

    private static final String RESOURCE = Batch.class.getName();

    private final Map<String, Head> heads;
    private final Instant recordedAt;
    private final Map<Place, Answer.Position> positions = new HashMap<>();
    private final List<Row> appended = new ArrayList<>();
    private final Map<String, Head> moved = new TreeMap<>();

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

    /** The end of a book's chain, with what the batch has appended to it. */
    Head head(String book) {
        return moved.getOrDefault(book, heads.getOrDefault(book, Head.NONE));
    }

    /** Takes an event in that is to be stored with the batch. */
    void append(Row row, LocalDate effectiveOn, Optional<Source> source) {
        appended.add(row);
        moved.put(row.book, new Head(row.sequence, row.hash, recordedAt));
        positions.put(
                new Place(row.book, row.sequence),
                new Answer.Position(
                        BookId.parse(row.book).fund(),
                        row.sequence,
                        HexFormat.of().formatHex(row.hash),
                        row.eventId,
                        row.type,
                        effectiveOn,
                        source));
    }

    List<Row> appended() {
        return appended;
    }

    /** The heads of the books that got events. */
    Map<String, Head> moved() {
        return moved;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Optional<Answer.Position> position(Place place) {
        return Optional.ofNullable(positions.get(place));
    }
}
