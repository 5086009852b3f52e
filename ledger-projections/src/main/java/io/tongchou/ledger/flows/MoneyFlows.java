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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where money came from and went to (资金流向): for each entry and unit, what was credited on one account and debited on another.
 * Where an entry has several on both sides they are paired in the order of its legs, fen by fen, so that all flows into an account
 * are its debits and all out of it its credits, to the fen. It looks at every entry of its days and takes as long as that takes.
 */
public final class MoneyFlows {

    /**
     * Most entries have one debit and one credit. Of the others each leg is a stretch on its side, and two legs share the fen where
     * their stretches overlap.
     */
    private static final String PAIRS = """
            WITH of_unit AS (
                SELECT entry.sequence, entry.effective_on, unit::text, count(*) AS legs,
                       array_agg(account::text ORDER BY amount_fen, leg) AS accounts,
                       array_agg(amount_fen ORDER BY amount_fen, leg) AS amounts,
                       array_agg(leg ORDER BY amount_fen, leg) AS places
                  FROM reading.entry JOIN reading.posting USING (book, sequence)
                 WHERE book = :book AND entry.sequence <= :sequence
                   AND entry.effective_on BETWEEN :from AND :asOf AND NOT closing %s
                 GROUP BY entry.sequence, entry.effective_on, unit
            ), every_pair AS (
                SELECT sequence, effective_on, unit, accounts[1] AS source, accounts[2] AS target, amounts[2] AS fen
                  FROM of_unit WHERE legs = 2
                 UNION ALL
                SELECT sequence, effective_on, unit, source, target, fen
                  FROM of_unit
                 CROSS JOIN LATERAL (
                       WITH leg AS (
                           SELECT account, amount > 0 AS debit, abs(amount) AS fen,
                                  sum(abs(amount)) OVER (PARTITION BY amount > 0 ORDER BY place) AS upto
                             FROM unnest(accounts, amounts, places) AS one(account, amount, place))
                       SELECT source.account AS source, target.account AS target,
                              least(source.upto, target.upto)
                                  - greatest(source.upto - source.fen, target.upto - target.fen) AS fen
                         FROM leg AS source JOIN leg AS target
                           ON source.upto > target.upto - target.fen AND target.upto > source.upto - source.fen
                        WHERE NOT source.debit AND target.debit) AS shared
                 WHERE legs > 2
            ), pair AS (
                SELECT * FROM every_pair WHERE source IN (:places) OR target IN (:places)
            )
            """;

    private static final String FLOWS = PAIRS + """
            SELECT source, target, unit = 'RESERVE' AS of_reserve, sum(fen)::bigint AS fen,
                   count(DISTINCT sequence) AS entries
              FROM pair
             GROUP BY source, target, of_reserve
             ORDER BY source, target, of_reserve
            """;

    private static final String ENTRIES = PAIRS + """
            SELECT pair.sequence, pair.effective_on, voucher, event, unit, reference, document, note, sum(fen)::bigint AS fen
              FROM pair JOIN reading.entry ON entry.book = :book AND entry.sequence = pair.sequence
             WHERE source = :source AND target = :target AND (unit = 'RESERVE') = :ofReserve
               AND (pair.effective_on, pair.sequence, unit) > (:day, :after, :afterUnit)
             GROUP BY pair.sequence, pair.effective_on, voucher, event, unit, reference, document, note
             ORDER BY pair.effective_on, pair.sequence, unit
             LIMIT :limit
            """;

    /** Where money is: accounts of cash, and what it was lent or put into. */
    private static final List<String> PLACES = Arrays.stream(Account.values())
            .filter(MoneyFlows::isPlace)
            .map(Account::code)
            .toList();

    private final JdbcClient database;

    public MoneyFlows(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** Whether money can be there. */
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
        return query(FLOWS, book, from, basis, unit)
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
        List<Part> parts = query(ENTRIES, book, from, basis, unit)
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

    private JdbcClient.StatementSpec query(
            String sql, BookId book, LocalDate from, Basis basis, Optional<UnitCode> unit) {
        return database.sql(sql.formatted(unit.isPresent() ? "AND unit = :unit" : ""))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("from", from)
                .param("asOf", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("places", PLACES);
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
