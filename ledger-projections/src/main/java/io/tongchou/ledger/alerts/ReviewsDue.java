package io.tongchou.ledger.alerts;

import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.vocabulary.BookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which books wait for a review of their alerts and of what should have come: every day once, and after the last close of a month. A review's id tells its
 * reason, so that of several nodes one makes it. Months closed faster than they are reviewed are reviewed together: a review is of
 * the book as it stands.
 */
public final class ReviewsDue {

    private static final String BOOKS = """
            SELECT head.book, first.recorded_at AS opened, closed.sequence AS closed_at, closed.payload AS closed
              FROM ledger.book_head AS head
              JOIN ledger.domain_event AS first ON first.book = head.book AND first.sequence = 1
              LEFT JOIN LATERAL (
                   SELECT sequence, payload FROM ledger.domain_event AS event
                    WHERE event.book = head.book AND type = 'MonthClosed'
                    ORDER BY sequence DESC LIMIT 1) AS closed ON true
             ORDER BY head.book
            """;

    private final JdbcClient database;
    private final ZoneId days;

    /** @param days where a day begins and ends */
    public ReviewsDue(DataSource source, ZoneId days) {
        this.database = JdbcClient.create(source);
        this.days = days;
    }

    /** What is reviewed; a review's id begins with its name. */
    public enum Review {
        ALERTS,
        OBLIGATIONS;

        private String of(BookId book, String reason) {
            return name().toLowerCase(Locale.ROOT) + "/" + book + "/" + reason;
        }
    }

    /** A review that is to be made under that id. */
    public record Due(BookId book, Review review, String id) {}

    private record Standing(BookId book, LocalDate openedOn, Optional<String> closed) {

        Stream<Due> due(LocalDate today) {
            return Stream.concat(
                            closed.stream(), openedOn.isBefore(today) ? Stream.of(today.toString()) : Stream.empty())
                    .flatMap(reason -> Arrays.stream(Review.values())
                            .map(review -> new Due(book, review, review.of(book, reason))));
        }
    }

    /** All reviews that are not made yet; a book is not reviewed on the day it was opened, unless a month is closed. */
    public List<Due> on(LocalDate today) {
        return database.sql(BOOKS).query(this::standing).list().stream()
                .flatMap(standing -> standing.due(today))
                .filter(due -> !isMade(due))
                .toList();
    }

    private boolean isMade(Due due) {
        return database.sql("SELECT EXISTS (SELECT FROM ledger.command_outcome WHERE pool = :pool AND id = :id)")
                .param("pool", due.book().pool().code())
                .param("id", due.id())
                .query(Boolean.class)
                .single();
    }

    private Standing standing(ResultSet row, int n) throws SQLException {
        byte[] closed = row.getBytes("closed");
        return new Standing(
                BookId.parse(row.getString("book")),
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong("opened")), days),
                closed == null
                        ? Optional.empty()
                        : Optional.of("closed-"
                                + ((MonthClosed) EventJson.read(closed).event()).month() + "-"
                                + row.getLong("closed_at")));
    }
}
