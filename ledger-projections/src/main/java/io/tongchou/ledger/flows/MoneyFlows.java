package io.tongchou.ledger.flows;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where money came from and went to (资金流向): for each entry and unit, what was credited on one account and debited on another.
 * Where an entry has several on both sides they are paired in the order of its legs, fen by fen, so that all flows into an account
 * are its debits and all out of it its credits, to the fen. It rests on sums that the journal keeps by blocks and days, so a
 * year's flows cost no more than a day's, and a page of entries what its blocks have of that flow.
 */
public final class MoneyFlows {

    /** What had flowed by the last day, less what had flowed by the eve of the first. */
    private static final String FLOWS = """
            SELECT source, target, unit = 'RESERVE' AS of_reserve, sum(fen)::bigint AS fen, sum(entries)::bigint AS entries
              FROM (SELECT unit::text, source::text, target::text, amount_fen AS fen,
                           CASE WHEN :unit = '' THEN first ELSE entries END AS entries
                      FROM reading.flowed(:book, :sequence, :asOf)
                     UNION ALL
                    SELECT unit, source, target, -amount_fen, -CASE WHEN :unit = '' THEN first ELSE entries END
                      FROM reading.flowed(:book, :sequence, :eve)) AS flowed
             WHERE :unit IN ('', unit)
             GROUP BY source, target, of_reserve
            HAVING sum(entries) > 0
             ORDER BY source, target, of_reserve
            """;

    /** The smallest blocks and days, in their order, until they have as many entries as are wanted; then those entries alone. */
    private static final String ENTRIES = """
            WITH of_unit AS (
                SELECT unit FROM reading.flow_series
                 WHERE book = :book AND source = :source AND target = :target AND (unit = 'RESERVE') = :ofReserve
                   AND :unit IN ('', unit)
            ), place AS (
                SELECT day, block, sum(entries) AS entries
                  FROM of_unit
                 CROSS JOIN LATERAL (
                       SELECT day, block, entries - lag(entries, 1, 0::bigint) OVER (PARTITION BY block ORDER BY day) AS entries
                         FROM reading.flow_cell
                        WHERE book = :book AND flow_cell.unit = of_unit.unit AND source = :source AND target = :target
                          AND level = 1 AND block < :sequence / reading.block_size(1) AND day <= :asOf) AS part
                 WHERE day >= :from AND (day, (block + 1) * reading.block_size(1)) >= (:day, :after)
                 GROUP BY day, block
            ), wanted AS MATERIALIZED (
                SELECT day, block * reading.block_size(1) AS after, (block + 1) * reading.block_size(1) AS up_to
                  FROM (SELECT day, block,
                               sum(entries) FILTER (WHERE (day, block * reading.block_size(1)) >= (:day, :after))
                                   OVER (ORDER BY day, block ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                          FROM place) AS place
                 WHERE coalesce(before, 0) < :limit
            ), candidate AS (
                SELECT DISTINCT sequence
                  FROM wanted CROSS JOIN of_unit
                  JOIN LATERAL (
                       SELECT sequence FROM reading.posting
                        WHERE posting.book = :book AND posting.unit = of_unit.unit AND account = :source
                          AND effective_on = wanted.day AND sequence > wanted.after AND sequence <= wanted.up_to) AS leg ON true
            ), flow AS (
                SELECT flow.* FROM candidate CROSS JOIN LATERAL reading.flows(:book, candidate.sequence - 1, candidate.sequence) AS flow
                 UNION ALL
                SELECT flow.*
                  FROM reading.flows(:book, :sequence / reading.block_size(1) * reading.block_size(1), :sequence) AS flow
                 WHERE day BETWEEN :from AND :asOf
            )
            SELECT sequence, effective_on, voucher, event, unit, reference, document, note, flow.amount_fen AS fen
              FROM flow JOIN reading.entry USING (sequence)
             WHERE book = :book AND source = :source AND target = :target AND (unit = 'RESERVE') = :ofReserve
               AND :unit IN ('', unit) AND (effective_on, sequence, unit) > (:day, :after, :afterUnit)
             ORDER BY effective_on, sequence, unit
             LIMIT :limit
            """;

    private final JdbcClient database;

    public MoneyFlows(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** Whether money can be there: on accounts of cash, and in what it was lent or put into. */
    public static boolean isPlace(Account account) {
        return switch (account.kind()) {
            case CASH, ASSET -> true;
            case LIABILITY, BALANCE, INCOME, EXPENDITURE -> false;
        };
    }

    /**
     * Between which accounts, and whose.
     *
     * @param source the account that was credited
     * @param target the account that was debited
     * @param ofReserve whether it is the risk reserve's own money
     */
    public record Path(Account source, Account target, boolean ofReserve) {}

    /** @param entries in how many entries it moved */
    public record Flow(Path path, Money amount, long entries) {}

    /** One entry's part in a flow. */
    public record Part(
            LocalDate effectiveOn,
            long sequence,
            UnitCode unit,
            int voucher,
            String event,
            Optional<String> reference,
            Optional<String> document,
            Optional<String> note,
            Money amount) {

        public YearMonth month() {
            return YearMonth.from(effectiveOn);
        }
    }

    /** @param next where the next page begins, where there is one */
    public record Parts(List<Part> parts, Optional<String> next) {}

    /**
     * A cursor as it was given out.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where the text is none
     */
    public static String cursor(String text) {
        return After.parse(text).toString();
    }

    /**
     * All flows of some days, those that close a year left out.
     *
     * @param from the first business day; the last is the basis's
     * @param unit one unit's; all, and the reserve's, where it is left out
     */
    public List<Flow> of(BookId book, LocalDate from, Basis basis, Optional<UnitCode> unit) {
        if (from.isAfter(basis.asOf())) {
            return List.of();
        }
        return query(FLOWS, book, basis, unit)
                .param("eve", from.minusDays(1))
                .query((row, n) -> new Flow(
                        new Path(
                                Account.of(row.getString("source")),
                                Account.of(row.getString("target")),
                                row.getBoolean("of_reserve")),
                        money(row),
                        row.getLong("entries")))
                .list();
    }

    /**
     * The entries that one flow is made of, in the order of the books.
     *
     * @param cursor as the page before gave it
     * @throws IllegalArgumentException where the cursor is none that was given out
     */
    public Parts entries(
            BookId book,
            LocalDate from,
            Basis basis,
            Optional<UnitCode> unit,
            Path path,
            Optional<String> cursor,
            int limit) {
        After after = cursor.map(After::parse).orElse(After.NOTHING);
        List<Part> parts = query(ENTRIES, book, basis, unit)
                .param("from", from)
                .param("source", path.source().code())
                .param("target", path.target().code())
                .param("ofReserve", path.ofReserve())
                .param("day", after.day())
                .param("after", after.sequence())
                .param("afterUnit", after.unit())
                .param("limit", limit + 1)
                .query(MoneyFlows::part)
                .list();
        if (parts.size() <= limit) {
            return new Parts(parts, Optional.empty());
        }
        List<Part> page = parts.subList(0, limit);
        return new Parts(page, Optional.of(After.of(page.getLast()).toString()));
    }

    private record After(LocalDate day, long sequence, String unit) {

        static final After NOTHING = new After(LocalDate.EPOCH, 0, "");

        static After of(Part part) {
            return new After(part.effectiveOn(), part.sequence(), part.unit().code());
        }

        static After parse(String text) {
            String[] parts = text.split("_", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException(text);
            }
            return new After(LocalDate.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return day + "_" + sequence + "_" + unit;
        }
    }

    private JdbcClient.StatementSpec query(String sql, BookId book, Basis basis, Optional<UnitCode> unit) {
        return database.sql(sql)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""));
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        return new Part(
                row.getObject("effective_on", LocalDate.class),
                row.getLong("sequence"),
                new UnitCode(row.getString("unit")),
                row.getInt("voucher"),
                row.getString("event"),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("note")),
                money(row));
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.ofFen(row.getLong("fen"));
    }
}
