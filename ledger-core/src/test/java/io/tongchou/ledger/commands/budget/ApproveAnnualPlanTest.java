package io.tongchou.ledger.commands.budget;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class ApproveAnnualPlanTest {

    private static final String DATA =
            "{'unit':'410222','year':2021,'income':{'PREMIUM':'10.00','SUBSIDY':'0.00'},'expenditure':{'BENEFITS':'9.00'}%s}";

    @Test
    void takesEffectWhenASecondPersonApproves() {
        GivenBook book = kaifeng();
        book.when("city-clerk", "ApproveAnnualPlan", DATA.formatted(",'tasks':{'ENROLMENT':5,'COLLECTION':'0.00'}"))
                .approvedBy("city-head")
                .acceptedWithoutEntry();
        assertThat(book.state()
                        .year(new FiscalYear(2021))
                        .unit(new UnitCode("410222"))
                        .plannedExpenditure())
                .hasToString("9.00");
    }

    @Test
    void anItemMayBeNothingButNotLess() {
        kaifeng()
                .when("city-clerk", "ApproveAnnualPlan", DATA.formatted("").replace("'0.00'", "'-0.01'"))
                .refused(RefusalCode.AMOUNT_NOT_POSITIVE);
    }

    @Test
    void knowsItsItems() {
        kaifeng()
                .when("city-clerk", "ApproveAnnualPlan", DATA.formatted("").replace("SUBSIDY", "GIFTS"))
                .invalid("data.income.GIFTS");
    }

    @Test
    void notInAYearThatIsClosed() {
        kaifeng()
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("city-clerk", "ApproveAnnualPlan", DATA.formatted(""))
                .refused(RefusalCode.YEAR_CLOSED);
    }

    private static GivenBook.Outcome planned(GivenBook book, String expenditure) {
        return book.when(
                "city-clerk",
                "ApproveAnnualPlan",
                "{'unit':'621024','year':2022,'income':{'PREMIUM':'100.00','SUBSIDY':'20.05','INTEREST':'3.00'},"
                        + "'expenditure':{'BENEFITS':'" + expenditure + "','OTHER':'1.00'}}");
    }

    @Test
    void isNotAboveIncomeWhereThePolicySaysSo() {
        GivenBook qingyang = under("qingyang-2022-4", "310");
        GivenBook.Outcome above = planned(qingyang, "122.06");
        above.refused(RefusalCode.PLAN_ABOVE_CEILING, "123.05");
        assertThat(above.refusal().clause().map(Object::toString)).contains("正政办发〔2022〕5号 一(六)3");
        planned(qingyang, "122.05").approvedBy("city-head").acceptedWithoutEntry();
    }

    @Test
    void norAboveIncomeWithoutTheReserveOnceItsRateIsDecided() {
        GivenBook qingyang = under("qingyang-2022-4", "310")
                .done("city-clerk", "Decide", "{'parameter':'reserve.rate','value':'0.1','document':'d'}");
        planned(qingyang, "110.05").refused(RefusalCode.PLAN_ABOVE_CEILING, "111.04");
        planned(qingyang, "110.04").proposed();
    }
}
