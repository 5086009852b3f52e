package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was found to be the same money (已勾对): lines of statements with the entries that they were matched with. */
public final class Matched {

    private static final String COUNTS = """
            SELECT source, unit, count(*) AS lines
              FROM reading.statement JOIN reading.statement_line USING (book, statement)
             WHERE book = :book AND sequence <= :sequence AND first_day <= :last AND last_day >= :first
               AND matched_by <= :sequence AND happened_on BETWEEN :first AND :last
             GROUP BY source, unit
            """;

    private static final String LINES = """
            SELECT line.*, found.entries, found.rule
              FROM reading.statement JOIN reading.statement_line AS line USING (book, statement)
              LEFT JOIN LATERAL (
                   SELECT array_agg(entry ORDER BY entry) AS entries, min(rule) AS rule FROM reading.matched_entry AS other
                    WHERE other.book = line.book AND other.sequence = line.matched_by AND other.match = line.match
                   ) AS found ON true
             WHERE book = :book AND source = :source AND unit = :of AND statement.sequence <= :sequence
               AND first_day <= :last AND last_day >= :first
               AND matched_by <= :sequence AND happened_on BETWEEN :first AND :last
               AND (statement, line) > (:statement, :line)
             ORDER BY statement, line LIMIT :limit
            """;

    private final JdbcClient database;

    public Matched(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * A line that was matched.
     *
     * @param amount what went out is negative
     * @param entries none where lines of the statement cancel each other
     */
    public record Line(
            Place place,
            LocalDate on,
            Money amount,
            Optional<String> reference,
            Optional<String> counterparty,
            Optional<String> text,
            MatchRule rule,
            List<String> entries) {}

    /** A line of a statement. */
    public record Place(String statement, int line) {

        public static final Place FIRST = new Place("", 0);
    }

    /** How many lines of a month were matched, as known up to a sequence; a scope without any is left out. */
    public Map<Scope, Long> counts(BookId book, long sequence, YearMonth month) {
        return database
                .sql(COUNTS)
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .query((row, n) ->
                        Map.entry(Scope.of(row.getString("source"), row.getString("unit")), row.getLong("lines")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Lines of a month that were matched, as known up to a sequence, by statement and line.
     *
     * @param behind the line behind which the page begins
     */
    public List<Line> lines(BookId book, long sequence, Scope scope, YearMonth month, Place behind, int limit) {
        return database.sql(LINES)
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("source", scope.source().name())
                .param("of", scope.unitColumn())
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .param("statement", behind.statement())
                .param("line", behind.line())
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        Array entries = row.getArray("entries");
        return new Line(
                new Place(row.getString("statement"), row.getInt("line")),
                row.getObject("happened_on", LocalDate.class),
                Money.ofFen(row.getLong("amount_fen")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("counterparty")),
                Optional.ofNullable(row.getString("text")),
                Optional.ofNullable(row.getString("rule"))
                        .map(MatchRule::valueOf)
                        .orElse(MatchRule.BY_HAND), // without an entry nobody but a person matches
                entries == null ? List.of() : List.of((String[]) entries.getArray()));
    }
}
