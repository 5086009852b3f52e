package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;

/** Years for the settlement: 410222 took 100.00 in, gave 10.00 to the reserve and spent 150.00; its own balance is nothing. */
final class Years {

    static final String COVER = "{'unit':'410222','year':2021}";
    static final String RULE = "{'unit':'410222','year':2021,'managementAmount':'%s','evidence':'audit 7'}";

    private Years() {}

    static GivenBook withGap() {
        return kaifeng()
                .on("2021-06-15")
                .subsidy("410222", "100.00")
                .subsidy("410221", "900.00")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "150.00")
                .id("back")
                .benefit("410222", "P1", "150.00")
                .on("2021-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}");
    }

    /** 410222 met its plan, has nothing of its own and a gap of 410.00; the reserve holds 100.00. */
    static GivenBook withGapBeyondTheReserve() {
        return kaifeng()
                .on("2021-06-15")
                .subsidy("410222", "100.00")
                .subsidy("410221", "900.00")
                .done("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'6000.00'}")
                .done("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .id("benefit")
                .benefit("410222", "P1", "400.00")
                .benefit("410222", "P2", "100.00")
                .on("2021-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410222','year':2021,'income':{'SUBSIDY':'100.00'},'expenditure':{'BENEFITS':'500.00'}}");
    }

    /** A plan that was met. */
    static GivenBook planned(GivenBook book) {
        return book.on("2021-12-31")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410222','year':2021,'income':{'SUBSIDY':'100.00'},'expenditure':{'BENEFITS':'150.00'}}");
    }

    static GivenBook closed(GivenBook book) {
        int year = book.state().beginsOn().getYear();
        return book.monthsClosedThrough(year + "-12").done("city-clerk", "CloseYear", "{'year':" + year + "}");
    }
}
