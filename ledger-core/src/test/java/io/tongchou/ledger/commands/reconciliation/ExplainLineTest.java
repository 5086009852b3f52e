package io.tongchou.ledger.commands.reconciliation;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ExplainLineTest {

    private static final String TIMING = "{'statement':'S','line':1,'kind':'TIMING','reason':'posted in February'}";

    private static GivenBook january() {
        return kaifeng().on("2021-02-01").done("county-410222", "ImportStatement", """
                {'statement':'S','source':'EXPENDITURE_ACCOUNT','unit':'410222','from':'2021-01-01','to':'2021-01-31',
                 'lines':[{'on':'2021-01-31','amount':'10.00'}]}""");
    }

    private static boolean isExplained(GivenBook book) {
        return book.state().openStatement("S").orElseThrow().lines().get(1).explained();
    }

    @Test
    void takesASecondPerson() {
        GivenBook book = january();
        GivenBook.Outcome proposed = book.when("county-410222", "ExplainLine", TIMING);
        proposed.proposed();
        assertThat(isExplained(book)).isFalse();
        proposed.approvedBy("city-head").acceptedWithoutEntry();
        assertThat(isExplained(book)).isTrue();
    }

    @Test
    void whatIsExplainedMayBeExplainedAnewAndStillBeMatched() {
        GivenBook book = january()
                .done("county-410222", "ExplainLine", TIMING)
                .done("county-410222", "ExplainLine", TIMING.replace("TIMING", "MISSING"));
        assertThat(isExplained(book)).isTrue();
        book.id("e")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .done("county-410222", "MatchLine", "{'statement':'S','lines':[1],'entries':['e']}")
                .when("county-410222", "ExplainLine", TIMING)
                .refused(RefusalCode.LINE_MATCHED_ALREADY);
    }

    @Test
    void ofALineThatIsThere() {
        january()
                .when("county-410222", "ExplainLine", TIMING.replace("'line':1", "'line':2"))
                .refused(RefusalCode.LINE_UNKNOWN)
                .when("county-410222", "ExplainLine", TIMING.replace("'S'", "'S9'"))
                .refused(RefusalCode.STATEMENT_UNKNOWN);
    }

    @Test
    void isForWhoeverBringsSuchStatementsAndTheCitysClerk() {
        january()
                .when("county-410221", "ExplainLine", TIMING)
                .refused(RefusalCode.FORBIDDEN)
                .when("tax", "ExplainLine", TIMING)
                .refused(RefusalCode.FORBIDDEN)
                .done("finance-clerk", "ExplainLine", TIMING)
                .done("city-clerk", "ExplainLine", TIMING);
    }
}
