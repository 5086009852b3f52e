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
 * Income and expenditure of a year by month, unit and account, without the entries that close the year. It rests on the sums of
 * the year's days in each block, so it costs the same however many entries there are.
 */
public final class MonthlyResults {

    /** Of each series the days on which its blocks changed, from the last before the first month: so each is read but once. */
    private static final String BOOKED = """
            SELECT date_trunc('month', day::timestamp)::date AS day, unit, account, sum(fen)::bigint AS fen
              FROM (SELECT series.unit::text, series.account::text, part.day, part.fen
                      FROM reading.series
                     CROSS JOIN generate_series(1, 7) AS level
                     CROSS JOIN LATERAL generate_series(
                               coalesce(:sequence / reading.block_size(level + 1)
                                   * (reading.block_size(level + 1) / reading.block_size(level)), 0),
                               :sequence / reading.block_size(level) - 1) AS block
                     CROSS JOIN LATERAL (
                               SELECT day, amount_fen - lag(amount_fen, 1, 0::bigint) OVER (ORDER BY day) AS fen
                                 FROM reading.cell
                                WHERE book = :book AND cell.level = level.level AND cell.block = block.block
                                  AND unit = series.unit AND account = series.account AND item = series.item
                                  AND day <= :asOf
                                  AND day >= coalesce((SELECT day FROM reading.cell
                                                        WHERE book = :book AND cell.level = level.level
                                                          AND cell.block = block.block AND unit = series.unit
                                                          AND account = series.account AND item = series.item AND day <= :eve
                                                        ORDER BY day DESC LIMIT 1), :eve)
                           ) AS part
                     WHERE book = :book
                     UNION ALL
                    SELECT unit, account, effective_on, amount_fen
                      FROM (SELECT * FROM reading.posting
                             WHERE book = :book AND sequence <= :sequence
                               AND sequence > :sequence / reading.block_size(1) * reading.block_size(1)
                            OFFSET 0) AS tail
                     WHERE effective_on <= :asOf) AS part
             WHERE account >= '4' AND day > :eve
             GROUP BY date_trunc('month', day::timestamp), unit, account
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
        for (Change booked : changes(BOOKED, book, basis, eve)) {
            add(results, booked, booked.debit());
        }
        for (Change closed : changes(CLOSED, book, basis, eve)) {
            add(results, closed, closed.debit().negated());
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

    private static void add(Map<Key, Money> results, Change change, Money debit) {
        results.merge(new Key(YearMonth.from(change.day()), change.unit(), change.account()), debit, Money::plus);
    }

    private List<Change> changes(String sql, BookId book, Basis basis, LocalDate eve) {
        return database.sql(sql)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
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
