package io.tongchou.ledger.alerts;

import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts of a pool's books as they were raised and cleared, the latest first. */
public final class AlertHistory {

    /** The most changes that are answered at once. */
    public static final int MOST = 1000;

    private static final int REVIEWS_AT_ONCE = 200;

    private final JdbcClient database;

    public AlertHistory(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** An alert that was raised or cleared by a review. */
    public record Change(
            BookId book, long sequence, LocalDate reviewedOn, Instant recordedAt, boolean raised, Alert alert) {}

    /**
     * Some changes.
     *
     * @param next where the next page begins, where there may be more
     */
    public record Page(List<Change> changes, Optional<Long> next) {}

    private record Review(long index, List<Change> changes) {}

    /**
     * A page of changes; the changes of one review stay together, so it may be longer than asked for.
     *
     * @param unit only those of that unit
     * @param knownAt only what was recorded by then; all where it is left out
     * @param before where the page before ended
     */
    public Page page(
            String pool, Optional<UnitCode> unit, Optional<Instant> knownAt, Optional<Long> before, int limit) {
        List<Change> changes = new ArrayList<>();
        long end = before.orElse(Long.MAX_VALUE);
        while (changes.size() < limit) {
            List<Review> reviews = database.sql("""
                            SELECT global_index, book, sequence, recorded_at, payload
                              FROM ledger.domain_event
                             WHERE book IN (SELECT book FROM ledger.book_head WHERE pool = :pool)
                               AND type = 'AlertsReviewed' AND recorded_at <= :knownAt AND global_index < :end
                             ORDER BY global_index DESC LIMIT :limit
                            """)
                    .param("pool", pool)
                    .param("knownAt", knownAt.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
                    .param("end", end)
                    .param("limit", REVIEWS_AT_ONCE)
                    .query(AlertHistory::review)
                    .list();
            for (Review review : reviews) {
                if (changes.size() >= limit) {
                    return new Page(changes, Optional.of(end));
                }
                review.changes().stream()
                        .filter(change ->
                                unit.isEmpty() || change.alert().unit().equals(unit))
                        .forEach(changes::add);
                end = review.index();
            }
            if (reviews.size() < REVIEWS_AT_ONCE) {
                return new Page(changes, Optional.empty());
            }
        }
        return new Page(changes, Optional.of(end));
    }

    private static Review review(ResultSet row, int n) throws SQLException {
        Recorded recorded = EventJson.read(row.getBytes("payload"));
        AlertsReviewed reviewed = (AlertsReviewed) recorded.event();
        BookId book = BookId.parse(row.getString("book"));
        long sequence = row.getLong("sequence");
        Instant at = Instant.ofEpochMilli(row.getLong("recorded_at"));
        return new Review(
                row.getLong("global_index"),
                Stream.concat(
                                reviewed.raised().stream()
                                        .map(alert ->
                                                new Change(book, sequence, recorded.effectiveOn(), at, true, alert)),
                                reviewed.cleared().stream()
                                        .map(alert ->
                                                new Change(book, sequence, recorded.effectiveOn(), at, false, alert)))
                        .toList());
    }
}
