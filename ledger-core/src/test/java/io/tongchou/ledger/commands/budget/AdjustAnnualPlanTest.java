package io.tongchou.ledger.commands.budget;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class AdjustAnnualPlanTest {

    private static String plan(String unit, int year, String spent) {
        return "{'unit':'" + unit + "','year':" + year + ",'income':{'PREMIUM':'10.00'},'expenditure':{'BENEFITS':'"
                + spent + "'}}";
    }

    @Test
    void takesTheEarlierPlansPlaceWhenASecondPersonApproves() {
        GivenBook book = kaifeng()
                .on("2021-02-01")
                .done("city-clerk", "ApproveAnnualPlan", plan("410222", 2021, "9.00"))
                .on("2021-07-01");
        book.when("city-clerk", "AdjustAnnualPlan", plan("410222", 2021, "8.00"))
                .approvedBy("city-head")
                .acceptedWithoutEntry();
        assertThat(book.state()
                        .year(new FiscalYear(2021))
                        .unit(new UnitCode("410222"))
                        .plannedExpenditure())
                .hasToString("8.00");
    }

    @Test
    void needsAPlanThatItAdjusts() {
        kaifeng()
                .on("2021-02-01")
                .done("city-clerk", "ApproveAnnualPlan", plan("410221", 2021, "9.00"))
                .when("city-clerk", "AdjustAnnualPlan", plan("410222", 2021, "8.00"))
                .refused(RefusalCode.PLAN_UNKNOWN)
                .when("city-clerk", "AdjustAnnualPlan", plan("410221", 2022, "8.00"))
                .refused(RefusalCode.PLAN_UNKNOWN)
                .on("2021-01-31")
                .when("city-clerk", "AdjustAnnualPlan", plan("410221", 2021, "8.00"))
                .refused(RefusalCode.PLAN_UNKNOWN);
    }

    @Test
    void notInAYearThatIsClosed() {
        kaifeng()
                .done("city-clerk", "ApproveAnnualPlan", plan("410222", 2021, "9.00"))
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("city-clerk", "AdjustAnnualPlan", plan("410222", 2021, "8.00"))
                .refused(RefusalCode.YEAR_CLOSED);
    }

    @Test
    void staysBelowTheCeilingToo() {
        under("qingyang-2022-4", "310")
                .done("city-clerk", "ApproveAnnualPlan", plan("621024", 2022, "10.00"))
                .when("city-clerk", "AdjustAnnualPlan", plan("621024", 2022, "10.01"))
                .refused(RefusalCode.PLAN_ABOVE_CEILING, "10.00");
    }
}
