package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that came in, by what they tell of. */
final class Statements {

    private static final String STATEMENTS = """
            SELECT statement.*, count(line) AS lines,
                   coalesce(sum(amount_fen) FILTER (WHERE happened_on <= :day), 0)::bigint AS fen
              FROM reading.statement LEFT JOIN reading.statement_line USING (book, statement)
             WHERE book = :book AND sequence <= :sequence AND first_day <= :day
             GROUP BY statement.book, statement.statement
             ORDER BY first_day, sequence
            """;

    private final JdbcClient database;

    Statements(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * A statement.
     *
     * @param opening what it says was held before its first day
     * @param came what its lines come to, as far as they are dated by the day asked for
     */
    record Statement(
            Scope scope,
            String number,
            LocalDate from,
            LocalDate to,
            Optional<Money> opening,
            long lines,
            Money came) {}

    /** Those that begin by the day, as known up to a sequence. */
    Map<Scope, List<Statement>> by(BookId book, long sequence, LocalDate day) {
        return database
                .sql(STATEMENTS)
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("day", day)
                .query((row, n) -> statement(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Statement::scope,
                        () -> new TreeMap<>(Comparator.comparing(Scope::source).thenComparing(Scope::unitColumn)),
                        Collectors.toList()));
    }

    /** What the statements say is held at the end of the day; empty where none says what it began with. */
    static Optional<Money> balance(List<Statement> statements) {
        return statements.reversed().stream()
                .filter(statement -> statement.opening().isPresent())
                .findFirst()
                .map(anchor -> anchor.opening()
                        .get()
                        .plus(came(statements.stream()
                                .filter(statement -> !statement.from().isBefore(anchor.from()))
                                .toList())));
    }

    static Money came(List<Statement> statements) {
        return Money.sum(statements.stream().map(Statement::came).toList());
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                Scope.of(row.getString("source"), row.getString("unit")),
                row.getString("statement"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Optional.ofNullable(row.getObject("opening_fen", Long.class)).map(Money::ofFen),
                row.getLong("lines"),
                Money.ofFen(row.getLong("fen")));
    }
}
