package io.tongchou.ledger.flows;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Income and expenditure of a year by month, unit and account, without the entries that close the year. It rests on a balance at
 * each month's end, so it costs the same however many entries there are.
 */
public final class MonthlyResults {

    private static final String BALANCES = """
            SELECT day, unit, account, sum(amount_fen)::bigint AS fen
              FROM (SELECT least((month + interval '1 month' - interval '1 day')::date, :asOf) AS day
                      FROM generate_series(:first::timestamp, :asOf::timestamp, interval '1 month') AS month
                     UNION ALL
                    SELECT :eve) AS days
             CROSS JOIN LATERAL reading.amounts(:book, :sequence, days.day)
             WHERE account >= '4'
             GROUP BY day, unit, account
            """;

    private static final String CLOSED = """
            SELECT entry.effective_on AS day, unit, account, sum(amount_fen)::bigint AS fen
              FROM reading.entry JOIN reading.posting USING (book, sequence)
             WHERE book = :book AND closing AND entry.sequence <= :sequence
               AND entry.effective_on > :eve AND entry.effective_on <= :asOf AND account >= '4'
             GROUP BY entry.effective_on, unit, account
            """;

    private final JdbcClient database;
    private final Figures figures;

    public MonthlyResults(DataSource source, Figures figures) {
        this.database = JdbcClient.create(source);
        this.figures = figures;
    }

    /**
     * What an account of a unit came to in a month.
     *
     * @param amount as the account's own side has it: income that came, expenditure that went
     */
    public record Row(YearMonth month, UnitCode unit, Account account, Money amount) {}

    /**
     * The months of the year through the day that the basis names, in no order.
     *
     * @param basis as of a day in that year
     */
    public List<Row> of(BookId book, FiscalYear year, Basis basis) {
        LocalDate first = figures.beginsOn(book)
                .filter(begins -> begins.isAfter(year.firstDay()))
                .orElse(year.firstDay())
                .withDayOfMonth(1);
        LocalDate eve = first.minusDays(1);
        Map<Key, Money> results = new HashMap<>();
        // What stands at a month's end is added to the month and taken off the next one.
        for (Change balance : changes(BALANCES, book, basis, first, eve)) {
            YearMonth month = YearMonth.from(balance.day());
            if (balance.day().isAfter(eve)) {
                add(results, balance, month, balance.debit());
            }
            if (month.isBefore(YearMonth.from(basis.asOf()))) {
                add(results, balance, month.plusMonths(1), balance.debit().negated());
            }
        }
        for (Change closed : changes(CLOSED, book, basis, first, eve)) {
            add(results, closed, YearMonth.from(closed.day()), closed.debit().negated());
        }
        List<Row> rows = new ArrayList<>();
        results.forEach((key, debit) -> {
            if (!debit.isZero()) {
                rows.add(new Row(
                        key.month(),
                        key.unit(),
                        key.account(),
                        key.account().kind() == Account.Kind.INCOME ? debit.negated() : debit));
            }
        });
        return rows;
    }

    private record Key(YearMonth month, UnitCode unit, Account account) {}

    private record Change(LocalDate day, UnitCode unit, Account account, Money debit) {}

    private static void add(Map<Key, Money> results, Change change, YearMonth month, Money debit) {
        results.merge(new Key(month, change.unit(), change.account()), debit, Money::plus);
    }

    private List<Change> changes(String sql, BookId book, Basis basis, LocalDate first, LocalDate eve) {
        return database.sql(sql)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .param("first", first)
                .param("eve", eve)
                .query(MonthlyResults::change)
                .list();
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                row.getObject("day", LocalDate.class),
                new UnitCode(row.getString("unit")),
                Account.of(row.getString("account")),
                Money.ofFen(row.getLong("fen")));
    }
}
