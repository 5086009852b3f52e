package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class ReceiveInterestTest {

    private static final String QUARTER = "{'account':'1003.01','amount':'%s','from':'2021-01-01','to':'2021-01-10'}";

    @Test
    void isSharedByDailyBalancesTheReserveIncludedAndNegativesAsNothing() {
        kaifeng()
                .on("2021-01-01")
                .subsidy("410221", "100.00") // 10 days
                .on("2021-01-06")
                .subsidy("410222", "200.00") // 5 days
                .on("2021-01-11")
                .subsidy("410223", "9999.00") // after the period
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("0.03"))
                .accepted("410221 1003.01 0.02", "410221 4201 -0.02", "410222 1003.01 0.01", "410222 4201 -0.01");
    }

    @Test
    void goesToTheCityLevelWhereNobodyHadABalance() {
        kaifeng()
                .on("2021-01-20")
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("0.03"))
                .accepted("410200 1003.01 0.03", "410200 4201 -0.03");
    }

    @Test
    void theReserveHasItsShare() {
        kaifeng()
                .subsidy("410221", "100.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':1}")
                .on("2021-01-20")
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("1.00"))
                .accepted("410221 1003.01 0.90", "410221 4201 -0.90", "RESERVE 1003.01 0.10", "RESERVE 4201 -0.10");
    }

    @Test
    void theAccountBearsInterestAndThePeriodIsOne() {
        kaifeng()
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("1").replace("1003.01", "4001"))
                .invalid("data.account")
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("1").replace("01-10", "01-00"))
                .invalid("data.to")
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("1").replace("2021-01-10", "2020-12-31"))
                .invalid("data.to");
    }

    @Test
    void needsAPolicyInForce() {
        GivenBook.unopened("410200/310")
                .opened("410200")
                .when("finance-clerk", "ReceiveInterest", QUARTER.formatted("1.00"))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
