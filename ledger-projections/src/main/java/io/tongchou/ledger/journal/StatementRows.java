package io.tongchou.ledger.journal;

import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.journal.JournalRows.Columns;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes what events say of statements: their lines, what these were matched with, explanations, and the parties' words. */
final class StatementRows {

    private static final String STATEMENTS = """
            INSERT INTO statement (book, statement, sequence, source, unit, first_day, last_day, opening_fen, both_ways)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::date[], ?::bigint[],
                                 ?::boolean[])
            """;

    private static final String LINES = """
            INSERT INTO statement_line (book, statement, line, happened_on, amount_fen, reference, counterparty, text)
            SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::date[], ?::bigint[], ?::text[], ?::text[], ?::text[])
            """;

    private static final String MATCHED_LINES = """
            UPDATE statement_line AS line SET matched_by = matched.sequence, match = matched.match
              FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[], ?::integer[])
                AS matched (book, statement, line, sequence, match)
             WHERE line.book = matched.book AND line.statement = matched.statement AND line.line = matched.line
            """;

    private static final String MATCHED_ENTRIES = """
            INSERT INTO matched_entry (book, source, unit, entry, sequence, match, statement, rule)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[])
            """;

    private static final String EXPLANATIONS = """
            INSERT INTO explanation (book, statement, line, sequence, kind, reason, maker, checker)
            SELECT * FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private static final String EXPLAINED_LINES = """
            UPDATE statement_line AS line SET explained_by = explained.sequence
              FROM (SELECT book, statement, line, min(sequence) AS sequence
                      FROM unnest(?::text[], ?::text[], ?::integer[], ?::bigint[]) AS each (book, statement, line, sequence)
                     GROUP BY book, statement, line) AS explained
             WHERE line.book = explained.book AND line.statement = explained.statement AND line.line = explained.line
               AND line.explained_by IS NULL
            """;

    private static final String CONFIRMATIONS = """
            INSERT INTO confirmation (book, sequence, unit, account, month, party, balance_fen, maker, recorded_at)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::text[], ?::bigint[], ?::text[],
                                 ?::bigint[])
            """;

    private StatementRows() {}

    /** Whether the event says anything that is written here. */
    static boolean tells(JournalEvent event) {
        return switch (event.recorded().event()) {
            case StatementImported e -> true;
            case LinesMatched e -> true;
            case LineExplained e -> true;
            case ReconciliationConfirmed e -> true;
            default -> false;
        };
    }

    static void write(Connection connection, List<JournalEvent> events) throws SQLException {
        insertStatements(connection, events);
        insertMatches(connection, events);
        insertExplanations(connection, events);
        Columns confirmations = new Columns();
        each(
                events,
                ReconciliationConfirmed.class,
                (event, confirmed) -> confirmations.add(
                        event.book(),
                        event.sequence(),
                        unit(confirmed.unit()),
                        confirmed.account().code(),
                        confirmed.month().atDay(1).toString(),
                        confirmed.party().name(),
                        confirmed.balance().fen(),
                        event.metadata().get("maker"),
                        event.recordedAt()));
        confirmations.insert(connection, CONFIRMATIONS, "text bigint text text date text bigint text bigint");
    }

    private static void insertStatements(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns statements = new Columns();
        Columns lines = new Columns();
        each(events, StatementImported.class, (event, statement) -> {
            statements.add(
                    event.book(),
                    statement.statement(),
                    event.sequence(),
                    statement.source().name(),
                    unit(statement.unit()),
                    statement.from().toString(),
                    statement.to().toString(),
                    opening(statement).map(Money::fen).orElse(null),
                    statement.source() != StatementSource.TAX
                            || statement.lines().stream().anyMatch(line -> line.direction() == Direction.OUT));
            statement
                    .lines()
                    .forEach(line -> lines.add(
                            event.book(),
                            statement.statement(),
                            line.line(),
                            line.on().toString(),
                            line.signed().fen(),
                            line.reference().orElse(null),
                            line.counterparty().orElse(null),
                            line.text().orElse(null)));
        });
        statements.insert(connection, STATEMENTS, "text text bigint text text date date bigint boolean");
        lines.insert(connection, LINES, "text text integer date bigint text text text");
    }

    private static Optional<Money> opening(StatementImported statement) {
        return statement
                .openingBalance()
                .or(() -> statement
                        .closingBalance()
                        .map(closing -> closing.minus(Money.sum(statement.lines().stream()
                                .map(StatementLine::signed)
                                .toList()))));
    }

    private static void insertMatches(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns lines = new Columns();
        Columns entries = new Columns();
        each(events, LinesMatched.class, (event, matched) -> {
            int number = 0;
            for (Match match : matched.matches()) {
                int of = ++number;
                match.lines().forEach(line -> lines.add(event.book(), matched.statement(), line, event.sequence(), of));
                match.entries()
                        .forEach(entry -> entries.add(
                                event.book(),
                                matched.source().name(),
                                unit(matched.unit()),
                                entry,
                                event.sequence(),
                                of,
                                matched.statement(),
                                match.rule().name()));
            }
        });
        lines.insert(connection, MATCHED_LINES, "text text integer bigint integer");
        entries.insert(connection, MATCHED_ENTRIES, "text text text text bigint integer text text");
    }

    private static void insertExplanations(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns explanations = new Columns();
        Columns lines = new Columns();
        each(events, LineExplained.class, (event, explained) -> {
            explanations.add(
                    event.book(),
                    explained.statement(),
                    explained.line(),
                    event.sequence(),
                    explained.kind().name(),
                    explained.reason(),
                    event.metadata().get("maker"),
                    event.metadata().get("checker"));
            lines.add(event.book(), explained.statement(), explained.line(), event.sequence());
        });
        explanations.insert(connection, EXPLANATIONS, "text text integer bigint text text text text");
        lines.insert(connection, EXPLAINED_LINES, "text text integer bigint");
    }

    private static String unit(Optional<UnitCode> unit) {
        return unit.map(UnitCode::code).orElse("");
    }

    private static <E> void each(List<JournalEvent> events, Class<E> type, BiConsumer<JournalEvent, E> row) {
        events.stream()
                .filter(event -> type.isInstance(event.recorded().event()))
                .forEach(event -> row.accept(event, type.cast(event.recorded().event())));
    }
}
