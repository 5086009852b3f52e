package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands on one side alone: lines of statements that no entry was matched with, and movements in the ledger that no line was. */
final class OpenItems {

    /**
     * A movement is compared where a statement covers its day, or is at most {@code reach} days away, or names its number in an open
     * line. Where the statements show collections alone, what goes out is compared only if it takes an entry back. Of a match whose
     * parts are dated before and after the day, the parts that came before stand alone that day.
     */
    private static final String ITEMS = """
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
                SELECT moved.*, command, reference, undoes, matched.sequence AS by, match
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
                                  AND (fen > 0 OR both_ways OR undoes IS NOT NULL))
                    OR (:reach > 0 AND reference IN (SELECT reference FROM lines WHERE by IS NULL))
            ), across AS (
                SELECT by, match
                  FROM (SELECT by, match, amount_fen AS fen FROM lines WHERE by IS NOT NULL
                         UNION ALL
                        SELECT by, match, -fen FROM compared WHERE by IS NOT NULL) AS parts
                 GROUP BY by, match
                HAVING sum(fen) <> 0
            )
            SELECT 'LINE' AS side, statement, line, NULL AS entry, NULL::bigint AS sequence, happened_on AS day,
                   amount_fen AS fen, lines.reference, counterparty, text, NULL AS undoes, across.by IS NOT NULL AS later,
                   (SELECT array_agg(entry ORDER BY entry) FROM reading.matched_entry AS other
                     WHERE other.book = :book AND other.sequence = across.by AND other.match = across.match) AS matched_with,
                   explained.kind, reason, maker, checker
              FROM lines
              LEFT JOIN across USING (by, match)
              LEFT JOIN LATERAL (
                   SELECT * FROM reading.explanation AS x
                    WHERE x.book = lines.book AND x.statement = lines.statement AND x.line = lines.line
                      AND x.sequence <= :sequence
                    ORDER BY sequence DESC LIMIT 1) AS explained ON lines.explained_by <= :sequence
             WHERE lines.by IS NULL OR across.by IS NOT NULL
             UNION ALL
            SELECT 'ENTRY', NULL, NULL, command, sequence, effective_on, fen, reference, NULL, NULL, undoes,
                   across.by IS NOT NULL,
                   (SELECT array_agg(statement || '#' || line ORDER BY line) FROM reading.statement_line AS other
                     WHERE other.book = :book AND other.matched_by = across.by AND other.match = across.match),
                   NULL, NULL, NULL, NULL
              FROM compared LEFT JOIN across USING (by, match)
             WHERE compared.by IS NULL OR across.by IS NOT NULL
             UNION ALL
            SELECT 'TOTAL', NULL, NULL, NULL, NULL, NULL, coalesce(sum(fen), 0)::bigint, NULL, NULL, NULL, NULL, false, NULL,
                   NULL, NULL, NULL, NULL
              FROM compared
             ORDER BY side, day, statement, line, sequence
            """;

    private final JdbcClient database;

    OpenItems(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * A line of a statement.
     *
     * @param amount what goes out is negative
     * @param later the entries that it was matched with, where not all that is dated by the day comes to the same
     */
    record Line(
            String statement,
            int line,
            LocalDate on,
            Money amount,
            Optional<String> reference,
            Optional<String> counterparty,
            Optional<String> text,
            Optional<List<String>> later,
            Optional<Explanation> explanation) {}

    /** Why a line stands alone, as somebody explained and somebody else agreed. */
    public record Explanation(DifferenceKind kind, String reason, String maker, Optional<String> checker) {}

    /**
     * What an entry changed in the accounts.
     *
     * @param entry the id of the command that made it
     * @param amount what goes out is negative
     * @param undoes the entry that it takes back
     * @param later the lines that it was matched with, where not all that is dated by the day comes to the same
     */
    record Movement(
            String entry,
            long sequence,
            LocalDate on,
            Money amount,
            Optional<String> reference,
            Optional<String> undoes,
            Optional<List<String>> later) {}

    /**
     * What stands alone on either side.
     *
     * @param moved what all movements come to that are compared, matched ones with them
     */
    record Sides(List<Line> lines, List<Movement> movements, Money moved) {}

    /**
     * What stands alone at the end of a day, as known up to a sequence.
     *
     * @param reach days before and after a statement in which movements are compared with it too
     */
    Sides at(BookId book, long sequence, Scope scope, LocalDate day, int reach) {
        List<Line> lines = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        Money[] moved = {Money.ZERO};
        database.sql(ITEMS.formatted(scope.unit().isPresent() ? "AND unit = :of" : ""))
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
                        case "LINE" -> lines.add(line(row));
                        case "ENTRY" -> movements.add(movement(row));
                        default -> moved[0] = Money.ofFen(row.getLong("fen"));
                    }
                });
        return new Sides(lines, withoutWhatCancels(movements), moved[0]);
    }

    /** An entry and the one that takes it back are no difference where neither was matched. */
    private static List<Movement> withoutWhatCancels(List<Movement> movements) {
        Map<String, Movement> alone = new HashMap<>();
        movements.stream()
                .filter(movement -> movement.later().isEmpty())
                .forEach(movement -> alone.put(movement.entry(), movement));
        Set<Movement> cancelled = new HashSet<>();
        for (Movement movement : alone.values()) {
            movement.undoes()
                    .map(alone::get)
                    .filter(undone -> undone.amount().plus(movement.amount()).isZero())
                    .ifPresent(undone -> cancelled.addAll(List.of(undone, movement)));
        }
        return movements.stream()
                .filter(movement -> !cancelled.contains(movement))
                .toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("statement"),
                row.getInt("line"),
                row.getObject("day", LocalDate.class),
                Money.ofFen(row.getLong("fen")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("counterparty")),
                Optional.ofNullable(row.getString("text")),
                later(row),
                row.getString("kind") == null
                        ? Optional.empty()
                        : Optional.of(new Explanation(
                                DifferenceKind.valueOf(row.getString("kind")),
                                row.getString("reason"),
                                row.getString("maker"),
                                Optional.ofNullable(row.getString("checker")))));
    }

    private static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                row.getString("entry"),
                row.getLong("sequence"),
                row.getObject("day", LocalDate.class),
                Money.ofFen(row.getLong("fen")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("undoes")),
                later(row));
    }

    private static Optional<List<String>> later(ResultSet row) throws SQLException {
        if (!row.getBoolean("later")) {
            return Optional.empty();
        }
        Array with = row.getArray("matched_with");
        return Optional.of(with == null ? List.of() : List.of((String[]) with.getArray()));
    }
}
