package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Cursor;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of a book (账簿): the general ledger, subsidiary ledgers and journals, and the vouchers they are made of. */
public final class Books {

    private static final String TURNOVER = """
            SELECT account, sum(amount_fen)::bigint AS fen, sum(debit_fen)::bigint AS debit_fen
              FROM reading.amounts(:book, :sequence, :asOf)
             WHERE true %s
             GROUP BY account
            """;

    /**
     * The first posting's day before it is the difference between its evening and the evening before, as known just before that
     * event, and the legs before it in its entry. An item of income or expenditure begins every year at nothing: entries that close a
     * year bear no items.
     */
    private static final String PAGE = """
            WITH posted AS (
                SELECT posting.*
                  FROM reading.posted_to(:book, :sequence) AS kept
                 CROSS JOIN LATERAL (
                       SELECT * FROM reading.posting
                        WHERE book = :book AND unit = kept.unit AND account = kept.account
                          AND sequence <= :sequence AND effective_on BETWEEN :from AND :asOf %1$s %2$s
                        ORDER BY effective_on, sequence, leg
                        LIMIT :limit) AS posting
                 WHERE kept.account = :account %3$s
                 ORDER BY effective_on, sequence, leg
                 LIMIT :limit
            ), page AS (
                SELECT entry.*, leg, unit, account, item, amount_fen
                  FROM posted JOIN reading.entry USING (book, sequence, effective_on)
            ), first AS (
                SELECT effective_on, sequence, leg FROM page ORDER BY effective_on, sequence, leg LIMIT 1
            ), evening_before AS MATERIALIZED (
                SELECT coalesce(sum(amount_fen), 0) AS fen FROM (
                    SELECT amount_fen
                      FROM first, reading.amounts(:book, :sequence, first.effective_on - 1) WHERE true %1$s
                     UNION ALL
                    SELECT -amount_fen
                      FROM first, reading.amounts(:book, :sequence, date_trunc('year', first.effective_on::timestamp)::date - 1)
                     WHERE :yearly %1$s
                ) AS before
            ), that_day AS MATERIALIZED (
                SELECT coalesce(sum(amount_fen), 0) AS fen, coalesce(sum(debit_fen), 0) AS debit_fen FROM (
                    SELECT amount_fen, debit_fen
                      FROM first, reading.amounts(:book, first.sequence - 1, first.effective_on) WHERE true %1$s
                     UNION ALL
                    SELECT -amount_fen, -debit_fen
                      FROM first, reading.amounts(:book, first.sequence - 1, first.effective_on - 1) WHERE true %1$s
                     UNION ALL
                    SELECT amount_fen, greatest(amount_fen, 0)
                      FROM first JOIN reading.posting USING (sequence)
                     WHERE book = :book AND posting.leg < first.leg %1$s
                ) AS before
            )
            SELECT page.*,
                   (CASE WHEN :yearly AND min(page.effective_on) OVER ()
                                   < date_trunc('year', page.effective_on::timestamp)::date THEN 0
                         ELSE evening_before.fen + that_day.fen END
                       + sum(amount_fen) OVER (
                             PARTITION BY CASE WHEN :yearly THEN date_trunc('year', page.effective_on::timestamp) END
                                 ORDER BY page.effective_on, sequence, leg))::bigint AS balance,
                   (CASE page.effective_on WHEN min(page.effective_on) OVER () THEN that_day.debit_fen ELSE 0 END
                       + sum(greatest(amount_fen, 0)) OVER day)::bigint AS day_debit,
                   (CASE page.effective_on WHEN min(page.effective_on) OVER () THEN that_day.debit_fen - that_day.fen ELSE 0 END
                       + sum(greatest(-amount_fen, 0)) OVER day)::bigint AS day_credit
              FROM page CROSS JOIN evening_before CROSS JOIN that_day
            WINDOW day AS (PARTITION BY page.effective_on ORDER BY sequence, leg)
             ORDER BY page.effective_on, sequence, leg
            """;

    private static final String VOUCHER = """
            SELECT entry.*, leg, unit, account, item, amount_fen
              FROM reading.entry JOIN reading.posting USING (book, sequence)
             WHERE book = :book AND date_trunc('month', entry.effective_on::timestamp) = :month::timestamp
               AND voucher = :number AND sequence <= :sequence %s
             ORDER BY leg
            """;

    private static final String VOUCHERS = """
            SELECT entry.*, (SELECT sum(greatest(amount_fen, 0))::bigint FROM reading.posting
                              WHERE posting.book = entry.book AND posting.sequence = entry.sequence %1$s) AS fen
              FROM reading.entry
             WHERE book = :book AND date_trunc('month', effective_on::timestamp) = :month::timestamp
               AND voucher > :after AND sequence <= :sequence AND effective_on <= :asOf
               AND EXISTS (SELECT FROM reading.posting
                            WHERE posting.book = entry.book AND posting.sequence = entry.sequence %1$s)
             ORDER BY voucher
             LIMIT :limit
            """;

    private static final Set<String> IMPORTED = Set.of("OpeningBalancesImported", "EntryImported");

    private final JdbcClient database;
    private final Figures figures;
    private final Statements statements;

    /** @param clock what day it is */
    public Books(DataSource source, Figures figures, Clock clock) {
        this.database = JdbcClient.create(source);
        this.figures = figures;
        this.statements = new Statements(source, figures, clock);
    }

    /**
     * The general ledger (总账) of a month, or of each month of a year so far.
     *
     * @param moment as known when, and the last day of the period that counts; all of it where left out
     * @param unit one unit's; the whole city's where it is left out
     * @param account one account; all where it is left out
     */
    public GeneralLedger generalLedger(
            BookId book, Period period, Moment moment, Optional<UnitCode> unit, Optional<Account> account) {
        Basis basis = statements.basis(book, period, moment);
        LocalDate beforeYear = statements.beforeYear(book, period);
        Map<Account, Turnover> year = turnover(book, basis, unit, account, beforeYear);
        YearMonth month = YearMonth.from(Statements.later(period.first(), beforeYear.plusDays(1)));
        LocalDate eve = Statements.later(month.atDay(1).minusDays(1), beforeYear);
        Map<Account, Turnover> before = eve.equals(beforeYear) ? year : turnover(book, basis, unit, account, eve);
        List<GeneralLedger.Row> rows = new ArrayList<>();
        while (!month.atDay(1).isAfter(basis.asOf())) {
            LocalDate end = month.atEndOfMonth().isAfter(basis.asOf()) ? basis.asOf() : month.atEndOfMonth();
            Map<Account, Turnover> then = turnover(book, basis, unit, account, end);
            for (Map.Entry<Account, Turnover> one : then.entrySet()) {
                Turnover ofYear = one.getValue().since(year.getOrDefault(one.getKey(), Turnover.NONE));
                Turnover opening = before.getOrDefault(one.getKey(), Turnover.NONE);
                Turnover ofMonth = one.getValue().since(opening);
                if (!one.getValue().balance().isZero()
                        || !ofYear.equals(Turnover.NONE)
                        || !opening.balance().isZero()) {
                    rows.add(new GeneralLedger.Row(
                            one.getKey(),
                            month,
                            opening.balance(),
                            ofMonth.debit(),
                            ofMonth.credit(),
                            one.getValue().balance(),
                            ofYear.debit(),
                            ofYear.credit()));
                }
            }
            before = then;
            month = month.plusMonths(1);
        }
        rows.sort(Comparator.comparing((GeneralLedger.Row row) -> row.account().code())
                .thenComparing(GeneralLedger.Row::month));
        return new GeneralLedger(book, basis, unit, period, rows);
    }

    /** All that was debited and credited up to a day. */
    private record Turnover(Money debit, Money credit) {

        static final Turnover NONE = new Turnover(Money.ZERO, Money.ZERO);

        Turnover since(Turnover earlier) {
            return new Turnover(debit.minus(earlier.debit), credit.minus(earlier.credit));
        }

        Money balance() {
            return debit.minus(credit);
        }
    }

    private Map<Account, Turnover> turnover(
            BookId book, Basis basis, Optional<UnitCode> unit, Optional<Account> account, LocalDate asOf) {
        return turnover(book, basis, unit, account, Optional.empty(), asOf);
    }

    private Map<Account, Turnover> turnover(
            BookId book,
            Basis basis,
            Optional<UnitCode> unit,
            Optional<Account> account,
            Optional<Item> item,
            LocalDate asOf) {
        Map<Account, Turnover> turnover = new EnumMap<>(Account.class);
        query(TURNOVER, "", book, basis, unit, account, item)
                .param("asOf", asOf)
                .query((row, n) -> {
                    Money debit = money(row, "debit_fen");
                    return turnover.put(
                            Account.of(row.getString("account")), new Turnover(debit, debit.minus(money(row, "fen"))));
                })
                .list();
        return turnover;
    }

    /**
     * A page of an account's subsidiary ledger (明细账) or journal (日记账); the moment's {@code asOf} is the last business day.
     *
     * @param cursor as the page before gave it
     * @param limit postings on the page, 1 to {@link LedgerPage#MOST}
     * @throws NoFigure also where the cursor is none that was given out
     */
    public LedgerPage page(BookId book, LedgerPage.Selection of, Moment moment, Optional<String> cursor, int limit) {
        Optional<Cursor> after = cursor.map(Cursor::parse);
        Basis basis = figures.basis(
                book,
                after.isPresent() && moment.knownAt().isEmpty()
                        ? moment.knownAt(after.get().knownAt())
                        : moment);
        Figures.ascending(of.from(), basis);
        List<LedgerPage.Line> lines = query(
                        PAGE,
                        after.isPresent() ? " AND (effective_on, sequence, leg) > (:day, :after, :leg)" : "",
                        book,
                        basis,
                        of.unit(),
                        Optional.of(of.account()),
                        of.item())
                .param("asOf", basis.asOf())
                .param("from", of.from())
                .param("limit", limit + 1)
                .param("yearly", beginsEveryYear(of))
                .param("day", after.map(Cursor::effectiveOn).orElse(of.from()))
                .param("after", after.map(Cursor::sequence).orElse(0L))
                .param("leg", after.map(Cursor::leg).orElse(0))
                .query(Books::line)
                .list();
        List<LedgerPage.Line> page = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), limit); i++) {
            LedgerPage.Line line = lines.get(i);
            boolean goesOn =
                    i + 1 < lines.size() && lines.get(i + 1).effectiveOn().equals(line.effectiveOn());
            page.add(goesOn ? line.withoutDay() : line);
        }
        return new LedgerPage(
                book,
                basis,
                of,
                page.isEmpty()
                        ? balance(book, basis, of)
                        : page.getFirst()
                                .balance()
                                .minus(page.getFirst().debit())
                                .plus(page.getFirst().credit()),
                page,
                lines.size() > limit
                        ? Optional.of(new Cursor(
                                        page.getLast().effectiveOn(),
                                        page.getLast().sequence(),
                                        page.getLast().leg(),
                                        basis.knownAt())
                                .toString())
                        : Optional.empty());
    }

    private static boolean beginsEveryYear(LedgerPage.Selection of) {
        return of.item().isPresent() && of.account().isOfOneYear();
    }

    private Money balance(BookId book, Basis basis, LedgerPage.Selection of) {
        LocalDate before = of.from().minusDays(1);
        Money balance = balance(book, basis, of, before);
        return beginsEveryYear(of)
                ? balance.minus(
                        balance(book, basis, of, of.from().withDayOfYear(1).minusDays(1)))
                : balance;
    }

    private Money balance(BookId book, Basis basis, LedgerPage.Selection of, LocalDate asOf) {
        return turnover(book, basis, of.unit(), Optional.of(of.account()), of.item(), asOf)
                .getOrDefault(of.account(), Turnover.NONE)
                .balance();
    }

    /**
     * A voucher (记账凭证), empty where the month has none of that number.
     *
     * @param unit the legs of one unit alone; all where it is left out
     */
    public Optional<Voucher> voucher(BookId book, YearMonth month, int number, Moment moment, Optional<UnitCode> unit) {
        Basis basis = figures.basis(book, moment);
        List<Voucher.Line> lines = new ArrayList<>();
        return query(VOUCHER, "", book, basis, unit, Optional.empty(), Optional.empty())
                .param("month", month.atDay(1))
                .param("number", number)
                .query((row, n) -> {
                    lines.add(new Voucher.Line(
                            row.getInt("leg"),
                            new UnitCode(row.getString("unit")),
                            Account.of(row.getString("account")),
                            item(row),
                            money(row, "amount_fen").orZeroIfNegative(),
                            money(row, "amount_fen").negated().orZeroIfNegative()));
                    return voucher(book, basis, row, lines);
                })
                .list()
                .stream()
                .reduce((first, last) -> last);
    }

    /**
     * Vouchers of a month (凭证清单); the moment's {@code asOf} is the last business day.
     *
     * @param unit those with legs of one unit, and these legs alone; all where it is left out
     * @param after the number of the last one on the page before, 0 for the first page
     * @param limit vouchers on the page, at least 1
     */
    public VouchersPage vouchers(
            BookId book, YearMonth month, Moment moment, Optional<UnitCode> unit, int after, int limit) {
        Basis basis = statements.basis(book, Period.of(month), moment);
        List<VouchersPage.Line> lines = query(VOUCHERS, "", book, basis, unit, Optional.empty(), Optional.empty())
                .param("month", month.atDay(1))
                .param("asOf", basis.asOf())
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, n) -> new VouchersPage.Line(
                        row.getInt("voucher"),
                        row.getObject("effective_on", LocalDate.class),
                        Summaries.of(row.getString("event")),
                        row.getLong("sequence"),
                        row.getString("command"),
                        Optional.ofNullable(row.getString("reference")),
                        row.getString("maker"),
                        Optional.ofNullable(row.getString("checker")),
                        money(row, "fen")))
                .list();
        return lines.size() <= limit
                ? new VouchersPage(book, basis, unit, month, lines, Optional.empty())
                : new VouchersPage(
                        book,
                        basis,
                        unit,
                        month,
                        lines.subList(0, limit),
                        Optional.of(lines.get(limit - 1).number()));
    }

    private static Voucher voucher(BookId book, Basis basis, ResultSet row, List<Voucher.Line> lines)
            throws SQLException {
        String event = row.getString("event");
        return new Voucher(
                book,
                basis,
                row.getObject("effective_on", LocalDate.class),
                row.getInt("voucher"),
                Summaries.of(event),
                event,
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                row.getString("command"),
                row.getString("maker"),
                Optional.ofNullable(row.getString("checker")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("undoes")),
                Optional.ofNullable(row.getString("policy")),
                Optional.ofNullable(row.getString("clause")),
                IMPORTED.contains(event),
                List.copyOf(lines),
                Money.sum(lines.stream().map(Voucher.Line::debit).toList()),
                Money.sum(lines.stream().map(Voucher.Line::credit).toList()));
    }

    private static LedgerPage.Line line(ResultSet row, int n) throws SQLException {
        Money amount = money(row, "amount_fen");
        return new LedgerPage.Line(
                row.getObject("effective_on", LocalDate.class),
                row.getInt("voucher"),
                row.getLong("sequence"),
                row.getInt("leg"),
                Summaries.of(row.getString("event")),
                new UnitCode(row.getString("unit")),
                item(row),
                amount.orZeroIfNegative(),
                amount.negated().orZeroIfNegative(),
                money(row, "balance"),
                Optional.of(new LedgerPage.Turnover(money(row, "day_debit"), money(row, "day_credit"))),
                row.getString("command"),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("note")));
    }

    private JdbcClient.StatementSpec query(
            String sql,
            String range,
            BookId book,
            Basis basis,
            Optional<UnitCode> unit,
            Optional<Account> account,
            Optional<Item> item) {
        String only = (unit.isPresent() ? " AND unit = :unit" : "")
                + (account.isPresent() ? " AND account = :account" : "")
                + (item.isPresent() ? " AND item = :item" : "");
        return database.sql(sql.formatted(only, range, unit.isPresent() ? " AND kept.unit = :unit" : ""))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("account", account.map(Account::code).orElse(""))
                .param("item", item.map(Item::name).orElse(""));
    }

    private static Optional<Item> item(ResultSet row) throws SQLException {
        return Optional.of(row.getString("item"))
                .filter(item -> !item.isEmpty())
                .map(Item::valueOf);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
