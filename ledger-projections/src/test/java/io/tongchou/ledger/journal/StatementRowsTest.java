package io.tongchou.ledger.journal;

import static io.tongchou.ledger.journal.TestLedger.noEntry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementRowsTest {

    private static final TestLedger LEDGER = TestLedger.open();
    private static final UnitCode UNIT = new UnitCode("410222");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
    private static final Instant NOON = Instant.parse("2024-03-05T04:00:00Z");

    private final BookId book = TestLedger.newBook();

    private static StatementImported statement(String number, StatementSource source, StatementLine... lines) {
        return new StatementImported(
                number,
                source,
                Optional.of(UNIT),
                DAY,
                DAY,
                Optional.empty(),
                Optional.of(yuan("100.00")),
                List.of(lines));
    }

    private static StatementLine line(int number, Direction direction, String amount) {
        return new StatementLine(
                number, DAY, direction, yuan(amount), Optional.of("R-" + number), Optional.empty(), Optional.empty());
    }

    private static Money yuan(String amount) {
        return Money.parse(amount);
    }

    private static Recorded recorded(LedgerEvent event) {
        return new Recorded(event, DAY, Optional.empty());
    }

    private static Recorded entry(LedgerEvent event) {
        return new Recorded(
                event,
                DAY,
                Optional.of(new Entry(1, Optional.empty(), Optional.empty(), PostingRules.postings(event))));
    }

    private List<String> rows(String columns, String table) {
        return LEDGER.sql()
                .sql("SELECT concat_ws(' ', " + columns + ") FROM reading." + table + " WHERE book = ? ORDER BY 1")
                .param(book.toString())
                .query(String.class)
                .list();
    }

    @Test
    void aLineIsImportedMatchedAndExplainedInOneBatch() {
        LEDGER.record(
                book,
                NOON,
                List.of(
                        noEntry(DAY),
                        recorded(statement(
                                "S",
                                StatementSource.TREASURY,
                                line(1, Direction.IN, "70.00"),
                                line(2, Direction.OUT, "20.00"),
                                line(3, Direction.IN, "1.00"))),
                        recorded(new LinesMatched(
                                "S",
                                StatementSource.TREASURY,
                                Optional.of(UNIT),
                                List.of(
                                        new Match(MatchRule.REFERENCE, List.of(1), List.of("a"), yuan("70.00")),
                                        new Match(
                                                MatchRule.MANY_TO_ONE,
                                                List.of(2),
                                                List.of("b", "c"),
                                                yuan("-20.00"))))),
                        recorded(new LineExplained("S", 3, DifferenceKind.TIMING, "next month")),
                        recorded(new LineExplained("S", 3, DifferenceKind.MISSING, "the bank's mistake"))));
        LEDGER.projectAll();

        assertThat(rows("statement, sequence, source, unit, first_day, opening_fen, both_ways", "statement"))
                .containsExactly(
                        "S 2 TREASURY 410222 2024-03-05 4900 t"); // it names what it came to, and came to +51.00
        assertThat(rows("line, amount_fen, reference, matched_by, match, explained_by", "statement_line"))
                .containsExactly("1 7000 R-1 3 1", "2 -2000 R-2 3 2", "3 100 R-3 4");
        assertThat(rows("entry, source, unit, sequence, match, rule", "matched_entry"))
                .containsExactly(
                        "a TREASURY 410222 3 1 REFERENCE",
                        "b TREASURY 410222 3 2 MANY_TO_ONE",
                        "c TREASURY 410222 3 2 MANY_TO_ONE");
        assertThat(rows("line, sequence, kind, reason, maker, checker", "explanation"))
                .containsExactly("3 4 TIMING next month tax city-head", "3 5 MISSING the bank's mistake tax city-head");
    }

    @Test
    void theTaxAuthoritysStatementMayShowCollectionsAlone() {
        LEDGER.record(
                book,
                NOON,
                List.of(
                        noEntry(DAY),
                        recorded(statement("IN", StatementSource.TAX, line(1, Direction.IN, "70.00"))),
                        recorded(statement("BOTH", StatementSource.TAX, line(1, Direction.OUT, "70.00"))),
                        recorded(statement("NONE", StatementSource.FISCAL_ACCOUNT))));
        LEDGER.projectAll();

        assertThat(rows("statement, both_ways", "statement")).containsExactly("BOTH t", "IN f", "NONE t");
    }

    @Test
    void anEntryIsKnownByItsNumberOrItsPapersAndByWhatItUndoes() {
        FundsDisbursed paid = new FundsDisbursed(UNIT, "Q-1", yuan("5.00"));
        LEDGER.record(
                book,
                NOON,
                List.of(
                        noEntry(DAY),
                        entry(paid),
                        entry(new RemittedToCityTreasury(UNIT, yuan("5.00"))),
                        entry(new EntryReversed(
                                "command-2", paid, PostingRules.postings(paid), Optional.empty(), "wrong"))));
        LEDGER.projectAll();

        assertThat(rows("sequence, reference, undoes", "entry"))
                .containsExactly("2 Q-1", "3 D-1", "4 Q-1 command-2"); // D-1 is the document of every command here
    }
}
