package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class PrefundCountyTest {

    private static final String DATA = "{'unit':'410222','year':2021}";

    private static GivenBook recorded(GivenBook book, String unit, String amount) {
        return book.done(
                "city-clerk",
                "RecordPriorYearExpenditure",
                "{'unit':'" + unit + "','year':" + (book.state().beginsOn().getYear() - 1) + ",'amount':'" + amount
                        + "'}");
    }

    @Test
    void isAMonthOfLastYearsExpenditureOrAQuarter() {
        recorded(kaifeng().subsidy("410221", "500.00"), "410222", "1200.06")
                .when("finance-clerk", "PrefundCounty", DATA)
                .accepted("410222 1004.01 100.01", "410222 1003.01 -100.01");
        recorded(changsha().subsidy("430112", "500.00"), "430112", "1200.00")
                .when("finance-clerk", "PrefundCounty", "{'unit':'430112','year':2020}")
                .accepted("430112 1004.01 300.00", "430112 1003.01 -300.00");
    }

    @Test
    void needsLastYearsExpenditure() {
        kaifeng().when("finance-clerk", "PrefundCounty", DATA).refused(RefusalCode.PRIOR_YEAR_UNKNOWN);
    }

    @Test
    void isGivenOnceAYear() {
        recorded(kaifeng().subsidy("410222", "500.00"), "410222", "1200.00")
                .done("finance-clerk", "PrefundCounty", DATA)
                .when("finance-clerk", "PrefundCounty", DATA)
                .refused(RefusalCode.PREFUNDED_ALREADY);
    }

    @Test
    void needsAPolicyThatKnowsIt() {
        recorded(GivenBook.under("wenzhou-2021-65", "310").subsidy("330304", "500.00"), "330304", "1200.00")
                .when("finance-clerk", "PrefundCounty", "{'unit':'330304','year':2022}")
                .refused(RefusalCode.NO_PREFUND_IN_POLICY);
        GivenBook without = GivenBook.unopened("410200/310").opened("410200", "410222");
        recorded(without, "410222", "1200.00")
                .when("finance-clerk", "PrefundCounty", DATA)
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }

    @Test
    void needsFundsOfAllUnitsTogether() {
        recorded(kaifeng().subsidy("410221", "60.00").subsidy("410223", "39.99"), "410222", "1200.00")
                .when("finance-clerk", "PrefundCounty", DATA)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "99.99");
    }

    @Test
    void notForAYearThatIsClosed() {
        kaifeng()
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("finance-clerk", "PrefundCounty", DATA)
                .refused(RefusalCode.YEAR_CLOSED);
    }
}
