package io.tongchou.ledger.balances;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of a book, each as of a business day and as known at an instant. Whether the book, unit or account exists is the
 * caller's to ask first; a figure of nothing is empty. All of them throw {@link NoFigure}.
 */
public final class Figures {

    private static final String TRIAL_BALANCE = """
            SELECT unit, account, greatest(balance, 0) AS debit, greatest(-balance, 0) AS credit
              FROM (SELECT unit, account, sum(amount_fen)::bigint AS balance
                      FROM reading.amounts(:book, :sequence, :asOf)
                     WHERE true %s
                     GROUP BY unit, account) AS closing
             WHERE balance <> 0
             ORDER BY unit, account
            """;

    private static final String BALANCES = """
            SELECT unit, account, sum(amount_fen)::bigint AS balance
              FROM reading.amounts(:book, :sequence, :asOf)
             WHERE true %s
             GROUP BY unit, account
            HAVING sum(amount_fen) <> 0
             ORDER BY unit, account
            """;

    /**
     * The balance before the page's first posting is that of the evening before, and what was posted to the same day by earlier
     * events: the difference between its evening and the evening before, as known just before that event.
     */
    private static final String ENTRIES = """
            WITH posted AS (
                SELECT posting.*
                  FROM reading.posted_to(:book, :sequence) AS kept
                 CROSS JOIN LATERAL (
                       SELECT * FROM reading.posting
                        WHERE book = :book AND unit = kept.unit AND account = kept.account
                          AND sequence <= :sequence AND effective_on <= :asOf %2$s
                        ORDER BY effective_on, sequence, leg
                        LIMIT :limit) AS posting
                 WHERE true %3$s
                 ORDER BY effective_on, sequence, leg
                 LIMIT :limit
            ), page AS (
                SELECT * FROM posted JOIN reading.entry USING (book, sequence, effective_on)
            ), first AS (
                SELECT effective_on, sequence, leg FROM page ORDER BY effective_on, sequence, leg LIMIT 1
            ), opening AS MATERIALIZED (
                SELECT unit, account, sum(amount_fen) AS fen FROM (
                    SELECT unit, account, amount_fen
                      FROM first, reading.amounts(:book, :sequence, first.effective_on - 1)
                     UNION ALL
                    SELECT unit, account, amount_fen
                      FROM first, reading.amounts(:book, first.sequence - 1, first.effective_on)
                     UNION ALL
                    SELECT unit, account, -amount_fen
                      FROM first, reading.amounts(:book, first.sequence - 1, first.effective_on - 1)
                     UNION ALL
                    SELECT unit, account, amount_fen
                      FROM first JOIN reading.posting USING (sequence)
                     WHERE book = :book AND posting.leg < first.leg
                ) AS before
                 WHERE true %1$s
                 GROUP BY unit, account
            )
            SELECT page.*,
                   (coalesce(opening.fen, 0) + sum(amount_fen) OVER (
                       PARTITION BY unit, account ORDER BY effective_on, sequence, leg))::bigint AS balance
              FROM page LEFT JOIN opening USING (unit, account)
             ORDER BY effective_on, sequence, leg
            """;

    private static final String ARREARS = """
            SELECT assessment.*, coalesce(paid.fen, 0) AS collected_fen
              FROM reading.assessment
              LEFT JOIN LATERAL (
                   SELECT sum(p.amount_fen)::bigint AS fen FROM reading.assessment_payment AS p
                    WHERE p.book = assessment.book AND p.assessment = assessment.assessment
                      AND p.sequence <= :sequence AND p.effective_on <= :asOf) AS paid ON true
             WHERE book = :book AND sequence <= :sequence AND effective_on <= :asOf
               AND amount_fen > coalesce(paid.fen, 0) %s %s
             ORDER BY assessment
             LIMIT :limit
            """;

    private final JdbcClient database;
    private final Knowledge knowledge;

    /**
     * @param clock what day it is
     * @param patience how long a figure waits for the journal before it is {@link NoFigure.Code#BUSY}
     */
    public Figures(DataSource source, Clock clock, Duration patience) {
        this.database = JdbcClient.create(source);
        this.knowledge = new Knowledge(source, clock, patience);
    }

    /** Whether anything was ever recorded in the book. */
    public boolean knowsBook(BookId book) {
        return database.sql("SELECT EXISTS (SELECT FROM ledger.book_head WHERE book = :book)")
                .param("book", book.toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether any book of the pool was opened. */
    public boolean knowsPool(String pool) {
        return database.sql("SELECT EXISTS (SELECT FROM ledger.book_head WHERE pool = :pool)")
                .param("pool", pool)
                .query(Boolean.class)
                .single();
    }

    /** The books of all pools, by pool and fund. */
    public List<BookId> books() {
        return database.sql("SELECT book FROM ledger.book_head ORDER BY book").query(String.class).list().stream()
                .map(BookId::parse)
                .toList();
    }

    /** The books of a pool, by fund, as far as they were open at an instant. */
    public List<BookId> booksOf(String pool, Optional<Instant> knownAt) {
        return database
                .sql("""
                        SELECT book FROM ledger.book_head AS head
                         WHERE pool = :pool AND EXISTS (SELECT FROM ledger.domain_event AS first
                                                         WHERE first.book = head.book AND sequence = 1
                                                           AND first.recorded_at <= :knownAt)
                         ORDER BY book""")
                .param("pool", pool)
                .param("knownAt", knownAt.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
                .query(String.class)
                .list()
                .stream()
                .map(BookId::parse)
                .toList();
    }

    /** When anything was last recorded in any book of a pool that has been opened. */
    public Instant lastRecordedAt(String pool) {
        return Instant.ofEpochMilli(database.sql("SELECT max(recorded_at) FROM ledger.book_head WHERE pool = :pool")
                .param("pool", pool)
                .query(Long.class)
                .single());
    }

    /** The book's first business day; empty where there is no such book. */
    public Optional<LocalDate> beginsOn(BookId book) {
        return knowledge.beginsOn(book);
    }

    /** When the first of the book was recorded; empty where there is no such book. */
    public Optional<Instant> knownSince(BookId book) {
        return knowledge.since(book);
    }

    /** What a figure asked for now would rest on. */
    public Basis basis(BookId book, Moment moment) {
        return knowledge.at(book, moment);
    }

    /**
     * Refuses a day of no year of the book's, from the eve of its first year to the end of this one: whole years are asked for
     * before they are over.
     */
    public void inItsYears(BookId book, LocalDate day) {
        knowledge.inItsYears(book, day);
    }

    /** The trial balance of all units, or of one. */
    public TrialBalance trialBalance(BookId book, Moment moment, Optional<UnitCode> unit) {
        Basis basis = knowledge.at(book, moment);
        List<TrialBalance.Row> rows = of(book, basis, TRIAL_BALANCE, unit, Optional.empty(), "")
                .query((row, n) ->
                        new TrialBalance.Row(unit(row), account(row), money(row, "debit"), money(row, "credit")))
                .list();
        return new TrialBalance(
                book,
                basis,
                rows,
                Money.sum(rows.stream().map(TrialBalance.Row::debit).toList()),
                Money.sum(rows.stream().map(TrialBalance.Row::credit).toList()));
    }

    /** Balances of all units and accounts, or of those named. */
    public Balances balances(BookId book, Moment moment, Optional<UnitCode> unit, Optional<Account> account) {
        Basis basis = knowledge.at(book, moment);
        List<Balances.Row> rows = of(book, basis, BALANCES, unit, account, "")
                .query((row, n) -> new Balances.Row(unit(row), account(row), money(row, "balance")))
                .list();
        return new Balances(
                book,
                basis,
                rows.isEmpty() && unit.isPresent() && account.isPresent()
                        ? List.of(new Balances.Row(unit.get(), account.get(), Money.ZERO))
                        : rows);
    }

    /**
     * The balances of all units at the end of a day as known just after one event, though others may share its instant; zero rows
     * left out.
     *
     * @param day any; also one that has not come yet
     */
    public List<Balances.Row> balancesAfter(BookId book, long sequence, LocalDate day) {
        Basis whole = knowledge.at(book, Moment.NOW.atLeast(sequence));
        Basis basis = new Basis(day, whole.knownAt(), sequence, whole.halted());
        return of(book, basis, BALANCES, Optional.empty(), Optional.empty(), "")
                .query((row, n) -> new Balances.Row(unit(row), account(row), money(row, "balance")))
                .list();
    }

    /** A page of postings with running balances; the moment's {@code asOf} is the last effective day. */
    public EntriesPage entries(BookId book, Moment moment, EntriesPage.Filter filter) {
        Optional<Cursor> cursor = filter.cursor().map(Cursor::parse);
        Moment same = cursor.isPresent() && moment.knownAt().isEmpty()
                ? moment.knownAt(cursor.get().knownAt())
                : moment;
        Basis basis = knowledge.at(book, same);
        filter.from().ifPresent(from -> ascending(from, basis));
        String range = (filter.from().isPresent() ? " AND effective_on >= :from" : "")
                + (cursor.isPresent() ? " AND (effective_on, sequence, leg) > (:day, :after, :leg)" : "");
        List<EntriesPage.Line> lines = of(book, basis, ENTRIES, filter.unit(), filter.account(), range)
                .param("limit", filter.limit() + 1)
                .param("from", filter.from().orElse(LocalDate.EPOCH))
                .param("day", cursor.map(Cursor::effectiveOn).orElse(LocalDate.EPOCH))
                .param("after", cursor.map(Cursor::sequence).orElse(0L))
                .param("leg", cursor.map(Cursor::leg).orElse(0))
                .query((row, n) -> line(row))
                .list();
        if (lines.size() <= filter.limit()) {
            return new EntriesPage(book, basis, lines, Optional.empty());
        }
        List<EntriesPage.Line> page = lines.subList(0, filter.limit());
        EntriesPage.Line last = page.getLast();
        return new EntriesPage(
                book,
                basis,
                page,
                Optional.of(new Cursor(last.effectiveOn(), last.sequence(), last.leg(), basis.knownAt()).toString()));
    }

    /** Refuses a first day behind the last one. */
    public static void ascending(LocalDate from, Basis basis) {
        if (from.isAfter(basis.asOf())) {
            throw new NoFigure(NoFigure.Code.INVALID, "from " + from + " is after the last day, " + basis.asOf());
        }
    }

    /**
     * A page of assessments that were not paid in full.
     *
     * @param limit how many at most
     */
    public ArrearsPage arrears(
            BookId book, Moment moment, Optional<UnitCode> unit, Optional<String> cursor, int limit) {
        Optional<ArrearsPage.Cursor> after = cursor.map(ArrearsPage.Cursor::parse);
        Basis basis = knowledge.at(
                book,
                after.isPresent() && moment.knownAt().isEmpty()
                        ? moment.knownAt(after.get().knownAt())
                        : moment);
        List<ArrearsPage.Line> lines = of(
                        book,
                        basis,
                        ARREARS,
                        unit,
                        Optional.empty(),
                        after.isPresent() ? " AND assessment > :after" : "")
                .param("limit", limit + 1)
                .param("after", after.map(ArrearsPage.Cursor::assessment).orElse(""))
                .query((row, n) -> new ArrearsPage.Line(
                        row.getString("assessment"),
                        unit(row),
                        row.getString("payer"),
                        PayerCategory.valueOf(row.getString("payer_category")),
                        YearMonth.from(row.getObject("period", LocalDate.class)),
                        money(row, "amount_fen"),
                        money(row, "collected_fen")))
                .list();
        if (lines.size() <= limit) {
            return new ArrearsPage(book, basis, lines, Optional.empty());
        }
        List<ArrearsPage.Line> page = lines.subList(0, limit);
        return new ArrearsPage(
                book,
                basis,
                page,
                Optional.of(
                        new ArrearsPage.Cursor(basis.knownAt(), page.getLast().assessment()).toString()));
    }

    /** Conditions stand in the query only where they are asked for, so that each kind of question has a plan of its own. */
    private JdbcClient.StatementSpec of(
            BookId book, Basis basis, String sql, Optional<UnitCode> unit, Optional<Account> account, String range) {
        String only =
                (unit.isPresent() ? " AND unit = :unit" : "") + (account.isPresent() ? " AND account = :account" : "");
        return database.sql(sql.formatted(only, range, only.replace(" AND ", " AND kept.")))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("account", account.map(Account::code).orElse(""));
    }

    private static EntriesPage.Line line(ResultSet row) throws SQLException {
        return new EntriesPage.Line(
                row.getObject("effective_on", LocalDate.class),
                row.getLong("sequence"),
                row.getInt("leg"),
                unit(row),
                account(row),
                Optional.of(row.getString("item"))
                        .filter(item -> !item.isEmpty())
                        .map(Item::valueOf),
                money(row, "amount_fen"),
                money(row, "balance"),
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
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }

    private static UnitCode unit(ResultSet row) throws SQLException {
        return new UnitCode(row.getString("unit"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return Account.of(row.getString("account"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
