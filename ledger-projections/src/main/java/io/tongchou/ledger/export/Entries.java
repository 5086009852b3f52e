package io.tongchou.ledger.export;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The entries of a book in the order of the books: effective day, then sequence. They are read some thousand at a time, each time
 * from behind the last one: a book of any size takes the memory of one page, and a slow reader holds no connection.
 */
final class Entries implements Iterator<ExportedEntry> {

    private static final int PAGE = 2000;

    private static final String NEXT = """
            SELECT entry.*, posting.unit, posting.account, posting.amount_fen, posting.item
              FROM (SELECT * FROM reading.entry AS e
                     WHERE book = :book AND sequence <= :sequence AND effective_on <= :to
                       AND (effective_on, sequence) > (:day, :after) %1$s
                     ORDER BY effective_on, sequence LIMIT :limit) AS entry
              LEFT JOIN reading.posting ON posting.book = entry.book AND posting.sequence = entry.sequence %2$s
             ORDER BY entry.effective_on, entry.sequence, posting.leg
            """;

    private static final String OF_UNIT = "AND EXISTS (SELECT FROM reading.posting AS p WHERE p.book = e.book"
            + " AND p.sequence = e.sequence AND p.unit = :unit)";

    private final JdbcClient database;
    private final BookId book;
    private final Basis basis;
    private final Optional<UnitCode> unit;
    private final Deque<ExportedEntry> page = new ArrayDeque<>();
    private boolean moreBehindPage = true;
    private LocalDate lastDay = LocalDate.EPOCH;
    private long last;

    Entries(DataSource source, BookId book, Basis basis, Optional<UnitCode> unit) {
        this.database = JdbcClient.create(source);
        this.book = book;
        this.basis = basis;
        this.unit = unit;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && moreBehindPage) {
            readPage();
        }
        return !page.isEmpty();
    }

    @Override
    public ExportedEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the book has no more entries");
        }
        return page.remove();
    }

    private void readPage() {
        database.sql(NEXT.formatted(
                        unit.isPresent() ? OF_UNIT : "", unit.isPresent() ? "AND posting.unit = :unit" : ""))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("to", basis.asOf())
                .param("day", lastDay)
                .param("after", last)
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("limit", PAGE)
                .query(this::take);
        moreBehindPage = page.size() == PAGE;
        if (!page.isEmpty()) {
            lastDay = page.getLast().effectiveOn();
            last = page.getLast().sequence();
        }
    }

    private int take(ResultSet row) throws SQLException {
        List<Posting> postings = new ArrayList<>();
        while (row.next()) {
            if (page.isEmpty() || page.getLast().sequence() != row.getLong("sequence")) {
                postings = new ArrayList<>();
                page.add(entry(row, postings));
            }
            if (row.getString("unit") != null) {
                postings.add(posting(row));
            }
        }
        return page.size();
    }

    /** The entry of the row, whose legs are still to come. */
    private static ExportedEntry entry(ResultSet row, List<Posting> postings) throws SQLException {
        return new ExportedEntry(
                row.getLong("sequence"),
                row.getObject("effective_on", LocalDate.class),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                row.getInt("voucher"),
                row.getString("event"),
                row.getString("command"),
                row.getString("maker"),
                Optional.ofNullable(row.getString("checker")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("file")),
                Optional.ofNullable(row.getObject("line", Integer.class)),
                Optional.ofNullable(row.getString("policy")),
                Optional.ofNullable(row.getString("clause")),
                Optional.ofNullable(row.getString("undoes")),
                postings);
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                new UnitCode(row.getString("unit")),
                Account.of(row.getString("account")),
                Money.ofFen(row.getLong("amount_fen")),
                Optional.of(row.getString("item"))
                        .filter(item -> !item.isEmpty())
                        .map(Item::valueOf));
    }
}
