package io.tongchou.ledger.statements;

import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.UnitCode.RESERVE;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Form.Side;
import io.tongchou.ledger.statements.Form.Term;
import io.tongchou.ledger.statements.Statement.Elimination;
import io.tongchou.ledger.statements.Statement.Line;
import io.tongchou.ledger.statements.Statement.Span;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of a book for a month or a year (财务报表), as of its last day, or today where it runs, and as known at an instant.
 * A statement rests on balances at three days at most, so it takes a few dozen reads of an index, however long the history is.
 */
public final class Statements {

    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    private static final String BALANCES = """
            SELECT unit, account, item, sum(amount_fen)::bigint AS fen
              FROM reading.amounts(:book, :sequence, :asOf)
             WHERE true %s
             GROUP BY unit, account, item
            HAVING sum(amount_fen) <> 0
            """;

    /** What entries that close a year took from income and expenditure: it is none. */
    private static final String CLOSED = """
            SELECT entry.effective_on, event, unit, account, item, sum(amount_fen)::bigint AS fen
              FROM reading.entry JOIN reading.posting USING (book, sequence)
             WHERE book = :book AND closing AND entry.sequence <= :sequence
               AND entry.effective_on > :after AND entry.effective_on <= :asOf AND account >= '4' %s
             GROUP BY entry.effective_on, event, unit, account, item
            """;

    private static final String ON_BALANCES = """
            SELECT posting.effective_on, event, sum(amount_fen)::bigint AS fen
              FROM reading.posting JOIN reading.entry USING (book, sequence)
             WHERE book = :book AND posting.sequence <= :sequence
               AND posting.effective_on > :after AND posting.effective_on <= :asOf
               AND account >= '3001' AND account < '3002' %s
             GROUP BY posting.effective_on, event
            """;

    private final JdbcClient database;
    private final Figures figures;
    private final Clock clock;

    /** @param clock what day it is */
    public Statements(DataSource source, Figures figures, Clock clock) {
        this.database = JdbcClient.create(source);
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * The balance sheet (资产负债表, 会社保01表): balances at the beginning of the year and at the end of the period.
     *
     * @param moment as known when, and the last day of the period that counts; all of it where left out
     * @param unit one unit's; the whole city's where it is left out
     */
    public Statement balanceSheet(BookId book, Period period, Moment moment, Optional<UnitCode> unit) {
        return balanceSheet(book, period, basis(book, period, moment), unit);
    }

    /** The same on that basis. */
    public Statement balanceSheet(BookId book, Period period, Basis basis, Optional<UnitCode> unit) {
        return statement(
                Forms.BALANCE_SHEET,
                book,
                basis,
                unit,
                period,
                List.of(
                        balanceColumn(
                                new Caption("年初余额", "At the beginning of the year"),
                                beforeYear(book, period),
                                balances(book, basis, unit, beforeYear(book, period))),
                        balanceColumn(
                                new Caption("期末余额", "At the end"),
                                basis.asOf(),
                                balances(book, basis, unit, basis.asOf()))));
    }

    /**
     * Income and expenditure (收支表, 会社保02表): of a month and of the year so far, or of a year. Entries that close a year are left
     * out. The city's leaves out what its bodies paid each other, on both sides.
     *
     * @param moment as known when, and the last day of the period that counts; all of it where left out
     * @param unit one unit's; the whole city's where it is left out
     */
    public Statement incomeAndExpenditure(BookId book, Period period, Moment moment, Optional<UnitCode> unit) {
        return incomeAndExpenditure(book, period, basis(book, period, moment), unit);
    }

    /** The same on that basis. */
    public Statement incomeAndExpenditure(BookId book, Period period, Basis basis, Optional<UnitCode> unit) {
        LocalDate beforeYear = beforeYear(book, period);
        Amounts end = balances(book, basis, unit, basis.asOf());
        Amounts begin = balances(book, basis, unit, beforeYear);
        List<Closed> closed = closed(book, basis, unit, beforeYear);
        List<OnBalance> moved = onBalances(book, basis, unit, beforeYear);
        List<Column> columns = new ArrayList<>();
        if (period.month().isPresent()) {
            LocalDate beforeMonth = later(period.first().minusDays(1), beforeYear);
            Amounts before = beforeMonth.equals(beforeYear) ? begin : balances(book, basis, unit, beforeMonth);
            columns.add(changeColumn(
                    new Caption("本月数", "This month"),
                    new Span(Optional.of(beforeMonth), basis.asOf()),
                    before,
                    end,
                    closed,
                    moved,
                    unit));
        }
        columns.add(changeColumn(
                period.month().isPresent() ? new Caption("本年累计数", "This year so far") : new Caption("本年数", "This year"),
                new Span(Optional.of(beforeYear), basis.asOf()),
                begin,
                end,
                closed,
                moved,
                unit));
        return statement(Forms.incomeAndExpenditure(book.fund()), book, basis, unit, period, columns);
    }

    /** The period's last day, or the day asked for or today where that is in it; a period that has not begun then is refused. */
    Basis basis(BookId book, Period period, Moment moment) {
        LocalDate last = moment.asOf().orElseGet(() -> LocalDate.ofInstant(clock.instant(), DAYS));
        if (moment.asOf().isPresent() && last.isBefore(period.first())) {
            throw new NoFigure(NoFigure.Code.IN_THE_FUTURE, "the period " + period + " has not begun on " + last);
        }
        LocalDate asOf = period.last().isAfter(last) ? later(period.first(), last) : period.last();
        return figures.basis(book, moment.asOf(asOf));
    }

    /** The day before the year, or before the book where that began later: on its eve lie the opening balances. */
    LocalDate beforeYear(BookId book, Period period) {
        LocalDate first = period.year().firstDay();
        return figures.beginsOn(book)
                .map(begins -> later(begins, first))
                .orElse(first)
                .minusDays(1);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** What the lines of a form are filled in from. */
    private record Column(
            Caption caption,
            Span span,
            Amounts amounts,
            Money netAssetsBefore,
            Map<Movement, Money> movements,
            List<Pair> eliminated) {}

    /** What bodies of the pool paid each other in a column's time. */
    private record Pair(Account expenditure, Account income, Money paid, Money received) {

        /** What both sides have. */
        Money amount() {
            if (paid.isNegative() != received.isNegative()) {
                return Money.ZERO;
            }
            return paid.isNegative() ? paid.negated().min(received.negated()).negated() : paid.min(received);
        }
    }

    private static Column balanceColumn(Caption caption, LocalDate day, Amounts balances) {
        return new Column(caption, new Span(Optional.empty(), day), balances, Money.ZERO, Map.of(), List.of());
    }

    private static Column changeColumn(
            Caption caption,
            Span span,
            Amounts before,
            Amounts end,
            List<Closed> closed,
            List<OnBalance> moved,
            Optional<UnitCode> unit) {
        LocalDate after = span.after().orElseThrow();
        Amounts change = end.minus(before);
        Map<Movement, Money> movements = new EnumMap<>(Movement.class);
        for (OnBalance one : moved) {
            if (one.on().isAfter(after)) {
                movements.merge(Movement.of(one.event()), one.amount().negated(), Money::plus);
            }
        }
        for (Closed one : closed) {
            if (one.on().isAfter(after)) {
                change.add(one.of(), one.amount().negated());
                movements.merge(Movement.of(one.event()), one.amount().negated(), Money::plus);
            }
        }
        Money netAssets = before.sum(of -> of.account().kind() == Account.Kind.BALANCE
                        || of.account().isOfOneYear())
                .negated();
        List<Pair> eliminated = unit.isPresent() ? List.of() : betweenLevels(change);
        for (Pair pair : eliminated) {
            change.add(
                    new Amounts.Of(RESERVE, pair.expenditure(), Optional.empty()),
                    pair.amount().negated());
            change.add(new Amounts.Of(RESERVE, pair.income(), Optional.empty()), pair.amount());
        }
        return new Column(caption, span, change, netAssets, movements, eliminated);
    }

    /**
     * What the bodies of one pool paid each other (上下级抵销): counties upwards and what the adjustment fund took of any unit, the
     * city level and the fund downwards. What the city level pays to the province or has from it stays.
     */
    private static List<Pair> betweenLevels(Amounts change) {
        return Stream.of(
                        new Pair(
                                TO_LEVEL_ABOVE,
                                FROM_LEVEL_BELOW,
                                change.sum(of -> of.account() == TO_LEVEL_ABOVE && !isOfProvince(of)),
                                change.sum(of -> of.account() == FROM_LEVEL_BELOW && isOfPool(of.unit()))
                                        .negated()),
                        new Pair(
                                TO_LEVEL_BELOW,
                                FROM_LEVEL_ABOVE,
                                change.sum(of -> of.account() == TO_LEVEL_BELOW && isOfPool(of.unit())),
                                change.sum(of -> of.account() == FROM_LEVEL_ABOVE && !isOfProvince(of))
                                        .negated()))
                .filter(pair -> !pair.paid().isZero() || !pair.received().isZero())
                .toList();
    }

    /** Whether the level above is outside the pool: the city level's, where it is not the pool's own adjustment fund. */
    private static boolean isOfProvince(Amounts.Of of) {
        return of.unit().isCityLevel() && !of.item().equals(Optional.of(Item.ADJUSTMENT_FUND));
    }

    /** Whether the levels below are the pool's own: those of the city level and of its reserve. */
    private static boolean isOfPool(UnitCode unit) {
        return unit.isCityLevel() || unit.isReserve();
    }

    private static Statement statement(
            Form form, BookId book, Basis basis, Optional<UnitCode> unit, Period period, List<Column> columns) {
        return new Statement(
                form,
                book,
                basis,
                unit,
                period,
                columns.stream().map(Column::caption).toList(),
                columns.stream().map(Column::span).toList(),
                form.lines().stream()
                        .map(line -> new Line(
                                line,
                                line.content() instanceof Content.Heading
                                        ? List.of()
                                        : columns.stream()
                                                .map(column -> amount(form, line, column))
                                                .toList()))
                        .toList(),
                eliminations(columns));
    }

    private static List<Elimination> eliminations(List<Column> columns) {
        return Stream.of(TO_LEVEL_ABOVE, TO_LEVEL_BELOW)
                .filter(account -> columns.stream()
                        .flatMap(column -> column.eliminated().stream())
                        .anyMatch(pair -> pair.expenditure() == account))
                .map(account -> {
                    Account income = account == TO_LEVEL_ABOVE ? FROM_LEVEL_BELOW : FROM_LEVEL_ABOVE;
                    List<Pair> pairs = columns.stream()
                            .map(column -> column.eliminated().stream()
                                    .filter(pair -> pair.expenditure() == account)
                                    .findFirst()
                                    .orElse(new Pair(account, income, Money.ZERO, Money.ZERO)))
                            .toList();
                    return new Elimination(
                            account,
                            income,
                            pairs.stream().map(Pair::paid).toList(),
                            pairs.stream().map(Pair::received).toList(),
                            pairs.stream().map(Pair::amount).toList());
                })
                .toList();
    }

    private static Money amount(Form form, FormLine line, Column column) {
        return switch (line.content()) {
            case Content.Heading() -> Money.ZERO;
            case Content.Of(Side side, List<Account> accounts, Set<Item> items) ->
                side.of(column.amounts()
                        .sum(of -> accounts.contains(of.account())
                                && (items.isEmpty()
                                        || of.item().filter(items::contains).isPresent())));
            case Content.Rest(Side side, Account account) -> {
                Set<Item> named = form.named(account);
                yield side.of(column.amounts()
                        .sum(of -> of.account() == account
                                && of.item().filter(named::contains).isEmpty()));
            }
            case Content.Sum(List<Term> terms) ->
                Money.sum(terms.stream()
                        .map(term -> {
                            Money added = amount(form, form.lines().get(term.line() - 1), column);
                            return term.sign() < 0 ? added.negated() : added;
                        })
                        .toList());
            case Content.NetAssetsBefore() -> column.netAssetsBefore();
            case Content.Other(Movement movement) -> column.movements().getOrDefault(movement, Money.ZERO);
        };
    }

    private Amounts balances(BookId book, Basis basis, Optional<UnitCode> unit, LocalDate asOf) {
        Amounts balances = new Amounts();
        query(BALANCES, book, basis, unit)
                .param("asOf", asOf)
                .query((row, n) -> {
                    balances.add(of(row), money(row));
                    return n;
                })
                .list();
        return balances;
    }

    /** What an entry that closes a year took from one account; debit positive. */
    private record Closed(LocalDate on, String event, Amounts.Of of, Money amount) {}

    private List<Closed> closed(BookId book, Basis basis, Optional<UnitCode> unit, LocalDate after) {
        return query(CLOSED, book, basis, unit)
                .param("after", after)
                .param("asOf", basis.asOf())
                .query((row, n) -> new Closed(
                        row.getObject("effective_on", LocalDate.class), row.getString("event"), of(row), money(row)))
                .list();
    }

    /** What entries of a kind of event changed in the balances on a day; debit positive. */
    private record OnBalance(LocalDate on, String event, Money amount) {}

    private List<OnBalance> onBalances(BookId book, Basis basis, Optional<UnitCode> unit, LocalDate after) {
        return query(ON_BALANCES, book, basis, unit)
                .param("after", after)
                .param("asOf", basis.asOf())
                .query((row, n) -> new OnBalance(
                        row.getObject("effective_on", LocalDate.class), row.getString("event"), money(row)))
                .list();
    }

    private JdbcClient.StatementSpec query(String sql, BookId book, Basis basis, Optional<UnitCode> unit) {
        return database.sql(sql.formatted(unit.isPresent() ? " AND unit = :unit" : ""))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("unit", unit.map(UnitCode::code).orElse(""));
    }

    private static Amounts.Of of(ResultSet row) throws SQLException {
        return new Amounts.Of(
                new UnitCode(row.getString("unit")),
                Account.of(row.getString("account")),
                Optional.of(row.getString("item"))
                        .filter(item -> !item.isEmpty())
                        .map(Item::valueOf));
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.ofFen(row.getLong("fen"));
    }
}
