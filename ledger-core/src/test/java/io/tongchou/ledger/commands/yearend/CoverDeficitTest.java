package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class CoverDeficitTest {

    @Test
    void meetsAGapFromTheOwnBalanceAndThenTheReserve() {
        // gap 150 + 10 - 100 = 60, the own balance from before pooling is 150
        Years.closed(Years.planned(Years.withGap()))
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted("410222 3001.02 60.00", "410222 3001.01 -60.00");
    }

    @Test
    void drawsOnTheReserveAndNotesWhatTheGovernmentOwes() {
        // nothing of its own: 500 were prefunded out of the pool; gap 500 + 10 - 100 = 410, the reserve holds 100
        Years.closed(Years.withGapBeyondTheReserve())
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted(
                        "RESERVE 3001.03 100.00",
                        "RESERVE 1003.01 -100.00",
                        "410222 1003.01 100.00",
                        "410222 3001.01 -100.00")
                .when("finance-clerk", "ReceiveGapTopUp", topUp("310.01"))
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "310.00")
                .when("finance-clerk", "ReceiveGapTopUp", topUp("310.00"))
                .accepted("410222 1003.01 310.00", "410222 4101.08 -310.00");
    }

    private static String topUp(String amount) {
        return "{'unit':'410222','year':2021,'from':'COUNTY','amount':'" + amount + "'}";
    }

    @Test
    void theYearIsClosed() {
        Years.withGap().when("city-clerk", "CoverDeficit", Years.COVER).refused(RefusalCode.YEAR_NOT_CLOSED);
    }

    @Test
    void onceAndOnlyAGap() {
        GivenBook book = Years.closed(Years.planned(Years.withGap()));
        book.done("city-clerk", "CoverDeficit", Years.COVER)
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .refused(RefusalCode.COVERED_ALREADY)
                .when("city-clerk", "CoverDeficit", Years.COVER.replace("410222", "410221"))
                .refused(RefusalCode.NO_DEFICIT);
    }

    @Test
    void waitsForARulingWhereThePlanWasMissed() {
        Years.closed(Years.withGap())
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .refused(RefusalCode.RULING_PENDING);
    }

    @Test
    void waitsForADecisionThatThePolicyLeavesOpen() {
        GivenBook book = GivenBook.under("wenzhou-2021-65", "310")
                .on("2022-06-15")
                .legacy("330304", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .benefit("330304", "P1", "10.00");
        var outcome = Years.closed(book).when("city-clerk", "CoverDeficit", "{'unit':'330304','year':2022}");
        outcome.refused(RefusalCode.DECISION_MISSING);
    }
}
