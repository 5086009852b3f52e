package io.tongchou.ledger.balances;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The postings by which balances of one moment differ from those of another: what happened on the days between them, and what of
 * the days before both became known between them. Their sum is the difference, to the fen.
 */
public final class Divergence {

    /** What a posting does to the difference. */
    public enum Part {
        /** It is of a day between the two. */
        HAPPENED,
        /** It is of an earlier day, and was recorded between the two. */
        BECAME_KNOWN
    }

    /**
     * Which postings are asked for.
     *
     * @param withClosing whether the entries that close a year count
     * @param cursor as the page before gave it
     * @param limit postings on the page
     */
    public record Filter(
            Optional<UnitCode> unit, Set<Account> accounts, boolean withClosing, Optional<String> cursor, int limit) {}

    /**
     * A posting.
     *
     * @param amount debit positive, as it changes the balance from the first moment to the second: one that is not among the
     *     second's has its sign turned
     */
    public record Line(
            Part part,
            LocalDate effectiveOn,
            long sequence,
            int leg,
            int voucher,
            String event,
            UnitCode unit,
            Account account,
            Optional<Item> item,
            Money amount,
            Optional<String> reference,
            Optional<String> document,
            Optional<String> note,
            Instant recordedAt) {}

    /** @param next the cursor of the next page, where there is one */
    public record Page(List<Line> lines, Optional<String> next) {}

    /** Of each account in the order of its days: no more than a page is read of any. */
    private static final String BY_ACCOUNT = """
            SELECT posting.*
              FROM reading.posted_to(:book, :upTo) AS kept
             CROSS JOIN LATERAL (
                   SELECT * FROM reading.posting
                    WHERE book = :book AND unit = kept.unit AND account = kept.account %s
                    ORDER BY effective_on, sequence, leg
                    LIMIT :limit) AS posting
             WHERE kept.account IN (:accounts) %s
            """;

    /** By what was recorded, where that is little. */
    private static final String BY_SEQUENCE = """
            SELECT * FROM (SELECT * FROM reading.posting
                            WHERE book = :book AND sequence > :after AND sequence <= :upTo OFFSET 0) AS kept
             WHERE account IN (:accounts) %2$s %1$s
            """;

    private static final String LINES = """
            SELECT posted.*, entry.voucher, entry.event, entry.reference, entry.document, entry.note, entry.recorded_at
              FROM (%s) AS posted JOIN reading.entry USING (book, sequence, effective_on)
             ORDER BY effective_on, sequence, leg
             LIMIT :limit
            """;

    private static final String WITHOUT_CLOSING = """
             AND NOT EXISTS (SELECT FROM reading.entry AS closing WHERE closing.book = :book
                                AND closing.sequence = posting.sequence AND closing.closing)
            """;

    /** So many events are sooner read whole than looked for account by account. */
    private static final long LITTLE = 20_000;

    private final JdbcClient database;
    private final long little;

    public Divergence(DataSource source) {
        this(source, LITTLE);
    }

    /** @param little how many events are read whole */
    Divergence(DataSource source, long little) {
        this.database = JdbcClient.create(source);
        this.little = little;
    }

    /** What of the postings is asked for of one part. */
    private record Stretch(Part part, LocalDate fromAfter, LocalDate through, long after, long upTo, boolean added) {

        boolean isEmpty() {
            return !fromAfter.isBefore(through) || after >= upTo;
        }
    }

    /** A page of what makes the difference from one moment to the other: days between them first, then what became known. */
    public Page of(BookId book, Basis one, Basis other, Filter filter) {
        boolean later = other.asOf().isAfter(one.asOf());
        LocalDate earlier = later ? one.asOf() : other.asOf();
        List<Stretch> stretches = List.of(
                new Stretch(
                        Part.HAPPENED,
                        earlier,
                        later ? other.asOf() : one.asOf(),
                        0,
                        later ? other.sequence() : one.sequence(),
                        later),
                new Stretch(
                        Part.BECAME_KNOWN,
                        LocalDate.EPOCH,
                        earlier,
                        Math.min(one.sequence(), other.sequence()),
                        Math.max(one.sequence(), other.sequence()),
                        other.sequence() > one.sequence()));
        Optional<Place> after = filter.cursor().map(Place::parse);
        List<Line> lines = new ArrayList<>();
        for (Stretch stretch : stretches) {
            boolean behind = after.filter(place -> place.part().compareTo(stretch.part()) > 0)
                    .isPresent();
            if (!stretch.isEmpty() && !behind) {
                Optional<Cursor> cursor =
                        after.filter(place -> place.part() == stretch.part()).map(Place::cursor);
                lines.addAll(lines(book, stretch, filter, cursor, filter.limit() + 1 - lines.size()));
            }
        }
        if (lines.size() <= filter.limit()) {
            return new Page(lines, Optional.empty());
        }
        List<Line> page = lines.subList(0, filter.limit());
        Line last = page.getLast();
        return new Page(
                page,
                Optional.of(new Place(
                                last.part(),
                                new Cursor(last.effectiveOn(), last.sequence(), last.leg(), other.knownAt()))
                        .toString()));
    }

    /** Where a page ended. */
    private record Place(Part part, Cursor cursor) {

        static Place parse(String text) {
            String[] parts = text.split("_", 2);
            return new Place(
                    parts[0].equals("K") ? Part.BECAME_KNOWN : Part.HAPPENED,
                    Cursor.parse(parts.length < 2 ? "" : parts[1]));
        }

        @Override
        public String toString() {
            return (part == Part.BECAME_KNOWN ? "K" : "H") + "_" + cursor;
        }
    }

    private List<Line> lines(BookId book, Stretch stretch, Filter filter, Optional<Cursor> cursor, int limit) {
        if (limit < 1 || filter.accounts().isEmpty()) {
            return List.of();
        }
        String range =
                " AND sequence > :after AND sequence <= :upTo AND effective_on > :fromAfter AND effective_on <= :through"
                        + (cursor.isPresent() ? " AND (effective_on, sequence, leg) > (:day, :place, :leg)" : "");
        boolean whole = stretch.part() == Part.BECAME_KNOWN && stretch.upTo() - stretch.after() <= little;
        String closing =
                filter.withClosing() ? "" : whole ? WITHOUT_CLOSING.replace("posting.", "kept.") : WITHOUT_CLOSING;
        String unit = filter.unit().isPresent() ? " AND kept.unit = :unit" : "";
        String postings = (whole ? BY_SEQUENCE : BY_ACCOUNT).formatted(range + closing, unit);
        return database.sql(LINES.formatted(postings))
                .param("book", book.toString())
                .param("accounts", filter.accounts().stream().map(Account::code).collect(Collectors.toSet()))
                .param("unit", filter.unit().map(UnitCode::code).orElse(""))
                .param("after", stretch.after())
                .param("upTo", stretch.upTo())
                .param("fromAfter", stretch.fromAfter())
                .param("through", stretch.through())
                .param("day", cursor.map(Cursor::effectiveOn).orElse(LocalDate.EPOCH))
                .param("place", cursor.map(Cursor::sequence).orElse(0L))
                .param("leg", cursor.map(Cursor::leg).orElse(0))
                .param("limit", limit)
                .query((row, n) -> line(row, stretch))
                .list();
    }

    private static Line line(ResultSet row, Stretch stretch) throws SQLException {
        Money amount = Money.ofFen(row.getLong("amount_fen"));
        return new Line(
                stretch.part(),
                row.getObject("effective_on", LocalDate.class),
                row.getLong("sequence"),
                row.getInt("leg"),
                row.getInt("voucher"),
                row.getString("event"),
                new UnitCode(row.getString("unit")),
                Account.of(row.getString("account")),
                Optional.of(row.getString("item"))
                        .filter(item -> !item.isEmpty())
                        .map(Item::valueOf),
                stretch.added() ? amount : amount.negated(),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("note")),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }
}
