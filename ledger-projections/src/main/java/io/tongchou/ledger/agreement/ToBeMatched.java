package io.tongchou.ledger.agreement;

import io.tongchou.ledger.agreement.BothSides.LedgerItem;
import io.tongchou.ledger.agreement.BothSides.Sides;
import io.tongchou.ledger.agreement.BothSides.StatementItem;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.reconciliation.Period;
import io.tongchou.ledger.reconciliation.Reconciler;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of statements and ledger is the same money and has not been matched yet. */
public final class ToBeMatched {

    private static final String BOOKS = """
            SELECT book, (SELECT sequence FROM reading.known_at WHERE known_at.book = open.book
                           ORDER BY recorded_at DESC LIMIT 1) AS sequence
              FROM (SELECT DISTINCT book FROM reading.statement_line WHERE matched_by IS NULL) AS open
             ORDER BY book
            """;

    private static final String SCOPES = """
            SELECT DISTINCT source, unit
              FROM reading.statement JOIN reading.statement_line USING (book, statement)
             WHERE book = :book AND matched_by IS NULL
             ORDER BY source, unit
            """;

    private static final Period EVER = new Period(LocalDate.EPOCH, BothSides.ALL_DAYS);

    private final JdbcClient database;
    private final BothSides bothSides;

    public ToBeMatched(DataSource source) {
        this.database = JdbcClient.create(source);
        this.bothSides = new BothSides(source);
    }

    /** The books with lines that have not been matched, each with the last event that the journal has of it. */
    public Map<BookId, Long> books() {
        return database
                .sql(BOOKS)
                .query((row, n) -> Map.entry(BookId.parse(row.getString("book")), row.getLong("sequence")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What can be matched of a book as it is known up to a sequence, by statement.
     *
     * @param window by how many days the two sides may book the same money apart
     */
    public Map<String, List<Match>> matches(BookId book, long sequence, int window) {
        Map<String, List<Match>> matches = new TreeMap<>();
        database.sql(SCOPES)
                .param("book", book.toString())
                .query((row, n) -> Scope.of(row.getString("source"), row.getString("unit")))
                .list()
                .forEach(scope -> {
                    Sides sides = bothSides.at(book, sequence, scope, BothSides.ALL_DAYS, window);
                    Reconciler.reconcile(
                                    sides.lines().stream()
                                            .map(StatementItem::line)
                                            .toList(),
                                    sides.movements().stream()
                                            .map(LedgerItem::movement)
                                            .toList(),
                                    EVER,
                                    window)
                            .matches()
                            .forEach(matched -> matches.computeIfAbsent(matched.statement(), any -> new ArrayList<>())
                                    .add(matched.match()));
                });
        return matches;
    }
}
