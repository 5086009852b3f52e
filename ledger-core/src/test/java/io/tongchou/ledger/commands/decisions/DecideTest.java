package io.tongchou.ledger.commands.decisions;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecideTest {

    private static final FiscalYear YEAR = new FiscalYear(2022);

    private static GivenBook qingyang() {
        return under("qingyang-2022-4", "310");
    }

    private static String decide(String parameter, String value) {
        return "{'parameter':'" + parameter + "','value':" + value + ",'document':'庆政办发〔2022〕9号'}";
    }

    @Test
    void fillsWhatThePolicyLeavesOpenAfterASecondPerson() {
        qingyang()
                .on("2022-03-01")
                .subsidy("621021", "100.00")
                .when("city-clerk", "ExtractReserve", "{'year':2022,'through':3}")
                .refused(RefusalCode.DECISION_MISSING)
                .when("city-clerk", "Decide", decide("reserve.rate", "'0.05'"))
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .when("city-clerk", "ExtractReserve", "{'year':2022,'through':3}")
                .accepted(
                        "621021 3001.01 5.00", "621021 1003.01 -5.00", "RESERVE 1003.01 5.00", "RESERVE 3001.03 -5.00");
    }

    @Test
    void aRateCountsFromItsDayOrForItsYear() {
        GivenBook later = qingyang().on("2022-02-15").done("city-clerk", "Decide", decide("reserve.rate", "'0.05'"));
        later.when("city-clerk", "ExtractReserve", "{'year':2022,'through':1}").refused(RefusalCode.DECISION_MISSING);
        qingyang()
                .on("2022-02-15")
                .done("city-clerk", "Decide", decide("reserve.rate", "'0.05'").replace("{", "{'year':2022,"))
                .when("city-clerk", "ExtractReserve", "{'year':2022,'through':1}")
                .acceptedWithoutEntry();
    }

    @Test
    void changesARateThatThePolicyLetsAdjust() {
        kaifeng()
                .on("2021-06-30")
                .subsidy("410222", "100.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':6}")
                .done("city-clerk", "Decide", decide("reserve.rate", "'0.08'"))
                .when("city-clerk", "ExtractReserve", "{'year':2021,'through':6}")
                .accepted(
                        "410222 3001.01 -2.00", "410222 1003.01 2.00", "RESERVE 1003.01 -2.00", "RESERVE 3001.03 2.00");
    }

    @Test
    void oneForAUnitBeforeOneForAllAndOneOfTheYearBeforeALaterOne() {
        GivenBook book = qingyang().on("2022-03-01");
        book.done("city-clerk", "Decide", decide("gap.sharing", "{'city':50,'county':50}"))
                .done(
                        "city-clerk",
                        "Decide",
                        decide("gap.sharing", "{'city':70,'county':30}").replace("{'par", "{'year':2022,'par"))
                .on("2023-02-01")
                .done("city-clerk", "Decide", decide("gap.sharing", "{'city':10,'county':90}"))
                .done(
                        "city-clerk",
                        "Decide",
                        decide("gap.sharing", "{'city':100,'county':0}").replace("{'par", "{'unit':'621021','par"));
        assertThat(city(book, YEAR, Optional.empty())).isEqualTo(70);
        assertThat(city(book, new FiscalYear(2023), Optional.empty())).isEqualTo(10);
        assertThat(city(book, YEAR, Optional.of(new UnitCode("621021")))).isEqualTo(100);
    }

    private static int city(GivenBook book, FiscalYear year, Optional<UnitCode> unit) {
        return book.state()
                .decisions()
                .forYear(year, Parameter.GAP_SHARING, unit)
                .orElseThrow()
                .value()
                .get("city")
                .intValue();
    }

    @Test
    void aDecisionWithoutAYearIsNotYetInForceBeforeItsDay() {
        GivenBook book = qingyang().on("2022-03-01").done("city-clerk", "Decide", decide("reserve.rate", "'0.05'"));
        assertThat(book.state().decisions().on(LocalDate.of(2022, 2, 28), Parameter.RESERVE_RATE))
                .isEmpty();
        assertThat(book.state().decisions().on(LocalDate.of(2022, 3, 1), Parameter.RESERVE_RATE))
                .isPresent();
    }

    @Test
    void notWhatThePolicyFixesAndNotWhatThereIsNot() {
        kaifeng()
                .when("city-clerk", "Decide", decide("gap.chain", "['RESERVE']"))
                .refused(RefusalCode.PARAMETER_UNKNOWN);
        kaifeng().when("city-clerk", "Decide", decide("gap.shares", "'1'")).refused(RefusalCode.PARAMETER_UNKNOWN);
    }

    @Test
    void aUnitKeepsAtLeastTheFloor() {
        changsha()
                .on("2020-12-01")
                .when("city-clerk", "Decide", decide("retention.rate", "'0.69'"))
                .refused(RefusalCode.RATE_BELOW_FLOOR)
                .when("city-clerk", "Decide", decide("retention.rate", "'0.70'"))
                .proposed();
    }

    @Test
    void theValueHasTheShapeOfItsParameter() {
        for (String[] wrong : new String[][] {
            {"gap.sharing", "{'city':0,'county':0}"},
            {"gap.sharing", "{'city':-1,'county':2}"},
            {"gap.sharing", "{'city':1.5,'county':2}"},
            {"gap.sharing", "[50,50]"},
            {"gap.chain", "[]"},
            {"gap.chain", "['OWN_BALANCE','OWN_BALANCE']"},
            {"gap.chain", "['OWN_BALANCE','RESERVE']"}, // the policy's own part asks the reserve first
            {"gap.chain", "{'policy':['RESERVE']}"},
            {"reserve.rate", "0.05"},
            {"reserve.rate", "'5%'"},
            {"revolving.months", "'2'"},
            {"revolving.months", "0"},
            {"revolving.months", "13"},
            {"prepaid.recognition", "'LATER'"},
        }) {
            qingyang()
                    .on("2022-03-01")
                    .when("city-clerk", "Decide", decide(wrong[0], wrong[1]))
                    .invalid("data.value");
        }
        qingyang()
                .on("2022-03-01")
                .when("city-clerk", "Decide", decide("reserve.rate", "'0.05'").replace("{", "{'unit':'621021',"))
                .invalid("data.unit");
    }

    @Test
    void nothingIsDecidedUnderNoPolicy() {
        changsha()
                .on("2025-08-01")
                .today("2025-09-01")
                .when("city-clerk", "Decide", decide("retention.rate", "'0.80'"))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
