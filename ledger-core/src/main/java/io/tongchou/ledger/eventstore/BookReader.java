package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A book as it stood after any of its events, folded from the nearest kept state. */
public final class BookReader {

    private static final int ROWS_AT_ONCE = 2000;

    private final DataSource source;
    private final Snapshots snapshots;

    public BookReader(DataSource source) {
        this.source = source;
        this.snapshots = new Snapshots(source);
    }

    /**
     * The book after the event of that sequence, or after its last one where it has fewer.
     *
     * @return a book that is not open where there is none
     */
    public BookState at(BookId book, long sequence) {
        BookState state = snapshots.latest(book, sequence);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // a cursor needs a transaction
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT payload FROM ledger.domain_event
                     WHERE book = ? AND sequence > ? AND sequence <= ? ORDER BY sequence""")) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, book.toString());
                select.setLong(2, state.sequence());
                select.setLong(3, sequence);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        state.apply(EventJson.read(rows.getBytes(1)));
                    }
                }
            }
            connection.rollback();
            return state;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("book " + book + " cannot be read", e);
        }
    }

    /** Keeps the book's state as it is now, to start from. */
    void keepSnapshot(BookId book) {
        snapshots.keep(at(book, Long.MAX_VALUE));
    }
}
