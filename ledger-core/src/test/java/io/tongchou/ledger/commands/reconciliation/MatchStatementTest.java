package io.tongchou.ledger.commands.reconciliation;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchStatementTest {

    private static GivenBook january() {
        return kaifeng()
                .on("2021-01-05")
                .id("first")
                .premium("410222", "R1", "10.00")
                .id("second")
                .premium("410221", "R2", "20.00")
                .on("2021-02-01")
                .done("tax", "ImportStatement", """
                {'statement':'S','source':'TAX','from':'2021-01-01','to':'2021-01-31','lines':[
                 {'on':'2021-01-05','amount':'10.00','reference':'R1'},
                 {'on':'2021-01-05','amount':'20.00'}]}""");
    }

    private static String of(String second) {
        return "{'statement':'S','matches':[{'rule':'REFERENCE','lines':[1],'entries':['first']}," + second + "]}";
    }

    private static final String SECOND = "{'rule':'AMOUNT_AND_DAY','lines':[2],'entries':['second']}";

    @Test
    void matchesManyAtOnce() {
        GivenBook book =
                january().when("city-clerk", "MatchStatement", of(SECOND)).acceptedWithoutEntry();
        assertThat(((LinesMatched) book.lastEvent().recorded().event()).matches())
                .containsExactly(
                        new Match(MatchRule.REFERENCE, List.of(1), List.of("first"), Money.parse("10.00")),
                        new Match(MatchRule.AMOUNT_AND_DAY, List.of(2), List.of("second"), Money.parse("20.00")));
        assertThat(book.state().openStatements()).isEmpty();
    }

    @Test
    void allOrNone() {
        GivenBook book = january();
        book.when("city-clerk", "MatchStatement", of(SECOND.replace("second", "first")))
                .refused(RefusalCode.ENTRY_MATCHED_ALREADY)
                .when("city-clerk", "MatchStatement", of(SECOND.replace("[2]", "[1]")))
                .refused(RefusalCode.LINE_MATCHED_ALREADY)
                .when("city-clerk", "MatchStatement", of(SECOND.replace("[2]", "[3]")))
                .refused(RefusalCode.LINE_UNKNOWN)
                .when("city-clerk", "MatchStatement", of(SECOND.replace("second", "third")))
                .refused(RefusalCode.ENTRY_UNKNOWN)
                .when("city-clerk", "MatchStatement", of(SECOND).replace("'S'", "'S9'"))
                .refused(RefusalCode.STATEMENT_UNKNOWN);
        assertThat(book.state().openStatement("S").orElseThrow().lines()).hasSize(2);
    }

    @Test
    void isHeldAgainstTheSameRulesAsByHand() {
        january()
                .id("late")
                .premium("410222", "R3", "20.01")
                .when("city-clerk", "MatchStatement", of(SECOND.replace("second", "late")))
                .refused(RefusalCode.AMOUNTS_DIFFER);
    }

    @Test
    void takesNotNothingAndNotTooMuch() {
        String pair = "{'rule':'REFERENCE','lines':[1],'entries':['first']}";
        january()
                .when("city-clerk", "MatchStatement", "{'statement':'S','matches':[]}")
                .invalid("data.matches")
                .when(
                        "city-clerk",
                        "MatchStatement",
                        "{'statement':'S','matches':[" + String.join(",", Collections.nCopies(501, pair)) + "]}")
                .invalid("data.matches");
    }

    @Test
    void oneMatchMayBeOfMoreThanThat() {
        january()
                .when(
                        "city-clerk",
                        "MatchStatement",
                        "{'statement':'S','matches':[{'rule':'MANY_TO_ONE','lines':[1],'entries':["
                                + String.join(",", Collections.nCopies(MatchStatement.MOST_ITEMS, "'first'")) + "]}]}")
                .refused(RefusalCode.ENTRY_MATCHED_ALREADY); // it was read, and held against the rules
    }

    @Test
    void isTheCityClerksAsTheLedgerMakesItInThatOffice() {
        january().when("tax", "MatchStatement", of(SECOND)).refused(RefusalCode.FORBIDDEN);
    }
}
