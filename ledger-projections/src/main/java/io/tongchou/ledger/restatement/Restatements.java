package io.tongchou.ledger.restatement;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.MonthReopened;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.restatement.Restatement.Change;
import io.tongchou.ledger.restatement.Restatement.Closing;
import io.tongchou.ledger.restatement.Restatement.Difference;
import io.tongchou.ledger.restatement.Restatement.Entry;
import io.tongchou.ledger.restatement.Restatement.Kind;
import io.tongchou.ledger.restatement.Restatement.Later;
import io.tongchou.ledger.restatement.Restatement.Leg;
import io.tongchou.ledger.restatement.Restatement.LineDifference;
import io.tongchou.ledger.restatement.Restatement.Reopening;
import io.tongchou.ledger.restatement.Restatement.Restated;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Restatements of closed periods. It rests on the ledger's rule that nothing is dated into a closed month but the entry that closes
 * its year: so what has changed was recorded while the period was open again, and only that is read.
 */
public final class Restatements {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CLOSINGS = """
            SELECT sequence, recorded_at, payload, metadata FROM ledger.domain_event
             WHERE book = :book AND sequence <= :sequence AND type IN ('MonthClosed', 'MonthReopened', 'YearClosed')
             ORDER BY sequence
            """;

    private static final String DIFFERENCES = """
            SELECT unit, account, sum(closed)::bigint AS closed, sum(known)::bigint AS known
              FROM (SELECT unit, account, amount_fen AS closed, 0 AS known
                      FROM reading.amounts(:book, :closing, :last)
                     UNION ALL
                    SELECT unit, account, 0, amount_fen FROM reading.amounts(:book, :sequence, :last)) AS amounts
             WHERE true %s
             GROUP BY unit, account
            HAVING sum(closed) <> sum(known)
             ORDER BY unit, account
            """;

    private static final String CHANGES = """
            SELECT *
              FROM unnest(:after::bigint[], :before::bigint[]) AS open (after, before)
              JOIN reading.posting ON posting.book = :book AND posting.sequence > open.after
                                  AND posting.sequence < open.before
              JOIN reading.entry USING (book, sequence, effective_on)
             WHERE effective_on <= :last %s
               AND (unit, account, sequence, leg) > (:unitAfter, :accountAfter, :sequenceAfter, :legAfter)
             ORDER BY unit, account, sequence, leg
             LIMIT :limit
            """;

    /** Corrections of the period's entries, and corrections of these: one that lies in the period is an entry of it itself. */
    private static final String CORRECTIONS = """
            (WITH RECURSIVE correction AS (
                SELECT key.sequence, key.value AS corrects, key.value AS original, original.effective_on AS of_day
                  FROM ledger.business_key AS key
                  LEFT JOIN ledger.business_key AS approved
                    ON approved.book = :book AND approved.kind = 'PROPOSAL_DECISION' AND approved.value = key.value
                  LEFT JOIN ledger.command_outcome AS outcome ON outcome.pool = :pool AND outcome.id = key.value
                  JOIN reading.entry AS original ON original.book = :book AND original.sequence
                       = coalesce(approved.sequence, outcome.sequences[array_position(outcome.funds, :fund)])
                 WHERE key.book = :book AND key.kind = 'CORRECTION' AND original.effective_on BETWEEN :first AND :last
                 UNION ALL
                SELECT key.sequence, key.value, correction.original, correction.of_day
                  FROM correction
                  JOIN reading.entry ON entry.book = :book AND entry.sequence = correction.sequence
                   AND entry.effective_on > :last
                  JOIN ledger.business_key AS key
                    ON key.book = :book AND key.kind = 'CORRECTION' AND key.value = entry.command
                   AND key.sequence > correction.sequence)
            SELECT entry.*, corrects, original, of_day, NULL AS settled
              FROM correction JOIN reading.entry ON entry.book = :book AND entry.sequence = correction.sequence)
            """;

    private static final String LATE_LINES = """
            SELECT entry.*, NULL, NULL, note.day, NULL
              FROM (SELECT *, substring(detail FROM 'collected on ([0-9]{4}-[0-9]{2}-[0-9]{2})')::date AS day
                      FROM ledger.source_file_note WHERE book = :book AND status = 'LATE') AS note
              JOIN ledger.business_key AS receipt
                ON receipt.book = :book AND receipt.kind = 'RECEIPT' AND receipt.value = note.number
              JOIN reading.entry ON entry.book = :book AND entry.sequence = receipt.sequence
               AND entry.file = note.file AND entry.line = note.line
             WHERE note.day BETWEEN :first AND :last
            """;

    /** Where governments alone owe more or less there is no entry. */
    private static final String SETTLEMENTS_RESTATED = """
            SELECT :book, sequence, (said ->> 'effectiveOn')::date, entry.voucher, type, made ->> 'command', made ->> 'maker',
                   made ->> 'checker', coalesce(made ->> 'document', said #>> '{event,document}'), made ->> 'note',
                   made ->> 'file', (made ->> 'line')::integer, entry.policy, entry.clause, NULL, NULL, event.recorded_at,
                   false, NULL, NULL, :yearsEnd::date, said #>> '{event,settlement,unit}'
              FROM (SELECT *, convert_from(payload, 'UTF8')::jsonb AS said, convert_from(metadata, 'UTF8')::jsonb AS made
                      FROM ledger.domain_event WHERE book = :book AND type = 'SettlementRestated') AS event
              LEFT JOIN reading.entry USING (book, sequence)
             WHERE (said #>> '{event,year}')::integer = :year AND :yearsEnd::date BETWEEN :first AND :last
            """;

    private static final String LATER =
            "SELECT * FROM (" + CORRECTIONS + " UNION ALL " + LATE_LINES + " UNION ALL " + SETTLEMENTS_RESTATED + """
            ) AS later
             WHERE sequence > greatest(:closing, :behind) AND sequence <= :sequence AND effective_on > :last %s
             ORDER BY sequence
             LIMIT :limit
            """;

    private static final String EVENT = "SELECT payload FROM ledger.domain_event WHERE book = :book AND sequence = :of";

    private static final String LEGS = """
            SELECT unit, account, amount_fen FROM reading.posting
             WHERE book = :book AND sequence = :of %s ORDER BY leg
            """;

    private final JdbcClient database;
    private final Figures figures;
    private final Statements statements;

    public Restatements(DataSource source, Figures figures, Statements statements) {
        this.database = JdbcClient.create(source);
        this.figures = figures;
        this.statements = statements;
    }

    /**
     * What is asked for.
     *
     * @param moment as known when; the business day is the period's last
     * @param closing the number of the closing that it is held against, from 1
     * @param cursor as the page before gave it
     * @param limit legs and later entries on a page
     */
    public record Asked(
            Period period, Moment moment, Optional<UnitCode> unit, int closing, Optional<String> cursor, int limit) {}

    /** When a month or a year was closed, or opened again. */
    private record Turn(
            long sequence,
            LedgerEvent event,
            String command,
            String maker,
            Optional<String> checker,
            Instant recordedAt) {

        static Turn of(ResultSet row, int n) throws SQLException {
            Map<String, String> by = metadata(row.getBytes("metadata"));
            return new Turn(
                    row.getLong("sequence"),
                    EventJson.read(row.getBytes("payload")).event(),
                    Objects.requireNonNull(by.get("command")),
                    Objects.requireNonNull(by.get("maker")),
                    Optional.ofNullable(by.get("checker")),
                    Instant.ofEpochMilli(row.getLong("recorded_at")));
        }

        boolean closes(Period period) {
            return switch (event) {
                case MonthClosed closed -> period.month().equals(Optional.of(closed.month()));
                case YearClosed closed ->
                    period.month().isEmpty() && closed.year().equals(period.year());
                default -> false;
            };
        }
    }

    /** A stretch of the book in which entries could be dated to the period's end or before. */
    private record Open(long after, long before) {}

    /** The restatement; empty where the period was not closed so often. */
    public Optional<Restatement> of(BookId book, Asked asked) {
        Period period = asked.period();
        Basis basis = figures.basis(book, asked.moment().asOf(period.last()));
        List<Turn> turns = database.sql(CLOSINGS)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .query(Turn::of)
                .list();
        List<Turn> closed = turns.stream().filter(turn -> turn.closes(period)).toList();
        if (closed.size() < asked.closing()) {
            return Optional.empty();
        }
        List<Closing> closings = IntStream.range(0, closed.size())
                .mapToObj(i -> closing(i + 1, closed.get(i)))
                .toList();
        Closing closing = closings.get(asked.closing() - 1);
        List<Turn> since = turns.stream()
                .filter(turn -> turn.sequence() > closing.sequence())
                .toList();
        Cursor cursor = asked.cursor().map(Cursor::parse).orElse(Cursor.START);
        List<Change> changes = cursor.isOfLater()
                ? List.of()
                : changes(book, basis, asked, open(since, YearMonth.from(period.last()), basis), cursor);
        boolean moreChanges = changes.size() > asked.limit();
        int room = asked.limit() - changes.size();
        List<Later> later = moreChanges ? List.of() : later(book, basis, asked, closing, cursor.behind(), room);
        boolean moreLater = !moreChanges && later.size() > room;
        List<Change> shownChanges = moreChanges ? changes.subList(0, asked.limit()) : changes;
        List<Later> shownLater = moreLater ? later.subList(0, room) : later;
        return Optional.of(new Restatement(
                book,
                basis,
                asked.unit(),
                period,
                closing,
                closings,
                since.stream()
                        .flatMap(turn -> reopening(turn, YearMonth.from(period.last())))
                        .toList(),
                differences(book, basis, closing, asked.unit()),
                lines(book, basis, closing, asked),
                shownChanges,
                shownLater,
                moreChanges || moreLater ? Optional.of(Cursor.after(shownChanges, shownLater)) : Optional.empty()));
    }

    private static Closing closing(int number, Turn turn) {
        return new Closing(number, turn.sequence(), turn.command(), turn.maker(), turn.checker(), turn.recordedAt());
    }

    private static Stream<Reopening> reopening(Turn turn, YearMonth last) {
        return turn.event() instanceof MonthReopened reopened
                        && !reopened.month().isAfter(last)
                ? Stream.of(new Reopening(
                        reopened.month(),
                        reopened.reason(),
                        turn.sequence(),
                        turn.command(),
                        turn.maker(),
                        turn.checker(),
                        turn.recordedAt()))
                : Stream.of();
    }

    /** The stretches since the closing in which the period's last month was open, and the close of a year that had not been. */
    private static List<Open> open(List<Turn> since, YearMonth last, Basis basis) {
        List<Open> open = new ArrayList<>();
        long opened = 0;
        for (Turn turn : since) {
            switch (turn.event()) {
                case MonthReopened reopened -> {
                    if (opened == 0 && !reopened.month().isAfter(last)) {
                        opened = turn.sequence();
                    }
                }
                case MonthClosed closed -> {
                    if (opened > 0 && closed.month().equals(last)) {
                        open.add(new Open(opened, turn.sequence()));
                        opened = 0;
                    }
                }
                case YearClosed closed -> {
                    if (!closed.year().lastDay().isAfter(last.atEndOfMonth())) {
                        open.add(new Open(turn.sequence() - 1, turn.sequence() + 1));
                    }
                }
                default -> {}
            }
        }
        if (opened > 0) {
            open.add(new Open(opened, basis.sequence() + 1));
        }
        return open;
    }

    private List<Difference> differences(BookId book, Basis basis, Closing closing, Optional<UnitCode> unit) {
        return query(DIFFERENCES, book, basis, closing, unit)
                .query((row, n) -> new Difference(
                        unit(row), account(row), Money.ofFen(row.getLong("closed")), Money.ofFen(row.getLong("known"))))
                .list();
    }

    private List<LineDifference> lines(BookId book, Basis basis, Closing closing, Asked asked) {
        Basis then = new Basis(basis.asOf(), closing.recordedAt(), closing.sequence(), basis.halted());
        return Stream.concat(
                        differing(
                                statements.balanceSheet(book, asked.period(), then, asked.unit()),
                                statements.balanceSheet(book, asked.period(), basis, asked.unit())),
                        differing(
                                statements.incomeAndExpenditure(book, asked.period(), then, asked.unit()),
                                statements.incomeAndExpenditure(book, asked.period(), basis, asked.unit())))
                .toList();
    }

    private static Stream<LineDifference> differing(Statement then, Statement now) {
        return IntStream.range(0, now.lines().size()).boxed().flatMap(i -> {
            Statement.Line line = now.lines().get(i);
            return IntStream.range(0, line.amounts().size())
                    .mapToObj(column -> new LineDifference(
                            now.form().code(),
                            line.of().key(),
                            line.of().caption(),
                            now.columns().get(column),
                            then.lines().get(i).amounts().get(column),
                            line.amounts().get(column)))
                    .filter(difference -> !difference.difference().isZero());
        });
    }

    private List<Change> changes(BookId book, Basis basis, Asked asked, List<Open> open, Cursor cursor) {
        return database.sql(CHANGES.formatted(only(asked.unit())))
                .param("book", book.toString())
                .param("after", open.stream().map(Open::after).toArray(Long[]::new))
                .param("before", open.stream().map(Open::before).toArray(Long[]::new))
                .param("last", basis.asOf())
                .param("unit", asked.unit().map(UnitCode::code).orElse(""))
                .param("unitAfter", cursor.unit())
                .param("accountAfter", cursor.account())
                .param("sequenceAfter", cursor.sequence())
                .param("legAfter", cursor.leg())
                .param("limit", asked.limit() + 1)
                .query((row, n) -> {
                    Entry entry = entry(row);
                    return new Change(
                            unit(row),
                            account(row),
                            row.getInt("leg"),
                            Money.ofFen(row.getLong("amount_fen")),
                            entry,
                            Optional.of(row.getLong("after"))
                                    .filter(after -> !entry.event().equals(YearClosed.class.getSimpleName())));
                })
                .list();
    }

    private List<Later> later(BookId book, Basis basis, Asked asked, Closing closing, long behind, int room) {
        Period period = asked.period();
        String ofUnit = asked.unit().isPresent() ? """
                  AND (settled = :unit OR EXISTS (SELECT FROM reading.posting
                                                   WHERE posting.book = :book AND posting.sequence = later.sequence
                                                     AND posting.unit = :unit))""" : "";
        return query(LATER.replace("%s", ofUnit), book, basis, closing, asked.unit())
                .param("pool", book.pool().code())
                .param("fund", book.fund().code())
                .param("first", period.first())
                .param("year", period.year().value())
                .param("yearsEnd", period.year().lastDay())
                .param("behind", behind)
                .param("limit", room + 1)
                .query((row, n) -> {
                    Entry entry = entry(row);
                    return new Later(
                            kind(entry.event()),
                            entry,
                            Optional.ofNullable(row.getString("corrects")),
                            Optional.ofNullable(row.getString("original")),
                            row.getObject("of_day", LocalDate.class),
                            legs(book, entry.sequence(), asked.unit()),
                            Optional.ofNullable(row.getString("settled"))
                                    .map(UnitCode::new)
                                    .filter(unit ->
                                            asked.unit().map(unit::equals).orElse(true))
                                    .map(unit -> restated(book, entry.sequence())));
                })
                .list();
    }

    private static Kind kind(String event) {
        return switch (event) {
            case "EntryReversed" -> Kind.REVERSAL;
            case "EntryMoved" -> Kind.MOVE;
            case "EntryReclassified" -> Kind.RECLASSIFICATION;
            case "SettlementRestated" -> Kind.SETTLEMENT_RESTATED;
            default -> Kind.LATE_LINE;
        };
    }

    private List<Leg> legs(BookId book, long sequence, Optional<UnitCode> unit) {
        return database.sql(LEGS.formatted(only(unit)))
                .param("book", book.toString())
                .param("of", sequence)
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .query((row, n) -> new Leg(unit(row), account(row), Money.ofFen(row.getLong("amount_fen"))))
                .list();
    }

    private Restated restated(BookId book, long sequence) {
        SettlementRestated event = (SettlementRestated) EventJson.read(database.sql(EVENT)
                        .param("book", book.toString())
                        .param("of", sequence)
                        .query(byte[].class)
                        .single())
                .event();
        return new Restated(
                event.unit(),
                event.settlement().surplus(),
                event.settlement().gap(),
                event.fromLegacy(),
                event.drawnFromReserve(),
                event.toCityLevel(),
                event.obligations());
    }

    private JdbcClient.StatementSpec query(
            String sql, BookId book, Basis basis, Closing closing, Optional<UnitCode> unit) {
        return database.sql(sql.formatted(only(unit)))
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("closing", closing.sequence())
                .param("last", basis.asOf())
                .param("unit", unit.map(UnitCode::code).orElse(""));
    }

    private static String only(Optional<UnitCode> unit) {
        return unit.isPresent() ? " AND unit = :unit" : "";
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                row.getString("command"),
                row.getString("event"),
                row.getObject("effective_on", LocalDate.class),
                Optional.ofNullable(row.getObject("voucher", Integer.class)),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getString("policy")),
                Optional.ofNullable(row.getString("clause")),
                Optional.ofNullable(row.getString("document")),
                row.getString("maker"),
                Optional.ofNullable(row.getString("checker")),
                Optional.ofNullable(row.getString("file")),
                Optional.ofNullable(row.getObject("line", Integer.class)),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }

    private static UnitCode unit(ResultSet row) throws SQLException {
        return new UnitCode(row.getString("unit"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return Account.of(row.getString("account"));
    }

    private static Map<String, String> metadata(byte[] json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a page ended: behind a leg of the changes, or behind an entry of the later ones. */
    private record Cursor(String unit, String account, long sequence, int leg, long behind) {

        static final Cursor START = new Cursor("", "", 0, 0, 0);

        static String after(List<Change> changes, List<Later> later) {
            if (!later.isEmpty()) {
                return "later_" + later.getLast().entry().sequence();
            }
            Change last = changes.getLast();
            return last.unit() + "_" + last.account() + "_" + last.entry().sequence() + "_" + last.leg();
        }

        static Cursor parse(String text) {
            String[] parts = text.split("_", -1);
            try {
                if (parts.length == 2 && parts[0].equals("later")) {
                    return new Cursor("", "", 0, 0, Long.parseLong(parts[1]));
                }
                if (parts.length == 4) {
                    return new Cursor(parts[0], parts[1], Long.parseLong(parts[2]), Integer.parseInt(parts[3]), 0);
                }
            } catch (NumberFormatException e) {
                throw (NoFigure) unknown(text).initCause(e);
            }
            throw unknown(text);
        }

        private static NoFigure unknown(String text) {
            return NoFigure.unknownCursor(text);
        }

        boolean isOfLater() {
            return behind > 0;
        }
    }
}
