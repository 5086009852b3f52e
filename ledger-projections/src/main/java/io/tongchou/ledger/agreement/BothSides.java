package io.tongchou.ledger.agreement;

import io.tongchou.ledger.agreement.Outstanding.Explanation;
import io.tongchou.ledger.reconciliation.Line;
import io.tongchou.ledger.reconciliation.Movement;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What statements have, and what the ledger has of the same money, as far as it was not matched by the end of a day. */
final class BothSides {

    /**
     * A movement is compared where a statement covers its day, or is at most {@code reach} days away, or names its number in an open
     * line. Where the statements show collections alone, what goes out is compared only if it takes an entry back. What the tax
     * authority remits is compared only where its statement has that amount, of the entry or of its day: statements of collections and
     * refunds say nothing of it. Of a match whose parts are dated before and after the day, the parts that came before stand alone that day. What was matched comes along where it is of a statement
     * with open lines, or bears the number of something open: it tells what references are worth, and a double from what is missing.
     */
    private static final String BOTH_SIDES = """
            WITH statements AS (
                SELECT * FROM reading.statement
                 WHERE book = :book AND source = :source AND unit = :of AND sequence <= :sequence
            ), lines AS MATERIALIZED (
                SELECT line.*, CASE WHEN matched_by <= :sequence THEN matched_by END AS by
                  FROM statements JOIN reading.statement_line AS line USING (book, statement)
                 WHERE happened_on <= :day
            ), moved AS (
                SELECT sequence, effective_on, sum(amount_fen)::bigint AS fen
                  FROM reading.posting
                 WHERE book = :book AND account = ANY(:accounts) %s AND effective_on <= :day AND sequence <= :sequence
                 GROUP BY sequence, effective_on
                HAVING sum(amount_fen) <> 0
            ), movements AS (
                SELECT moved.*, command, reference, undoes, matched.sequence AS by, match, matched.statement,
                       :source = 'TAX' AND event IN ('RemittedToCityTreasury', 'SweptToFiscalAccount') AS remitted,
                       sum(fen) OVER (PARTITION BY moved.effective_on, event)::bigint AS day_fen
                  FROM moved
                  JOIN reading.entry ON entry.book = :book AND entry.sequence = moved.sequence
                  LEFT JOIN reading.matched_entry AS matched
                    ON matched.book = :book AND matched.source = :source AND matched.unit = :of
                   AND matched.entry = command AND matched.sequence <= :sequence
            ), compared AS MATERIALIZED (
                SELECT * FROM movements
                 WHERE by IS NOT NULL
                    OR EXISTS (SELECT FROM statements
                                WHERE effective_on BETWEEN first_day - :reach::integer AND last_day + :reach::integer
                                  AND (fen > 0 OR both_ways OR undoes IS NOT NULL)
                                  AND (NOT remitted OR EXISTS (SELECT FROM lines WHERE amount_fen IN (fen, day_fen))))
                    OR (:reach > 0 AND reference IN (SELECT reference FROM lines WHERE by IS NULL))
            ), across AS (
                SELECT by, match
                  FROM (SELECT by, match, amount_fen AS fen FROM lines WHERE by IS NOT NULL
                         UNION ALL
                        SELECT by, match, -fen FROM compared WHERE by IS NOT NULL) AS parts
                 GROUP BY by, match
                HAVING sum(fen) <> 0
            ), open AS (
                SELECT DISTINCT statement FROM lines WHERE by IS NULL
            ), asked AS (
                SELECT reference FROM lines WHERE by IS NULL
                 UNION
                SELECT reference FROM compared WHERE by IS NULL
            )
            SELECT 'LINE' AS side, statement, line, NULL AS entry, NULL::bigint AS sequence, happened_on AS day,
                   amount_fen AS fen, reference, counterparty, text, NULL AS undoes,
                   lines.by IS NOT NULL AS matched, across.by IS NOT NULL AS later,
                   (SELECT array_agg(entry ORDER BY entry) FROM reading.matched_entry AS other
                     WHERE other.book = :book AND other.sequence = across.by AND other.match = across.match) AS others,
                   kind, reason, maker, checker
              FROM lines
              LEFT JOIN across USING (by, match)
              LEFT JOIN LATERAL (
                   SELECT kind, reason, maker, checker FROM reading.explanation AS explained
                    WHERE explained.book = lines.book AND explained.statement = lines.statement
                      AND explained.line = lines.line AND explained.sequence <= :sequence
                    ORDER BY sequence DESC LIMIT 1) AS explained ON lines.explained_by <= :sequence
             WHERE lines.by IS NULL OR across.by IS NOT NULL OR reference IN (SELECT reference FROM asked)
                OR statement IN (SELECT statement FROM open)
             UNION ALL
            SELECT 'ENTRY', NULL, NULL, command, sequence, effective_on, fen, reference, NULL, NULL, undoes,
                   compared.by IS NOT NULL, across.by IS NOT NULL,
                   (SELECT array_agg(statement || '#' || line ORDER BY line) FROM reading.statement_line AS other
                     WHERE other.book = :book AND other.matched_by = across.by AND other.match = across.match),
                   NULL, NULL, NULL, NULL
              FROM compared LEFT JOIN across USING (by, match)
             WHERE compared.by IS NULL OR across.by IS NOT NULL OR reference IN (SELECT reference FROM asked)
                OR statement IN (SELECT statement FROM open)
             UNION ALL
            SELECT 'TOTAL', NULL, NULL, NULL, NULL, NULL, coalesce(sum(fen), 0)::bigint, NULL, NULL, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL
              FROM compared
             ORDER BY side, day, statement, line, sequence
            """;

    /** No line and no entry has a later day. */
    static final LocalDate ALL_DAYS = LocalDate.of(9999, 12, 31);

    private final JdbcClient database;

    BothSides(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * A line of a statement.
     *
     * @param later the entries that it was matched with, where not all that is dated by the day comes to the same
     */
    record StatementItem(
            Line line,
            Optional<String> counterparty,
            Optional<String> text,
            Optional<Explanation> explanation,
            Optional<List<String>> later) {}

    /**
     * What an entry changed in the accounts.
     *
     * @param later the lines that it was matched with, where not all that is dated by the day comes to the same
     */
    record LedgerItem(Movement movement, long sequence, Optional<List<String>> later) {}

    /**
     * Both sides.
     *
     * @param moved what all movements come to that are compared, whether they were matched or not
     */
    record Sides(List<StatementItem> lines, List<LedgerItem> movements, Money moved) {}

    /**
     * Both sides at the end of a day, as known up to a sequence.
     *
     * @param reach days before and after a statement in which movements are compared with it too
     */
    Sides at(BookId book, long sequence, Scope scope, LocalDate day, int reach) {
        List<StatementItem> lines = new ArrayList<>();
        List<LedgerItem> movements = new ArrayList<>();
        Money[] moved = {Money.ZERO};
        database.sql(BOTH_SIDES.formatted(scope.unit().isPresent() ? "AND unit = :of" : ""))
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("source", scope.source().name())
                .param("of", scope.unitColumn())
                .param(
                        "accounts",
                        scope.source().accounts().stream().map(Account::code).toArray(String[]::new))
                .param("day", day)
                .param("reach", reach)
                .query(row -> {
                    switch (row.getString("side")) {
                        case "LINE" -> lines.add(statementItem(row));
                        case "ENTRY" -> movements.add(ledgerItem(row));
                        default -> moved[0] = Money.ofFen(row.getLong("fen"));
                    }
                });
        return new Sides(lines, movements, moved[0]);
    }

    private static StatementItem statementItem(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new StatementItem(
                new Line(
                        row.getString("statement"),
                        row.getInt("line"),
                        row.getObject("day", LocalDate.class),
                        Money.ofFen(row.getLong("fen")),
                        Optional.ofNullable(row.getString("reference")),
                        row.getBoolean("matched")),
                Optional.ofNullable(row.getString("counterparty")),
                Optional.ofNullable(row.getString("text")),
                kind == null
                        ? Optional.empty()
                        : Optional.of(new Explanation(
                                DifferenceKind.valueOf(kind),
                                row.getString("reason"),
                                row.getString("maker"),
                                Optional.ofNullable(row.getString("checker")))),
                later(row));
    }

    private static LedgerItem ledgerItem(ResultSet row) throws SQLException {
        return new LedgerItem(
                new Movement(
                        row.getString("entry"),
                        row.getObject("day", LocalDate.class),
                        Money.ofFen(row.getLong("fen")),
                        Optional.ofNullable(row.getString("reference")),
                        Optional.ofNullable(row.getString("undoes")),
                        row.getBoolean("matched")),
                row.getLong("sequence"),
                later(row));
    }

    private static Optional<List<String>> later(ResultSet row) throws SQLException {
        if (!row.getBoolean("later")) {
            return Optional.empty();
        }
        Array others = row.getArray("others");
        return Optional.of(others == null ? List.of() : List.of((String[]) others.getArray()));
    }
}
