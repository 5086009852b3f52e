package io.tongchou.ledger.indicators;

import static io.tongchou.ledger.indicators.Watched.COUNTY;
import static io.tongchou.ledger.indicators.Watched.changsha;
import static io.tongchou.ledger.indicators.Watched.kaifeng;
import static io.tongchou.ledger.indicators.Watched.months;
import static io.tongchou.ledger.indicators.Watched.planned;
import static io.tongchou.ledger.indicators.Watched.spentBefore;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.Instalment;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.events.SubsidyAssessed;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each figure worked by hand. */
class IndicatorsTest {

    private static final UnitCode UNIT = new UnitCode(COUNTY);

    private static String value(GivenBook book, String day, String key) {
        return Watched.of(book, day, key).value().map(Quantity::toString).orElse("none");
    }

    @Test
    void monthsPayableIsTheBalanceOverATwelfthOfTheLastTwelveMonths() {
        // 12 × (100 − 60) = 480 is left, 12 × 60 = 720 was spent: 480 ÷ (720 ÷ 12) = 8
        GivenBook book = months(kaifeng(), "2021-01", "2021-12");
        Indicator pool = Watched.of(book, "2021-12-31", "MONTHS_PAYABLE//");
        assertThat(pool.value()).contains(Quantity.months(8));
        assertThat(pool.level()).isEqualTo(AlertLevel.NORMAL);
        assertThat(pool.madeOf())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .containsExactly(
                        Part.of("balance of all units at the end of 2021-12", Money.parse("480.00")),
                        Part.of("risk reserve at the end of 2021-12", Money.ZERO),
                        Part.of("expenditure from 2021-01 through 2021-12", Money.parse("720.00")));
        assertThat(value(book, "2021-12-31", "MONTHS_PAYABLE/410222/")).isEqualTo("8.00 months");
    }

    @Test
    void aYoungBookTakesTheYearBeforeAsRecordedOrSaysThatItCannotTell() {
        // through November: 11 × 40 = 440 over 600 ÷ 12 = 50
        GivenBook book = months(kaifeng(), "2021-01", "2021-12");
        assertThat(value(book, "2021-12-30", "MONTHS_PAYABLE//")).isEqualTo("none");
        assertThat(Watched.of(book, "2021-12-30", "MONTHS_PAYABLE//").says()).contains("not enough history");
        spentBefore(book, "600.00");
        assertThat(value(book, "2021-12-30", "MONTHS_PAYABLE//")).isEqualTo("8.80 months");
        assertThat(Watched.of(book, "2021-12-30", "MONTHS_PAYABLE//").says())
                .contains("expenditure of 2020 as recorded");
    }

    @ParameterizedTest
    @CsvSource({
        "299.99,RED", // 2.9999 months, shown as 3.00
        "300.00,ORANGE",
        "599.99,ORANGE",
        "600.00,NORMAL",
        "1500.00,NORMAL",
        "1500.01,BLUE"
    })
    void monthsPayableIsHeldAgainstTheExactLevels(String balance, AlertLevel level) {
        GivenBook book = spentBefore(kaifeng(), "1200.00").on("2021-01-31").subsidy(COUNTY, balance);
        assertThat(Watched.of(book, "2021-01-31", "MONTHS_PAYABLE//").level()).isEqualTo(level);
        assertThat(Watched.of(book, "2021-01-31", "MONTHS_PAYABLE/410222/").level())
                .isEqualTo(AlertLevel.NORMAL);
    }

    @Test
    void whatIsParkedIsNotAvailable() {
        GivenBook book = spentBefore(kaifeng(), "1200.00")
                .on("2021-01-31")
                .subsidy(COUNTY, "600.00")
                .legacy(COUNTY, LegacyForm.PARKED, "5000.00");
        assertThat(value(book, "2021-01-31", "MONTHS_PAYABLE//")).isEqualTo("6.00 months");
    }

    /** January 2022 after the year's close: December's flows are what they were, and the reserve stands beside the units. */
    private static GivenBook closedYear() {
        GivenBook book = months(kaifeng(), "2021-01", "2021-12")
                .on("2021-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
        return book.on("2022-01-10").subsidy(COUNTY, "150.00").benefit(COUNTY, "P2022-01", "90.00");
    }

    @Test
    void theCloseOfAYearTakesNothingOffItsMonths() {
        // 480 + 60 = 540, of it 10% of 1200 in the reserve; spent since February 2021: 11 × 60 + 90 = 750
        Indicator pool = Watched.of(closedYear(), "2022-01-31", "MONTHS_PAYABLE//");
        assertThat(pool.value().map(Quantity::toString)).contains("8.64 months");
        assertThat(pool.madeOf())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .containsExactly(
                        Part.of("balance of all units at the end of 2022-01", Money.parse("420.00")),
                        Part.of("risk reserve at the end of 2022-01", Money.parse("120.00")),
                        Part.of("expenditure from 2021-02 through 2022-01", Money.parse("750.00")));
    }

    @Test
    void surplusIsAShareOfTheYearsIncome() {
        GivenBook book = months(kaifeng(), "2021-01", "2021-03");
        assertThat(value(book, "2021-03-31", "SURPLUS_RATE/410222/")).isEqualTo("40.00%");
        assertThat(value(book, "2021-03-31", "SURPLUS_RATE/410200/")).isEqualTo("none");
    }

    @Test
    void growthComparesTheSameMonths() {
        assertThat(value(closedYear(), "2022-01-31", "INCOME_GROWTH//")).isEqualTo("50.00%");
        assertThat(value(closedYear(), "2022-01-31", "EXPENDITURE_GROWTH//")).isEqualTo("50.00%");
        assertThat(value(closedYear(), "2021-12-31", "INCOME_GROWTH//")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"480.00,40.00%,NORMAL", "479.99,40.00%,ORANGE"}) // half of the year is over, 10 points are allowed
    void collectionIsHeldAgainstTheCalendar(String collected, String value, AlertLevel level) {
        GivenBook book = planned(kaifeng(), "1200.00", "1.00").on("2021-06-30").premium(COUNTY, "R1", collected);
        Indicator indicator = Watched.of(book, "2021-06-30", "COLLECTION_PROGRESS/410222/");
        assertThat(indicator.value().map(Quantity::toString)).contains(value);
        assertThat(indicator.level()).isEqualTo(level);
        assertThat(value(book, "2021-06-30", "COLLECTION_PROGRESS//")).isEqualTo("none"); // the city level has no plan
    }

    @ParameterizedTest
    @CsvSource({"479.99,ORANGE", "480.00,NORMAL", "1200.00,NORMAL", "1200.01,RED"})
    void spendingMayNeitherLagNorPassThePlan(String spent, AlertLevel level) {
        GivenBook book = planned(kaifeng(), "1.00", "1200.00").on("2021-06-30").benefit(COUNTY, "P1", spent);
        assertThat(Watched.of(book, "2021-06-30", "SPENDING_PROGRESS/410222/").level())
                .isEqualTo(level);
    }

    @Test
    void aSpikeIsAboveOneAndAHalfTimesTheAverage() {
        GivenBook book = closedYear(); // 90 against an average of 60
        assertThat(value(book, "2022-01-31", "SPENDING_SPIKE/410222/")).isEqualTo("150.00%");
        assertThat(Watched.of(book, "2022-01-31", "SPENDING_SPIKE/410222/").level())
                .isEqualTo(AlertLevel.NORMAL);
        book.benefit(COUNTY, "P2", "0.01");
        assertThat(Watched.of(book, "2022-01-31", "SPENDING_SPIKE/410222/").level())
                .isEqualTo(AlertLevel.ORANGE);
        assertThat(value(book, "2021-12-31", "SPENDING_SPIKE/410222/")).isEqualTo("none");
    }

    @Test
    void subsidiesAreDueOverTheYears() {
        GivenBook book = kaifeng()
                .happened(new SubsidyAssessed(
                        UNIT,
                        new FiscalYear(2021),
                        SubsidyLevel.CENTRAL,
                        Money.parse("400.00"),
                        LocalDate.of(2021, 6, 30),
                        Optional.empty(),
                        Optional.empty()))
                .on("2021-06-15")
                .subsidy(COUNTY, "100.00")
                .on("2022-01-15")
                .subsidy(COUNTY, "200.00");
        assertThat(Indicators.of(book.state(), LocalDate.of(2021, 6, 30)))
                .noneMatch(indicator -> indicator.subject().equals(Optional.of("CENTRAL")));
        Indicator late = Watched.of(book, "2021-07-01", "SUBSIDY_ARRIVAL/410222/CENTRAL");
        assertThat(late.value().map(Quantity::toString)).contains("25.00%");
        assertThat(late.level()).isEqualTo(AlertLevel.ORANGE);
        assertThat(value(book, "2022-01-31", "SUBSIDY_ARRIVAL/410222/CENTRAL")).isEqualTo("75.00%");
    }

    @Test
    void theTreasurysAgeBeginsWhereItWasLastEmpty() {
        GivenBook book = kaifeng()
                .on("2021-02-01")
                .premium(COUNTY, "R1", "100.00")
                .remitted(COUNTY, "100.00")
                .on("2021-03-01")
                .transferred(COUNTY, "100.00")
                .premium(COUNTY, "R2", "50.00")
                .on("2021-03-05")
                .remitted(COUNTY, "50.00");
        assertThat(value(book, "2021-02-28", "DAYS_IN_TREASURY/410222/")).isEqualTo("27 days");
        assertThat(value(book, "2021-03-07", "DAYS_IN_TREASURY/410222/")).isEqualTo("2 days");
        assertThat(Watched.of(book, "2021-04-05", "DAYS_IN_TREASURY/410222/").level())
                .isEqualTo(AlertLevel.NORMAL); // 31 days
        assertThat(Watched.of(book, "2021-04-06", "DAYS_IN_TREASURY/410222/").level())
                .isEqualTo(AlertLevel.ORANGE);
    }

    @Test
    void ajointAccountIsSweptByTheMonthsEnd() {
        GivenBook book = changsha()
                .on("2020-10-20")
                .happened(Watched.premium("430121", "R1", "100.00", "0.00", CollectionAccount.JOINT_ACCOUNT));
        assertThat(Watched.of(book, "2020-10-31", "REMITTANCE/430121/1003.03").level())
                .isEqualTo(AlertLevel.NORMAL);
        Indicator late = Watched.of(book, "2020-11-01", "REMITTANCE/430121/1003.03");
        assertThat(late.level()).isEqualTo(AlertLevel.RED);
        assertThat(late.ground().flatMap(Ground::clause).map(Object::toString)).contains("长政办发〔2020〕24号 二(二)1");
    }

    @Test
    void moneyThatGoesOnAtOnceIsLateOnTheNextDay() {
        GivenBook book = Watched.book("621000/310", "qingyang-2022-4", "2022-01-01", "621000", "621002")
                .on("2022-03-01")
                .premium("621002", "R1", "100.00");
        assertThat(Watched.of(book, "2022-03-01", "REMITTANCE/621002/1002").level())
                .isEqualTo(AlertLevel.NORMAL);
        assertThat(Watched.of(book, "2022-03-02", "REMITTANCE/621002/1002").level())
                .isEqualTo(AlertLevel.ORANGE);
    }

    @Test
    void theReserveIsHeldAgainstItsTargetAndItsCap() {
        GivenBook exact = kaifeng()
                .on("2021-02-10")
                .subsidy(COUNTY, "1000.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':2}")
                .on("2021-03-10")
                .subsidy(COUNTY, "250.00");
        // 10% of 1000 was extracted, 10% of 1250 is the target
        assertThat(value(exact, "2021-03-10", "RESERVE_EXTRACTION//")).isEqualTo("80.00%");
        GivenBook capped = changsha()
                .on("2020-10-10")
                .subsidy("430121", "1000.00")
                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':10,'rate':'0.08'}");
        Indicator reserve = Watched.of(capped, "2020-10-31", "RESERVE_EXTRACTION//");
        assertThat(reserve.value().map(Quantity::toString)).contains("80.00%");
        assertThat(reserve.limits()).containsExactly(Part.of("cap", Money.parse("100.00")));
        assertThat(value(capped, "2020-10-31", "RESERVE_STOCK//")).isEqualTo("none"); // not a year yet
        // from October 2020 through September 2021: 10% of 1000 against 80
        assertThat(value(capped, "2021-09-30", "RESERVE_STOCK//")).isEqualTo("80.00");
        assertThat(Watched.of(capped, "2021-09-30", "RESERVE_STOCK//").level()).isEqualTo(AlertLevel.NORMAL);
        assertThat(Watched.of(capped, "2021-10-31", "RESERVE_STOCK//").level())
                .isEqualTo(AlertLevel.ORANGE); // nothing came in the last 12 months
    }

    @Test
    void aDepositIsAnnouncedAndMissed() {
        GivenBook book = kaifeng()
                .on("2021-02-01")
                .happened(new TimeDepositPlaced(
                        "T1",
                        List.of(new UnitAmount(UNIT, Money.parse("60.00"))),
                        Rate.parse("0.02"),
                        LocalDate.of(2021, 5, 1)));
        assertThat(Watched.of(book, "2021-03-31", "MATURITY/410222/TIME_DEPOSIT T1")
                        .level())
                .isEqualTo(AlertLevel.NORMAL); // 31 days ahead
        assertThat(Watched.of(book, "2021-04-01", "MATURITY/410222/TIME_DEPOSIT T1")
                        .level())
                .isEqualTo(AlertLevel.NOTICE);
        assertThat(Watched.of(book, "2021-05-01", "MATURITY/410222/TIME_DEPOSIT T1")
                        .level())
                .isEqualTo(AlertLevel.NOTICE);
        assertThat(Watched.of(book, "2021-05-02", "MATURITY/410222/TIME_DEPOSIT T1")
                        .level())
                .isEqualTo(AlertLevel.RED);
    }

    @Test
    void aDebtIsOverdueByItsInstalments() {
        GivenBook book = kaifeng()
                .happened(new LegacyDebtRegistered(
                        UNIT,
                        "D1",
                        DebtDirection.RECEIVABLE,
                        LegacyDebtCategory.TREASURY,
                        Money.parse("300.00"),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2021, 12, 31)),
                        List.of(
                                new Instalment(LocalDate.of(2021, 6, 30), Money.parse("100.00")),
                                new Instalment(LocalDate.of(2021, 12, 31), Money.parse("200.00")))))
                .on("2021-03-01")
                .happened(new LegacyDebtSettled(UNIT, "D1", DebtDirection.RECEIVABLE, Money.parse("30.00")));
        String key = "LEGACY_DEBT/410222/D1";
        assertThat(value(book, "2021-06-30", key)).isEqualTo("0.00");
        assertThat(Watched.of(book, "2021-06-30", key).level()).isEqualTo(AlertLevel.NOTICE);
        assertThat(value(book, "2021-07-01", key)).isEqualTo("70.00");
        assertThat(Watched.of(book, "2021-07-01", key).level()).isEqualTo(AlertLevel.RED);
        assertThat(value(book, "2022-01-01", key)).isEqualTo("270.00");
    }

    @Test
    void aMonthIsClosedByTheEndOfTheNext() {
        assertThat(Watched.of(kaifeng(), "2021-02-28", "MONTH_CLOSE//").level()).isEqualTo(AlertLevel.NORMAL);
        assertThat(Watched.of(kaifeng(), "2021-03-01", "MONTH_CLOSE//").level()).isEqualTo(AlertLevel.ORANGE);
    }
}
