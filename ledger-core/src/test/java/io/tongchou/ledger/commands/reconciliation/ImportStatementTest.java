package io.tongchou.ledger.commands.reconciliation;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenStatement;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportStatementTest {

    private static final String LINES =
            "[{'on':'2021-01-08','amount':'10.00','reference':'RT1'},{'on':'2021-01-31','amount':'4.00','direction':'OUT'}]";

    private static String treasury(String more) {
        return "{'source':'TREASURY','from':'2021-01-01','to':'2021-01-31'" + more + ",'lines':" + LINES + "}";
    }

    private static GivenBook february() {
        return kaifeng().on("2021-02-03");
    }

    @Test
    void numbersItsLinesAndKeepsThemOpen() {
        GivenBook book = february()
                .when("finance-clerk", "ImportStatement", treasury(",'statement':'S1','unit':'410222'"))
                .acceptedWithoutEntry();
        StatementImported imported =
                (StatementImported) book.lastEvent().recorded().event();
        assertThat(imported.lines())
                .containsExactly(
                        new StatementLine(
                                1,
                                LocalDate.of(2021, 1, 8),
                                Direction.IN,
                                Money.parse("10.00"),
                                Optional.of("RT1"),
                                Optional.empty(),
                                Optional.empty()),
                        new StatementLine(
                                2,
                                LocalDate.of(2021, 1, 31),
                                Direction.OUT,
                                Money.parse("4.00"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(book.state().openStatement("S1").orElseThrow().lines())
                .isEqualTo(Map.of(
                        1,
                        new OpenStatement.OpenLine(LocalDate.of(2021, 1, 8), Money.parse("10.00"), false),
                        2,
                        new OpenStatement.OpenLine(LocalDate.of(2021, 1, 31), Money.parse("-4.00"), false)));
    }

    @Test
    void withoutANumberItHasThatOfItsSourceUnitAndDays() {
        GivenBook book = february()
                .done("finance-clerk", "ImportStatement", treasury(""))
                .done("finance-clerk", "ImportStatement", treasury(",'unit':'410222'"));
        assertThat(book.state().openStatements())
                .extracting(OpenStatement::statement)
                .containsExactly("TREASURY-410222-2021-01-01-2021-01-31", "TREASURY-ALL-2021-01-01-2021-01-31");
    }

    @Test
    void aNumberComesOnceAndSoDoTheDaysOfASource() {
        february()
                .done("finance-clerk", "ImportStatement", treasury(",'statement':'S1'"))
                .when("finance-clerk", "ImportStatement", treasury(",'statement':'S1','unit':'410222'"))
                .refused(RefusalCode.STATEMENT_EXISTS)
                .when("finance-clerk", "ImportStatement", treasury(",'statement':'S2'"))
                .refused(RefusalCode.STATEMENT_EXISTS)
                .when("finance-clerk", "ImportStatement", treasury(",'statement':'S2','unit':'410222'"))
                .acceptedWithoutEntry()
                .when(
                        "finance-clerk",
                        "ImportStatement",
                        treasury(",'statement':'S3'").replace("TREASURY", "FISCAL_ACCOUNT"))
                .acceptedWithoutEntry();
    }

    @Test
    void itsBalancesAgreeWithItsLines() {
        february()
                .when("finance-clerk", "ImportStatement", treasury(",'openingBalance':'0.00','closingBalance':'6.01'"))
                .invalid("data.closingBalance")
                .when("finance-clerk", "ImportStatement", treasury(",'openingBalance':'0.00','closingBalance':'6.00'"))
                .acceptedWithoutEntry()
                .when("finance-clerk", "ImportStatement", treasury(",'unit':'410222','closingBalance':'6.01'"))
                .acceptedWithoutEntry();
    }

    @Test
    void itsLinesLieWithinItsDays() {
        february()
                .when(
                        "finance-clerk",
                        "ImportStatement",
                        treasury("")
                                .replace("01-31'}", "02-01'}")
                                .replace("'2021-01-31','amount'", "'2021-02-01','amount'"))
                .invalid("data.lines[1].on")
                .when("finance-clerk", "ImportStatement", treasury("").replace("'2021-01-08'", "'2020-12-31'"))
                .invalid("data.lines[0].on")
                .when(
                        "finance-clerk",
                        "ImportStatement",
                        "{'source':'TREASURY','from':'2021-01-02','to':'2021-01-01','lines':[]}")
                .invalid("data.to");
    }

    @Test
    void itsAmountsAreAboveZero() {
        february()
                .when("finance-clerk", "ImportStatement", treasury("").replace("'4.00'", "'0.00'"))
                .refused(RefusalCode.AMOUNT_NOT_POSITIVE);
    }

    @Test
    void itHasNoMoreLinesThanALedgerTakesAtOnce() {
        String line = "{'on':'2021-01-08','amount':'1.00'}";
        february()
                .when("finance-clerk", "ImportStatement", ofLines(Collections.nCopies(20_001, line)))
                .invalid("data.lines")
                .when("finance-clerk", "ImportStatement", ofLines(Collections.nCopies(20_000, line)))
                .acceptedWithoutEntry();
    }

    private static String ofLines(Iterable<String> lines) {
        return "{'source':'TREASURY','from':'2021-01-01','to':'2021-01-31','lines':[" + String.join(",", lines) + "]}";
    }

    @Test
    void oneOfNothingLeavesNothingOpen() {
        GivenBook book = february()
                .when("finance-clerk", "ImportStatement", ofLines(Collections.emptyList()))
                .acceptedWithoutEntry();
        assertThat(book.state().openStatements()).isEmpty();
    }

    @Test
    void neitherBeforeTheBookNorAheadOfTheDay() {
        february()
                .when("finance-clerk", "ImportStatement", treasury("").replace("'2021-01-01'", "'2020-12-31'"))
                .refused(RefusalCode.PERIOD_CLOSED)
                .on("2021-01-30")
                .when("finance-clerk", "ImportStatement", treasury(""))
                .refused(RefusalCode.IN_THE_FUTURE);
    }

    @Test
    void ofAUnitOfThePoolAlone() {
        february()
                .when("finance-clerk", "ImportStatement", treasury(",'unit':'410299'"))
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void whoKeepsTheAccountBringsIt() {
        String tax = treasury("").replace("TREASURY", "TAX");
        String fiscal = treasury("").replace("TREASURY", "FISCAL_ACCOUNT");
        String ofCounty = treasury(",'unit':'410222'").replace("TREASURY", "EXPENDITURE_ACCOUNT");
        String ofAll = treasury("").replace("TREASURY", "EXPENDITURE_ACCOUNT");
        GivenBook book = february();
        for (String data : new String[] {treasury(""), fiscal, ofCounty, ofAll}) {
            book.when("tax", "ImportStatement", data).refused(RefusalCode.FORBIDDEN);
        }
        for (String data : new String[] {treasury(""), fiscal, tax}) {
            book.when("city-clerk", "ImportStatement", data).refused(RefusalCode.FORBIDDEN);
            book.when("county-410222", "ImportStatement", data).refused(RefusalCode.FORBIDDEN);
        }
        book.when("finance-clerk", "ImportStatement", tax)
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410221", "ImportStatement", ofCounty)
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "ImportStatement", ofAll)
                .refused(RefusalCode.FORBIDDEN)
                .done("tax", "ImportStatement", tax)
                .done("finance-head", "ImportStatement", fiscal)
                .done("county-410222", "ImportStatement", ofCounty)
                .done("city-clerk", "ImportStatement", ofAll);
    }

    @Test
    void aClosedMonthMayStillBeToldOf() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .on("2021-01-31")
                .when("finance-clerk", "ImportStatement", treasury(""))
                .acceptedWithoutEntry();
    }
}
