package io.tongchou.ledger.commands.reserve;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class ExtractReserveTest {

    private static final String EXTRACT = "{'year':2021,'through':3}";
    private static final String CAPPED = "{'year':2020,'through':10,'rate':'%s'}";

    @Test
    void takesItsShareOfPremiumsAndSubsidiesUnitByUnit() {
        kaifeng()
                .on("2021-03-15")
                .premium("410222", "R1", "0.05")
                .subsidy("410221", "300.00")
                .when("city-clerk", "ExtractReserve", EXTRACT)
                .accepted(
                        "410221 3001.01 30.00",
                        "410221 1003.01 -30.00",
                        "410222 3001.01 0.01",
                        "410222 1003.01 -0.01",
                        "RESERVE 1003.01 30.00",
                        "RESERVE 3001.03 -30.00",
                        "RESERVE 1003.01 0.01",
                        "RESERVE 3001.03 -0.01");
    }

    @Test
    void postsTheDifferenceToWhatWasExtractedEvenANegativeOne() {
        kaifeng()
                .on("2021-01-15")
                .subsidy("410221", "300.00")
                .id("wrong")
                .subsidy("410222", "100.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':1}")
                .done("city-clerk", "ReverseEntry", "{'entry':'wrong','reason':'another fund'}")
                .on("2021-02-15")
                .subsidy("410221", "10.00")
                .when("city-clerk", "ExtractReserve", EXTRACT)
                .accepted(
                        "410221 3001.01 1.00",
                        "410221 1003.01 -1.00",
                        "410222 3001.01 -10.00",
                        "410222 1003.01 10.00",
                        "RESERVE 1003.01 1.00",
                        "RESERVE 3001.03 -1.00",
                        "RESERVE 1003.01 -10.00",
                        "RESERVE 3001.03 10.00")
                .when("city-clerk", "ExtractReserve", EXTRACT)
                .acceptedWithoutEntry();
    }

    @Test
    void underSeparatePursesItIsPaidToTheLevelAboveOfPremiumsAlone() {
        GivenBook.under("zhengzhou-2011-100", "391")
                .on("2012-03-15")
                .subsidy("410181", "300.00")
                .premium("410181", "R1", "100.00")
                .when("city-clerk", "ExtractReserve", "{'year':2012,'through':3}")
                .accepted("410181 5301 10.00", "410181 1003.01 -10.00", "RESERVE 1003.01 10.00", "RESERVE 4402 -10.00");
    }

    @Test
    void aRateIsGivenWhereThePolicyOnlyCapsIt() {
        changsha()
                .subsidy("430112", "100.00")
                .when("city-clerk", "ExtractReserve", CAPPED.formatted("0.10"))
                .accepted(
                        "430112 3001.01 10.00",
                        "430112 1003.01 -10.00",
                        "RESERVE 1003.01 10.00",
                        "RESERVE 3001.03 -10.00");
        changsha()
                .when("city-clerk", "ExtractReserve", CAPPED.formatted("0.1001"))
                .refused(RefusalCode.RATE_ABOVE_CAP)
                .when("city-clerk", "ExtractReserve", "{'year':2020,'through':10}")
                .invalid("data.rate");
        kaifeng()
                .when("city-clerk", "ExtractReserve", "{'year':2021,'through':1,'rate':'0.10'}")
                .invalid("data.rate");
    }

    @Test
    void needsAReserveWithARate() {
        GivenBook.under("wenzhou-2021-65", "310")
                .when("city-clerk", "ExtractReserve", "{'year':2022,'through':1}")
                .refused(RefusalCode.NO_RESERVE_IN_POLICY);
        var open = GivenBook.under("qingyang-2022-4", "310")
                .when("city-clerk", "ExtractReserve", "{'year':2022,'through':1}");
        open.refused(RefusalCode.DECISION_MISSING);
        assertThat(open.refusal().clause()).isPresent();
    }

    @Test
    void needsAPolicyInForceOnTheLastDayThatCounts() {
        changsha()
                .when("city-clerk", "ExtractReserve", "{'year':2025,'through':8,'rate':'0.10'}")
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }

    @Test
    void needsTheMoney() {
        kaifeng()
                .premium("410222", "R1", "100.00")
                .when("city-clerk", "ExtractReserve", EXTRACT)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
    }

    @Test
    void notForAYearThatIsClosed() {
        kaifeng()
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("city-clerk", "ExtractReserve", EXTRACT)
                .refused(RefusalCode.YEAR_CLOSED);
    }

    @Test
    void isTheCityClerksAffair() {
        kaifeng().when("finance-clerk", "ExtractReserve", EXTRACT).refused(RefusalCode.FORBIDDEN);
    }
}
