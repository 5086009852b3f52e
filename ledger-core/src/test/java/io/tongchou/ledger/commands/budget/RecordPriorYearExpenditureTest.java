package io.tongchou.ledger.commands.budget;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RecordPriorYearExpenditureTest {

    @Test
    void theLastFigureStands() {
        kaifeng()
                .subsidy("410222", "100.00")
                .when("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1.00'}")
                .acceptedWithoutEntry()
                .done("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'12.06'}")
                .when("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .accepted("410222 1004.01 1.01", "410222 1003.01 -1.01");
    }

    @Test
    void notOfAYearThatTheBookItselfClosed() {
        kaifeng()
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2021,'amount':'1.00'}")
                .refused(RefusalCode.YEAR_CLOSED);
    }
}
