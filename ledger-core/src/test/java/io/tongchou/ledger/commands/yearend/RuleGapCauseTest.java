package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RuleGapCauseTest {

    @Test
    void theLastRulingStandsAndNothingIsARuling() {
        Years.closed(Years.withGap())
                .done("city-clerk", "RuleGapCause", Years.RULE.formatted("60.00"))
                .when("city-clerk", "RuleGapCause", Years.RULE.formatted("0.00"))
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted();
    }

    @Test
    void itsCausesAddUp() {
        String causes = "{'unit':'410222','year':2021,'managementAmount':'3.00','evidence':'audit 7','causes':["
                + "{'cause':'UNCOLLECTED','amount':'1.00','document':'D1'},{'cause':'OTHER','amount':'%s','document':'D2'}]}";
        kaifeng().when("city-clerk", "RuleGapCause", causes.formatted("2.00")).proposed();
        kaifeng().when("city-clerk", "RuleGapCause", causes.formatted("2.01")).refused(RefusalCode.INVALID);
    }

    @Test
    void notOnceTheGapIsCovered() {
        Years.closed(Years.planned(Years.withGap()))
                .done("city-clerk", "CoverDeficit", Years.COVER)
                .when("city-clerk", "RuleGapCause", Years.RULE.formatted("1.00"))
                .refused(RefusalCode.COVERED_ALREADY);
    }
}
