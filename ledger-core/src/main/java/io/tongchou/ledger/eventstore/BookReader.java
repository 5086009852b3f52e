package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * A book as it stood after any of its events, folded from the nearest kept state. The states asked for last are kept in memory:
 * all who look at a page ask for the same.
 */
public final class BookReader {

    private static final int MOST_KEPT = 8;

    private static final int ROWS_AT_ONCE = 2000;
    private static final int READ_TOGETHER = 500;
    private static final int MOST_AHEAD = 4;

    private final DataSource source;
    private final Snapshots snapshots;
    private final Map<Place, FutureTask<BookState>> recent =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, FutureTask<BookState>> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    private record Place(BookId book, long sequence) {}

    public BookReader(DataSource source) {
        this.source = source;
        this.snapshots = new Snapshots(source);
    }

    /**
     * The book after the event of that sequence, or after its last one where it has fewer. Others may look at the same state:
     * nobody applies an event to it.
     *
     * @return a book that is not open where there is none
     */
    public BookState at(BookId book, long sequence) {
        long upTo = Math.min(sequence, head(book));
        if (upTo == 0) {
            return new BookState(book);
        }
        Place place = new Place(book, upTo);
        FutureTask<BookState> own = new FutureTask<>(() -> fold(book, upTo));
        FutureTask<BookState> folded = Objects.requireNonNullElse(recent.putIfAbsent(place, own), own);
        if (folded == own) {
            own.run();
        }
        try {
            return folded.get();
        } catch (ExecutionException e) {
            recent.remove(place, folded);
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("the wait for book " + book + " was interrupted", e);
        }
    }

    private long head(BookId book) {
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT sequence FROM ledger.book_head WHERE book = ?")) {
            select.setString(1, book.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("the head of book " + book + " cannot be read", e);
        }
    }

    private BookState fold(BookId book, long sequence) {
        BookState state = snapshots.latest(book, sequence);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // a cursor needs a transaction
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT payload FROM ledger.domain_event
                     WHERE book = ? AND sequence > ? AND sequence <= ? ORDER BY sequence""")) {
                select.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes as bytes, from the first execution on
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, book.toString());
                select.setLong(2, state.sequence());
                select.setLong(3, sequence);
                try (ResultSet rows = select.executeQuery()) {
                    apply(rows, state);
                }
            }
            connection.rollback();
            return state;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("book " + book + " cannot be read", e);
        }
    }

    /** Where there are many events, some are read from their bytes while those before them are applied. */
    private static void apply(ResultSet rows, BookState state) throws SQLException {
        Deque<ForkJoinTask<List<Recorded>>> ahead = new ArrayDeque<>();
        List<byte[]> payloads = new ArrayList<>(READ_TOGETHER);
        while (rows.next()) {
            payloads.add(rows.getBytes(1));
            if (payloads.size() == READ_TOGETHER) {
                List<byte[]> together = payloads;
                ahead.add(ForkJoinPool.commonPool().submit(() -> read(together)));
                payloads = new ArrayList<>(READ_TOGETHER);
            }
            if (ahead.size() > MOST_AHEAD) {
                ahead.remove().join().forEach(state::apply);
            }
        }
        ahead.forEach(task -> task.join().forEach(state::apply));
        read(payloads).forEach(state::apply);
    }

    private static List<Recorded> read(List<byte[]> payloads) {
        return payloads.stream().map(EventJson::read).toList();
    }

    /** Keeps the book's state as it is now, to start from. */
    void keepSnapshot(BookId book) {
        keepSnapshot(at(book, Long.MAX_VALUE));
    }

    /** Keeps a state of a book, to start from. */
    public void keepSnapshot(BookState state) {
        snapshots.keep(state);
    }
}
