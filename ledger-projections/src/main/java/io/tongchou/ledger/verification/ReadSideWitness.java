package io.tongchou.ledger.verification;

import static io.tongchou.ledger.verification.Rows.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.eventstore.Findings;
import io.tongchou.ledger.eventstore.Witness;
import io.tongchou.ledger.journal.AssessmentPayment;
import io.tongchou.ledger.journal.JournalEvent;
import io.tongchou.ledger.journal.JournalRows;
import io.tongchou.ledger.journal.References;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every row of the read side, as the events say it must be, up to the event that the journal has come to. What it remembers grows
 * with the calendar and with the lines that were explained by hand, not with the events.
 */
public final class ReadSideWitness implements Witness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String POSITION = "SELECT coalesce(max(sequence), 0) FROM reading.known_at WHERE book = ?";

    /** The first event behind a position, and how far the journal has come in the order of all events. */
    private static final String PASSED = """
            SELECT event.global_index, token.token
              FROM ledger.domain_event AS event, reading.token
             WHERE event.book = ? AND event.sequence = ? AND token.token IS NOT NULL""";

    private static final String BALANCES = """
            SELECT unit, account, item, sum(amount_fen)::bigint, sum(debit_fen)::bigint
              FROM reading.amounts(?, ?, DATE 'infinity') GROUP BY unit, account, item""";

    private record Balance(long fen, long debit) {
        static final Balance NONE = new Balance(0, 0);

        Balance plus(Posting leg) {
            return new Balance(
                    Math.addExact(fen, leg.amount().fen()),
                    Math.addExact(debit, Math.max(leg.amount().fen(), 0)));
        }
    }

    private record Line(String statement, int line) {}

    private final Connection connection;
    private final BookId book;
    private final long position;
    private final List<Rows> open = new ArrayList<>();
    private final Findings.Check journal;
    private final Findings.Check figures;
    private final Rows entries;
    private final Rows postings;
    private final Rows assessments;
    private final Rows payments;
    private final Rows statements;
    private final Rows lines;
    private final Rows matchedLines;
    private final Rows matchedEntries;
    private final Rows explainedLines;
    private final Rows explanations;
    private final Rows confirmations;
    private final Rows instants;
    private final Rows series;
    private final Cells cells;
    private final Rows flowSeries;
    private final Cells flowCells;
    private final Set<Line> explained = new HashSet<>();
    private final Map<Cells.Series, Balance> balances = new TreeMap<>();
    private long heard;
    private long recordedAt = Long.MIN_VALUE;

    /** Calls the read side as a witness: {@code ReadSideWitness::new}. */
    public ReadSideWitness(Connection connection, BookId book, Findings findings) throws SQLException {
        this.connection = connection;
        this.book = book;
        try (PreparedStatement select = connection.prepareStatement(POSITION)) {
            select.setString(1, book.toString());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                position = row.getLong(1);
            }
        }
        journal = findings.check(
                "journal", "the journal has every event that it has come past, and no other, under its instant");
        Findings.Check ofEntries =
                findings.check("journal-entries", "every entry and posting that figures are made of is the event's");
        Findings.Check ofMemos =
                findings.check("journal-memos", "every assessment, statement, match and explanation is the event's");
        Findings.Check ofCells = findings.check("cells", "the sums that figures are made of are those of the legs");
        figures = findings.check("figures", "the balances that figures show are the sums of all legs");
        entries = rows(
                ofEntries,
                "the entry",
                "entry",
                "sequence",
                "sequence",
                0,
                "effective_on#",
                "voucher",
                "event",
                "command",
                "maker",
                "checker",
                "document",
                "note",
                "file",
                "line",
                "policy",
                "clause",
                "reference",
                "undoes",
                "recorded_at",
                "closing");
        postings = rows(
                ofEntries,
                "the posting",
                "posting",
                "sequence",
                "sequence, leg",
                1,
                "leg",
                "unit",
                "account",
                "effective_on#",
                "amount_fen",
                "item");
        assessments = rows(
                ofMemos,
                "the assessment",
                "assessment",
                "sequence",
                "sequence",
                1,
                "assessment",
                "effective_on#",
                "unit",
                "payer",
                "payer_category",
                "period#",
                "amount_fen");
        payments = rows(
                ofMemos,
                "the payment of an assessment",
                "assessment_payment",
                "sequence",
                "sequence, line",
                1,
                "line",
                "assessment",
                "effective_on#",
                "amount_fen");
        statements = rows(
                ofMemos,
                "the statement",
                "statement",
                "sequence",
                "sequence",
                1,
                "statement",
                "source",
                "unit",
                "first_day#",
                "last_day#",
                "opening_fen",
                "both_ways");
        lines = rows(
                ofMemos,
                "the line of a statement,",
                "statement_line AS line LEFT JOIN reading.statement AS whole USING (book, statement)",
                "whole.sequence",
                "whole.sequence NULLS FIRST, line.line",
                2,
                "line.statement",
                "line.line",
                "happened_on#",
                "amount_fen",
                "reference",
                "counterparty",
                "text");
        matchedLines = rows(
                ofMemos,
                "the matched line of a statement,",
                "statement_line",
                "matched_by",
                "matched_by, match, line",
                3,
                "match",
                "line",
                "statement");
        matchedEntries = rows(
                ofMemos,
                "the matched entry",
                "matched_entry",
                "sequence",
                "sequence, match, entry",
                2,
                "match",
                "entry",
                "source",
                "unit",
                "statement",
                "rule");
        explainedLines = rows(
                ofMemos,
                "the explained line of a statement,",
                "statement_line",
                "explained_by",
                "explained_by",
                2,
                "statement",
                "line");
        explanations = rows(
                ofMemos,
                "the explanation",
                "explanation",
                "sequence",
                "sequence",
                2,
                "statement",
                "line",
                "kind",
                "reason",
                "maker",
                "checker");
        confirmations = rows(
                ofMemos,
                "the confirmation",
                "confirmation",
                "sequence",
                "sequence",
                0,
                "unit",
                "account",
                "month#",
                "party",
                "balance_fen",
                "maker",
                "recorded_at");
        instants = rows(journal, "the instant", "known_at", "recorded_at", "recorded_at", 1, "recorded_at", "sequence");
        series = rows(ofCells, "the series", "series", "1", "unit, account, item", 3, "unit", "account", "item");
        cells = new Cells(Cells.Kind.LEGS, connection, book, ofCells, position);
        flowSeries = rows(
                ofCells,
                "the flow's series",
                "flow_series",
                "1",
                "unit, source, target",
                3,
                "unit",
                "source",
                "target");
        flowCells = new Cells(Cells.Kind.FLOWS, connection, book, ofCells, position);
    }

    /** @param columns days have a # behind their names */
    private Rows rows(
            Findings.Check check, String name, String table, String number, String order, int keys, String... columns)
            throws SQLException {
        StringBuilder query = new StringBuilder("SELECT ").append(number);
        for (String column : columns) {
            query.append(", ").append(column.replace("#", " - DATE '1970-01-01'"));
        }
        query.append(" FROM reading.").append(table).append(" WHERE book = ?");
        if (number.endsWith("_by")) {
            query.append(" AND ").append(number).append(" IS NOT NULL");
        }
        query.append(" ORDER BY ").append(order);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].replaceFirst(".*\\.", "");
        }
        boolean ofEvents = number.endsWith("sequence") || number.endsWith("_by");
        Rows rows = new Rows(
                connection,
                book,
                check,
                name,
                ofEvents ? sequence -> sequence : other -> 0,
                query.toString(),
                keys,
                columns);
        open.add(rows);
        return rows;
    }

    @Override
    public void hear(Heard event) throws SQLException {
        if (event.sequence() > position) {
            return; // the journal has not come that far
        }
        if (event.recordedAt() != recordedAt) {
            instant();
            recordedAt = event.recordedAt();
        }
        heard = event.sequence();
        if (event.content().isEmpty()) {
            return; // which is said where it is read
        }
        Content content = event.content().get();
        JournalEvent of = new JournalEvent(
                book.toString(), event.sequence(), event.recordedAt(), content.recorded(), content.metadata());
        entry(of);
        assessment(of);
        statement(of);
    }

    /** The instant that has been heard to its end. */
    private void instant() throws SQLException {
        if (heard > 0) {
            instants.at(recordedAt, heard, List.of(row(recordedAt, heard)));
        }
    }

    private void entry(JournalEvent event) throws SQLException {
        long sequence = event.sequence();
        LedgerEvent happened = event.recorded().event();
        LocalDate day = event.recorded().effectiveOn();
        Optional<Entry> entry = event.recorded().entry();
        entries.at(
                sequence,
                sequence,
                entry
                        .map(booked -> row(
                                days(day),
                                booked.voucher(),
                                happened.getClass().getSimpleName(),
                                event.said("command").orElse(null),
                                event.said("maker").orElse(null),
                                event.said("checker").orElse(null),
                                event.said("document").orElse(null),
                                JournalRows.note(event).orElse(null),
                                event.said("file").orElse(null),
                                event.said("line").map(Integer::valueOf).orElse(null),
                                booked.policy().orElse(null),
                                booked.clause().orElse(null),
                                References.of(happened)
                                        .or(() -> event.said("document"))
                                        .orElse(null),
                                References.undoneBy(happened).orElse(null),
                                event.recordedAt(),
                                PostingRules.closes(happened)))
                        .stream()
                        .toList());
        List<Posting> legs = entry.map(Entry::postings).orElse(List.of());
        List<List<@Nullable Object>> due = new ArrayList<>();
        for (Posting leg : legs) {
            Cells.Series of = Cells.Series.of(leg);
            due.add(row(
                    due.size() + 1, of.unit(), of.of(), days(day), leg.amount().fen(), of.by()));
            balances.put(of, balances.getOrDefault(of, Balance.NONE).plus(leg));
            cells.add(
                    sequence, day, of, leg.amount().fen(), Math.max(leg.amount().fen(), 0));
        }
        postings.at(sequence, sequence, due);
        if (!PostingRules.closes(happened)) {
            flows(sequence, day, Flow.of(legs));
        }
    }

    /** All units but the reserve count an entry once, with the first that has the flow. */
    private void flows(long sequence, LocalDate day, List<Flow> flows) throws SQLException {
        Set<List<Object>> counted = new HashSet<>();
        for (Flow flow : flows) {
            boolean first = counted.add(
                    List.of(flow.source(), flow.target(), flow.unit().isReserve()));
            flowCells.add(sequence, day, Cells.Series.of(flow), flow.fen(), 1, first ? 1 : 0);
        }
    }

    private void assessment(JournalEvent event) throws SQLException {
        long sequence = event.sequence();
        int day = days(event.recorded().effectiveOn());
        if (event.recorded().event() instanceof PremiumAssessed assessed) {
            assessments.at(
                    sequence,
                    sequence,
                    List.of(row(
                            assessed.assessment(),
                            day,
                            assessed.unit().code(),
                            assessed.payer(),
                            assessed.payerCategory().name(),
                            days(assessed.period().atDay(1)),
                            assessed.amount().fen())));
        }
        List<List<@Nullable Object>> paid = new ArrayList<>();
        for (AssessmentPayment payment : AssessmentPayment.of(event.recorded().event())) {
            paid.add(row(
                    paid.size() + 1, payment.assessment(), day, payment.amount().fen()));
        }
        payments.at(sequence, sequence, paid);
    }

    private void statement(JournalEvent event) throws SQLException {
        long sequence = event.sequence();
        switch (event.recorded().event()) {
            case StatementImported statement -> imported(sequence, statement);
            case LinesMatched matched -> matched(sequence, matched);
            case LineExplained line -> {
                explanations.at(
                        sequence,
                        sequence,
                        List.of(row(
                                line.statement(),
                                line.line(),
                                line.kind().name(),
                                line.reason(),
                                event.said("maker").orElse(null),
                                event.said("checker").orElse(null))));
                if (explained.add(new Line(line.statement(), line.line()))) {
                    explainedLines.at(sequence, sequence, List.of(row(line.statement(), line.line())));
                }
            }
            case ReconciliationConfirmed confirmed ->
                confirmations.at(
                        sequence,
                        sequence,
                        List.of(row(
                                unit(confirmed.unit()),
                                confirmed.account().code(),
                                days(confirmed.month().atDay(1)),
                                confirmed.party().name(),
                                confirmed.balance().fen(),
                                event.said("maker").orElse(null),
                                event.recordedAt())));
            default -> {} // it is about no statement
        }
    }

    private void imported(long sequence, StatementImported statement) throws SQLException {
        Optional<Money> opening = statement
                .openingBalance()
                .or(() -> statement
                        .closingBalance()
                        .map(closing -> closing.minus(Money.sum(statement.lines().stream()
                                .map(StatementLine::signed)
                                .toList()))));
        statements.at(
                sequence,
                sequence,
                List.of(row(
                        statement.statement(),
                        statement.source().name(),
                        unit(statement.unit()),
                        days(statement.from()),
                        days(statement.to()),
                        opening.map(Money::fen).orElse(null),
                        statement.source() != StatementSource.TAX
                                || statement.lines().stream().anyMatch(line -> line.direction() == Direction.OUT))));
        lines.at(
                sequence,
                sequence,
                statement.lines().stream()
                        .sorted(Comparator.comparingInt(StatementLine::line))
                        .map(line -> row(
                                statement.statement(),
                                line.line(),
                                days(line.on()),
                                line.signed().fen(),
                                line.reference().orElse(null),
                                line.counterparty().orElse(null),
                                line.text().orElse(null)))
                        .toList());
    }

    private void matched(long sequence, LinesMatched matched) throws SQLException {
        List<List<@Nullable Object>> ofLines = new ArrayList<>();
        List<List<@Nullable Object>> ofEntries = new ArrayList<>();
        int number = 0;
        for (Match match : matched.matches()) {
            int of = ++number;
            match.lines().forEach(line -> ofLines.add(row(of, line, matched.statement())));
            match.entries()
                    .forEach(entry -> ofEntries.add(row(
                            of,
                            entry,
                            matched.source().name(),
                            unit(matched.unit()),
                            matched.statement(),
                            match.rule().name())));
        }
        matchedLines.at(sequence, sequence, ofLines);
        matchedEntries.at(sequence, sequence, ofEntries);
    }

    @Override
    public void end() throws SQLException {
        instant();
        hold(series, cells);
        hold(flowSeries, flowCells);
        for (Rows rows : open) {
            rows.end();
        }
        if (heard < position) {
            journal.found(position, "is in the journal, but there is none");
        }
        passed();
        balances();
    }

    private void hold(Rows series, Cells cells) throws SQLException {
        series.at(
                1,
                heard,
                cells.end().stream().map(of -> row(of.unit(), of.of(), of.by())).toList());
    }

    /** The journal may be behind the events, but not behind what it says that it has dealt with. */
    private void passed() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PASSED)) {
            select.setString(1, book.toString());
            select.setLong(2, position + 1);
            long event = 0;
            boolean passed = true;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    event = row.getLong(1);
                    JsonNode token = JSON.readTree(row.getBytes(2));
                    passed &= token.path("index").longValue() >= event
                            && !gaps(token).contains(event);
                }
            } catch (IOException e) {
                journal.found(0, "how far the journal has come cannot be read: " + e.getMessage());
            }
            if (event > 0 && passed) {
                journal.found(position + 1, "is not in the journal, which has come past it");
            }
        }
    }

    private static Set<Long> gaps(JsonNode token) {
        Set<Long> gaps = new HashSet<>();
        token.path("gaps").forEach(gap -> gaps.add(gap.longValue()));
        return gaps;
    }

    private void balances() throws SQLException {
        Map<Cells.Series, Balance> left = new TreeMap<>(balances);
        try (PreparedStatement select = connection.prepareStatement(BALANCES)) {
            select.setString(1, book.toString());
            select.setLong(2, position);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Cells.Series of = new Cells.Series(row.getString(1), row.getString(2), row.getString(3));
                    balance(
                            of,
                            new Balance(row.getLong(4), row.getLong(5)),
                            Optional.ofNullable(left.remove(of)).orElse(Balance.NONE));
                }
            }
        }
        left.forEach((of, due) -> balance(of, Balance.NONE, due));
    }

    private void balance(Cells.Series of, Balance shown, Balance due) {
        figures.counted();
        if (!shown.equals(due)) {
            figures.found(
                    position,
                    "%s on %s of %s is shown as %s with debits of %s, and the legs come to %s with debits of %s"
                            .formatted(
                                    of.by().isEmpty() ? "the balance" : of.by(),
                                    of.of(),
                                    of.unit(),
                                    Money.ofFen(shown.fen()),
                                    Money.ofFen(shown.debit()),
                                    Money.ofFen(due.fen()),
                                    Money.ofFen(due.debit())));
        }
    }

    private static int days(LocalDate day) {
        return (int) day.toEpochDay();
    }

    private static String unit(Optional<UnitCode> unit) {
        return unit.map(UnitCode::code).orElse("");
    }

    @Override
    public void close() throws SQLException {
        for (Rows rows : open) {
            rows.close();
        }
        cells.close();
        flowCells.close();
    }
}
