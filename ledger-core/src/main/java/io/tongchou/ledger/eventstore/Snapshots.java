package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.format.Fields;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** States of books to start from, so that a start does not read all that ever happened. */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final DataSource source;
    private final ObjectMapper json = EventJson.mapper();

    Snapshots(DataSource source) {
        this.source = source;
    }

    /** The latest state that was kept at or before a sequence and is whole and of today's shape, or a book's beginning. */
    BookState latest(BookId book, long upTo) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT sequence, state, hash FROM ledger.book_snapshot
                         WHERE book = ? AND revision = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1""")) {
            select.setString(1, book.toString());
            select.setString(2, BookState.REVISION);
            for (long before = upTo; ; ) {
                select.setLong(3, before);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        return new BookState(book);
                    }
                    Optional<BookState> state = read(book, row.getLong(1), row.getBytes(2), row.getBytes(3));
                    if (state.isPresent()) {
                        return state.get();
                    }
                    before = row.getLong(1) - 1;
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the snapshots of book " + book + " cannot be read", e);
        }
    }

    /** What cannot be used is left aside: the events tell the same. */
    private Optional<BookState> read(BookId book, long sequence, byte[] state, byte[] hash) {
        if (!MessageDigest.isEqual(hash, hash(book, sequence, state))) {
            LOG.error("The snapshot of book {} at {} does not fit its hash and is not used", book, sequence);
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(state, BookState.class));
        } catch (IOException e) {
            LOG.error("The snapshot of book {} at {} cannot be read and is not used", book, sequence, e);
            return Optional.empty();
        }
    }

    void keep(BookState state) {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO ledger.book_snapshot (book, sequence, revision, state, hash)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            byte[] bytes = json.writeValueAsBytes(state);
            insert.setString(1, state.id().toString());
            insert.setLong(2, state.sequence());
            insert.setString(3, BookState.REVISION);
            insert.setBytes(4, bytes);
            insert.setBytes(5, hash(state.id(), state.sequence(), bytes));
            insert.executeUpdate();
        } catch (SQLException | IOException e) {
            throw new DatabaseUnavailable("a snapshot of book " + state.id() + " cannot be kept", e);
        }
    }

    static byte[] hash(BookId book, long sequence, byte[] state) {
        return new Fields()
                .text(book.toString())
                .number(sequence)
                .text(BookState.REVISION)
                .bytes(state)
                .hash()
                .bytes();
    }
}
