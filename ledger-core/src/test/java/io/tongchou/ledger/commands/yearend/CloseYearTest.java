package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class CloseYearTest {

    private static final String CLOSE = "{'year':2021}";

    private static GivenBook.Outcome closed(GivenBook book, String data) {
        return book.when("city-clerk", "CloseYear", data).approvedBy("city-head");
    }

    @Test
    void bringsIncomeAndExpenditureIntoTheBalanceAsOfTheLastDay() {
        var outcome = closed(Years.withGap().monthsClosedThrough("2021-12"), CLOSE);
        outcome.accepted(
                "410221 4101 900.00",
                "410221 3001.01 -900.00",
                "410222 4101 100.00",
                "410222 3001.01 -100.00",
                "410222 5001 -150.00",
                "410222 3001.01 150.00");
        assertThat(outcome.event().recorded().effectiveOn()).hasToString("2021-12-31");
    }

    @Test
    void whatIsThereOfTheNextYearDoesNotCount() {
        closed(
                        kaifeng()
                                .subsidy("410222", "10.00")
                                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                                .monthsClosedThrough("2021-12")
                                .on("2022-01-05")
                                .subsidy("410222", "5.00"),
                        CLOSE)
                .accepted("410222 4101 10.00", "410222 3001.01 -10.00");
    }

    @Test
    void theReservesInterestGoesToTheReserve() {
        closed(
                        kaifeng()
                                .subsidy("410222", "100.00")
                                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                                .on("2021-02-01")
                                .done(
                                        "finance-clerk",
                                        "ReceiveInterest",
                                        "{'account':'1003.01','amount':'1.00','from':'2021-01-01','to':'2021-01-31'}")
                                .monthsClosedThrough("2021-12"),
                        CLOSE)
                .accepted(
                        "410222 4101 100.00",
                        "410222 3001.01 -100.00",
                        "410222 4201 0.90",
                        "410222 3001.01 -0.90",
                        "RESERVE 4201 0.10",
                        "RESERVE 3001.03 -0.10");
    }

    @Test
    void surplusThatIsNotRetainedGoesToTheCityLevelWhichKeepsItsOwn() {
        closed(
                        changsha()
                                .subsidy("430112", "100.00")
                                .subsidy("430100", "50.00")
                                .on("2020-12-31")
                                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':12,'rate':'0.10'}")
                                .monthsClosedThrough("2020-12"),
                        "{'year':2020}")
                .accepted(
                        "430100 4101 50.00",
                        "430100 3001.01 -50.00",
                        "430112 4101 100.00",
                        "430112 3001.01 -100.00",
                        "430112 3001.01 90.00",
                        "430112 1003.01 -90.00",
                        "430100 1003.01 90.00",
                        "430100 3001.01 -90.00");
    }

    @Test
    void everyMonthIsClosed() {
        kaifeng()
                .monthsClosedThrough("2021-11")
                .when("city-clerk", "CloseYear", CLOSE)
                .refused(RefusalCode.MONTHS_OPEN);
    }

    @Test
    void inOrderAndOnce() {
        GivenBook book = kaifeng().monthsClosedThrough("2022-12");
        book.when("city-clerk", "CloseYear", "{'year':2022}").refused(RefusalCode.YEAR_NOT_CLOSED);
        book.when("city-clerk", "CloseYear", "{'year':2020}").refused(RefusalCode.PERIOD_CLOSED);
        closed(book, CLOSE).accepted();
        book.when("city-clerk", "CloseYear", CLOSE).refused(RefusalCode.YEAR_CLOSED);
        closed(book, "{'year':2022}").accepted();
    }

    @Test
    void theReserveHasItsShareUnlessThatIsWaived() {
        GivenBook exact = kaifeng().subsidy("410222", "10.00").monthsClosedThrough("2021-12");
        exact.when("city-clerk", "CloseYear", CLOSE).refused(RefusalCode.RESERVE_NOT_EXTRACTED);
        GivenBook capped = changsha()
                .subsidy("430112", "10.00")
                .on("2020-11-30")
                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':11,'rate':'0.10'}")
                .monthsClosedThrough("2020-12");
        capped.when("city-clerk", "CloseYear", "{'year':2020}").refused(RefusalCode.RESERVE_NOT_EXTRACTED);
        closed(capped, "{'year':2020,'overrides':[{'code':'RESERVE_NOT_EXTRACTED','reason':'the city decided so'}]}")
                .accepted();
        exact.when("city-clerk", "CloseYear", "{'year':2021,'overrides':[{'code':'MONTHS_OPEN','reason':'no'}]}")
                .invalid("data.overrides[0].code");
    }

    @Test
    void needsAPolicyInForceOnItsLastDay() {
        GivenBook.unopened("410200/310")
                .opened("410200")
                .monthsClosedThrough("2021-12")
                .when("city-clerk", "CloseYear", CLOSE)
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }

    @Test
    void whatIsExtractedInJanuaryHasNotLeftTheBalanceOfDecember() {
        // 100.00 of subsidy, 10.00 of it for the reserve, 200.00 from before pooling: own balance 200.00, reserve 10.00
        // both ways
        for (String day : new String[] {"2021-12-31", "2022-01-10"}) {
            GivenBook book = kaifeng()
                    .on("2021-06-15")
                    .subsidy("410222", "100.00")
                    .legacy("410222", LegacyForm.DEMAND, "200.00");
            if (day.startsWith("2022")) {
                book.monthsClosedThrough("2021-12");
            }
            book.on(day).done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}");
            if (day.startsWith("2021")) {
                book.monthsClosedThrough("2021-12");
            }
            book.on("2022-01-11").done("city-clerk", "CloseYear", "{'year':2021}");
            YearFacts facts = ((YearClosed) book.lastEvent().recorded().event()).facts();
            assertThat(facts.reserve()).as(day).isEqualTo(Money.parse("10.00"));
            assertThat(facts.units())
                    .filteredOn(unit -> unit.unit().equals(new UnitCode("410222")))
                    .extracting(UnitYear::ownBalance)
                    .as(day)
                    .containsExactly(Money.parse("200.00"));
        }
    }
}
