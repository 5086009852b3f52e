package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class DrawReserveTest {

    /** 410222: gap 410.00 of policy, nothing of its own; the reserve holds 100.00. */
    private static GivenBook book() {
        return Years.closed(Years.withGapBeyondTheReserve());
    }

    private static String draw(String amount) {
        return "{'unit':'410222','year':2021,'amount':'" + amount + "'}";
    }

    private static GivenBook drawn(GivenBook book, String amount) {
        return book.done("city-clerk", "DrawReserve", draw(amount));
    }

    @Test
    void givesMoneyToAGapOfPolicyAheadOfItsCovering() {
        book().when("city-clerk", "DrawReserve", draw("30.00"))
                .approvedBy("city-head")
                .accepted(
                        "RESERVE 3001.03 30.00",
                        "RESERVE 1003.01 -30.00",
                        "410222 1003.01 30.00",
                        "410222 3001.01 -30.00");
    }

    @Test
    void theCoveringDrawsTheRest() {
        drawn(book(), "30.00")
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted(
                        "RESERVE 3001.03 70.00",
                        "RESERVE 1003.01 -70.00",
                        "410222 1003.01 70.00",
                        "410222 3001.01 -70.00");
    }

    @Test
    void theCoveringGivesBackWhatARulingTookFromTheReserve() {
        // ruled 400.00 of management: 10.00 of policy are left for the reserve, 30.00 were drawn
        drawn(book(), "30.00")
                .done("city-clerk", "RuleGapCause", Years.RULE.formatted("400.00"))
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted(
                        "RESERVE 3001.03 -20.00",
                        "RESERVE 1003.01 20.00",
                        "410222 1003.01 -20.00",
                        "410222 3001.01 20.00");
    }

    @Test
    void onlyForAGapThatTheReserveAnswersFor() {
        book().when("city-clerk", "DrawReserve", draw("1.00").replace("410222", "410221"))
                .refused(RefusalCode.NOT_A_POLICY_GAP);
        book().done("city-clerk", "RuleGapCause", Years.RULE.formatted("410.00"))
                .when("city-clerk", "DrawReserve", draw("1.00"))
                .refused(RefusalCode.NOT_A_POLICY_GAP);
        Years.closed(Years.withGap()) // the plan was missed and nobody has ruled
                .when("city-clerk", "DrawReserve", draw("1.00"))
                .refused(RefusalCode.NOT_A_POLICY_GAP);
    }

    @Test
    void notMoreThanTheGapNeeds() {
        drawn(book(), "30.00")
                .when("city-clerk", "DrawReserve", draw("380.01"))
                .refused(RefusalCode.EXCEEDS_NEED, "380.00");
    }

    @Test
    void notMoreThanTheReserveHolds() {
        drawn(book(), "30.00")
                .when("city-clerk", "DrawReserve", draw("70.01"))
                .refused(RefusalCode.INSUFFICIENT_RESERVE, "70.00");
    }

    @Test
    void afterTheCloseAndBeforeTheCovering() {
        Years.withGapBeyondTheReserve()
                .when("city-clerk", "DrawReserve", draw("1.00"))
                .refused(RefusalCode.YEAR_NOT_CLOSED);
        book().done("city-clerk", "CoverDeficit", Years.COVER)
                .when("city-clerk", "DrawReserve", draw("1.00"))
                .refused(RefusalCode.COVERED_ALREADY);
    }
}
