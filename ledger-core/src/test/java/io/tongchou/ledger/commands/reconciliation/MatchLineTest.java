package io.tongchou.ledger.commands.reconciliation;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchLineTest {

    /** Two remittances of January and the treasury's statement of them: in one line, then a mistake and its correction. */
    private static GivenBook january() {
        return kaifeng()
                .on("2021-01-05")
                .premium("410222", "R1", "30.00")
                .id("first")
                .remitted("410222", "10.00")
                .on("2021-01-06")
                .id("second")
                .remitted("410222", "20.00")
                .id("moved")
                .transferred("410222", "5.00")
                .on("2021-02-01")
                .done("finance-clerk", "ImportStatement", """
                {'statement':'S','source':'TREASURY','unit':'410222','from':'2021-01-01','to':'2021-01-31','lines':[
                 {'on':'2021-01-06','amount':'30.00'},
                 {'on':'2021-01-07','amount':'5.00','direction':'OUT'},
                 {'on':'2021-01-08','amount':'7.00','direction':'OUT'},
                 {'on':'2021-01-09','amount':'7.00'}]}""");
    }

    private static String match(String lines, String entries) {
        return "{'statement':'S','lines':" + lines + ",'entries':" + entries + "}";
    }

    @Test
    void severalEntriesMayBeOneLine() {
        GivenBook book = january()
                .when("finance-clerk", "MatchLine", match("[1]", "['first','second']"))
                .acceptedWithoutEntry();
        assertThat(book.lastEvent().recorded().event())
                .isEqualTo(new LinesMatched(
                        "S",
                        StatementSource.TREASURY,
                        Optional.of(new UnitCode("410222")),
                        List.of(new Match(
                                MatchRule.BY_HAND, List.of(1), List.of("first", "second"), Money.parse("30.00")))));
        assertThat(book.state().openStatement("S").orElseThrow().lines()).containsOnlyKeys(2, 3, 4);
    }

    @Test
    void whatGoesOutIsMatchedWithWhatWentOut() {
        january()
                .when("finance-clerk", "MatchLine", match("[2]", "['moved']"))
                .acceptedWithoutEntry()
                .when("finance-clerk", "MatchLine", match("[1]", "['moved']"))
                .refused(RefusalCode.ENTRY_MATCHED_ALREADY);
    }

    @Test
    void aMistakeAndItsCorrectionCancelEachOther() {
        GivenBook book = january()
                .done("finance-clerk", "MatchLine", match("[3,4]", "[]"))
                .done("finance-clerk", "MatchLine", match("[1,2]", "['first','second','moved']"));
        assertThat(book.state().openStatements()).as("nothing waits any more").isEmpty();
    }

    @Test
    void bothSidesComeToTheSame() {
        GivenBook book = january();
        assertThat(book.when("finance-clerk", "MatchLine", match("[1]", "['first']"))
                        .refusal()
                        .detail())
                .contains("30.00")
                .contains("10.00");
        book.when("finance-clerk", "MatchLine", match("[1]", "['first']"))
                .refused(RefusalCode.AMOUNTS_DIFFER)
                .when("finance-clerk", "MatchLine", match("[3]", "['moved']"))
                .refused(RefusalCode.AMOUNTS_DIFFER)
                .when("finance-clerk", "MatchLine", match("[]", "['first','second']"))
                .refused(RefusalCode.AMOUNTS_DIFFER);
    }

    @Test
    void aLineAndAnEntryAreMatchedOnce() {
        january()
                .when("finance-clerk", "MatchLine", match("[3,4,3]", "[]"))
                .refused(RefusalCode.LINE_MATCHED_ALREADY)
                .when("finance-clerk", "MatchLine", match("[1]", "['first','first']"))
                .refused(RefusalCode.ENTRY_MATCHED_ALREADY)
                .done("finance-clerk", "MatchLine", match("[1]", "['first','second']"))
                .when("finance-clerk", "MatchLine", match("[1]", "['moved']"))
                .refused(RefusalCode.LINE_MATCHED_ALREADY)
                .when("finance-clerk", "MatchLine", match("[2]", "['second']"))
                .refused(RefusalCode.ENTRY_MATCHED_ALREADY);
    }

    @Test
    void anEntryAnswersToAStatementOfTheUnitAndToOneOfAll() {
        january()
                .done("finance-clerk", "MatchLine", match("[1]", "['first','second']"))
                .done("finance-clerk", "ImportStatement", """
                {'statement':'ALL','source':'TREASURY','from':'2021-01-01','to':'2021-01-31','lines':[
                 {'on':'2021-01-06','amount':'30.00'}]}""")
                .when(
                        "finance-clerk",
                        "MatchLine",
                        match("[1]", "['first','second']").replace("'S'", "'ALL'"))
                .acceptedWithoutEntry();
    }

    @Test
    void ofThingsThatAreInTheBook() {
        january()
                .when("finance-clerk", "MatchLine", match("[1]", "['first']").replace("'S'", "'S9'"))
                .refused(RefusalCode.STATEMENT_UNKNOWN)
                .when("finance-clerk", "MatchLine", match("[5]", "['first']"))
                .refused(RefusalCode.LINE_UNKNOWN)
                .when("finance-clerk", "MatchLine", match("[0]", "['first']"))
                .refused(RefusalCode.LINE_UNKNOWN)
                .when("finance-clerk", "MatchLine", match("[1]", "['nothing']"))
                .refused(RefusalCode.ENTRY_UNKNOWN)
                .when("finance-clerk", "MatchLine", match("[1]", "[]"))
                .invalid("data.lines");
    }

    @Test
    void anEntryOfOtherAccountsOrOfAnotherUnitIsUnknownToTheStatement() {
        january()
                .id("subsidy")
                .subsidy("410222", "30.00")
                .id("other")
                .premium("410221", "R2", "30.00")
                .id("others")
                .remitted("410221", "30.00")
                .when("finance-clerk", "MatchLine", match("[1]", "['subsidy']"))
                .refused(RefusalCode.ENTRY_UNKNOWN)
                .when("finance-clerk", "MatchLine", match("[1]", "['others']"))
                .refused(RefusalCode.ENTRY_UNKNOWN);
    }

    @Test
    void isForWhoeverBringsSuchStatementsAndTheCitysClerk() {
        String data = match("[1]", "['first','second']");
        january()
                .when("tax", "MatchLine", data)
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "MatchLine", data)
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "MatchLine", data.replace("'S'", "'S9'"))
                .refused(RefusalCode.STATEMENT_UNKNOWN)
                .when("city-clerk", "MatchLine", data)
                .acceptedWithoutEntry();
    }
}
