package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is kept beside the events and must tell the same. It hears every event of a book in order, in the transaction in
 * which they are read, and is held against the book once the last one has been heard.
 */
public interface Witness extends AutoCloseable {

    /** Calls a witness. */
    interface Summons {
        /** @param connection the verification's transaction, which sees one state of the database */
        Witness call(Connection connection, BookId book, Findings findings) throws SQLException;
    }

    /**
     * An event as it is stored, held against its predecessors.
     *
     * @param recordedAt milliseconds since 1970, UTC
     * @param hash as stored, 32 bytes
     * @param content empty where it cannot be read
     * @param state the book after the event, until the next one is heard
     */
    record Heard(
            long sequence, String type, long recordedAt, byte[] hash, Optional<Content> content, BookState state) {}

    /**
     * What an event says.
     *
     * @param metadata as stored
     */
    record Content(Recorded recorded, EventMetaData by, Map<String, String> metadata) {}

    void hear(Heard event) throws SQLException;

    /** There are no more events. */
    void end() throws SQLException;

    @Override
    void close() throws SQLException;
}
