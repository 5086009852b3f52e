package io.tongchou.ledger.feed;

import io.tongchou.ledger.vocabulary.BookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads events page by page, a book's in their order. A connection is taken for a page and given back before anything is written
 * to a reader; and as many readers wait at the same place, a page is read once for all of them.
 */
@Component
class EventPages {

    private static final int MOST_EVENTS = 500;
    private static final long MOST_BYTES = 1L << 20;
    private static final int CONNECTIONS = 4;
    private static final int PAGES_KEPT = 8;

    /** An event alone may be longer than a page should be. */
    private static final String NEXT = """
            SELECT *
              FROM (SELECT *, lag(hash) OVER next AS previous,
                           sum(octet_length(payload) + octet_length(metadata)) OVER next AS bytes
                      FROM (SELECT * FROM ledger.domain_event
                             WHERE book = :book AND sequence >= :after ORDER BY sequence LIMIT :limit) AS event
                    WINDOW next AS (ORDER BY sequence)) AS page
             WHERE sequence > :after AND (bytes <= :bytes OR sequence = :after + 1)
             ORDER BY sequence
            """;

    private record Place(BookId book, long after) {}

    private final JdbcClient database;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final Map<Place, List<StoredRow>> kept = new LinkedHashMap<>(PAGES_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, List<StoredRow>> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    EventPages(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** The next events of a book behind a sequence, as many as make a page; none where that is its last. */
    List<StoredRow> next(BookId book, long after) throws InterruptedException {
        Place place = new Place(book, after);
        Optional<List<StoredRow>> before = keptAt(place);
        if (before.isPresent()) {
            return before.get();
        }
        connections.acquire();
        try {
            Optional<List<StoredRow>> meanwhile = keptAt(place);
            return meanwhile.isPresent() ? meanwhile.get() : keep(place, read(place));
        } finally {
            connections.release();
        }
    }

    private Optional<List<StoredRow>> keptAt(Place place) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(place));
        }
    }

    /** Events never change; that there is none can. */
    private List<StoredRow> keep(Place place, List<StoredRow> page) {
        if (!page.isEmpty()) {
            synchronized (kept) {
                kept.put(place, page);
            }
        }
        return page;
    }

    private List<StoredRow> read(Place place) {
        return database.sql(NEXT)
                .param("book", place.book().toString())
                .param("after", place.after())
                .param("limit", MOST_EVENTS + 1)
                .param("bytes", MOST_BYTES)
                .query(EventPages::row)
                .list();
    }

    static StoredRow row(ResultSet row, int n) throws SQLException {
        return new StoredRow(
                BookId.parse(row.getString("book")),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("revision"),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                row.getBytes("payload"),
                row.getBytes("metadata"),
                Optional.ofNullable(row.getBytes("previous")).orElseGet(() -> new byte[32]),
                row.getBytes("hash"));
    }
}
