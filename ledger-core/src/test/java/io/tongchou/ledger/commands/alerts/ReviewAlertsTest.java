package io.tongchou.ledger.commands.alerts;

import static io.tongchou.ledger.indicators.Watched.COUNTY;
import static io.tongchou.ledger.indicators.Watched.changsha;
import static io.tongchou.ledger.indicators.Watched.kaifeng;
import static io.tongchou.ledger.indicators.Watched.months;
import static io.tongchou.ledger.indicators.Watched.planned;
import static io.tongchou.ledger.indicators.Watched.prepaid;
import static io.tongchou.ledger.indicators.Watched.spentBefore;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.events.AdvanceSettled;
import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.HeldPremium;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.events.MaturedShare;
import io.tongchou.ledger.events.PrepaidPremiumsRecognised;
import io.tongchou.ledger.events.ReceiptIdentified;
import io.tongchou.ledger.events.SubsidyAssessed;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.events.TimeDepositMatured;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.events.UnidentifiedReceived;
import io.tongchou.ledger.indicators.Watched;
import io.tongchou.ledger.vocabulary.AdvanceKind;
import io.tongchou.ledger.vocabulary.AdvanceSource;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.IncomeKind;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewAlertsTest {

    private static final UnitCode UNIT = new UnitCode(COUNTY);
    private static final FiscalYear YEAR = new FiscalYear(2021);

    /** How an alert comes to be, and what ends it. */
    record Story(
            IndicatorKind kind,
            String unit,
            String subject,
            AlertLevel level,
            GivenBook book,
            String day,
            String dayAfter,
            UnaryOperator<GivenBook> ends) {

        String key() {
            return kind + "/" + unit + "/" + subject;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    static List<Story> stories() {
        GivenBook spikes =
                months(kaifeng(), "2021-01", "2021-12").on("2022-01-10").benefit(COUNTY, "P1", "90.01");
        GivenBook capped = changsha()
                .on("2020-10-10")
                .subsidy("430121", "1000.00")
                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':10,'rate':'0.10'}");
        return List.of(
                new Story(
                        IndicatorKind.MONTHS_PAYABLE,
                        "",
                        "",
                        AlertLevel.RED,
                        spentBefore(kaifeng(), "1200.00").on("2021-01-31").subsidy(COUNTY, "200.00"),
                        "2021-01-31",
                        "2021-02-28",
                        book -> book.on("2021-02-01").subsidy(COUNTY, "500.00")),
                new Story(
                        IndicatorKind.COLLECTION_PROGRESS,
                        COUNTY,
                        "",
                        AlertLevel.ORANGE,
                        planned(kaifeng(), "1200.00", "1.00"),
                        "2021-06-30",
                        "2021-07-31",
                        book -> book.on("2021-07-01").premium(COUNTY, "R1", "600.00")),
                new Story(
                        IndicatorKind.SPENDING_PROGRESS,
                        COUNTY,
                        "",
                        AlertLevel.RED,
                        planned(kaifeng(), "1.00", "10.00").on("2021-06-01").benefit(COUNTY, "P1", "10.01"),
                        "2021-06-30",
                        "2021-07-31",
                        book -> planned(book.on("2021-07-01"), "1.00", "15.00")),
                new Story(
                        IndicatorKind.SPENDING_SPIKE,
                        COUNTY,
                        "",
                        AlertLevel.ORANGE,
                        spikes,
                        "2022-01-31",
                        "2022-02-28",
                        book -> book),
                new Story(
                        IndicatorKind.SUBSIDY_ARRIVAL,
                        COUNTY,
                        "CENTRAL",
                        AlertLevel.ORANGE,
                        kaifeng()
                                .happened(new SubsidyAssessed(
                                        UNIT,
                                        YEAR,
                                        SubsidyLevel.CENTRAL,
                                        yuan("400.00"),
                                        LocalDate.of(2021, 6, 30),
                                        Optional.empty(),
                                        Optional.empty())),
                        "2021-07-01",
                        "2021-07-02",
                        book -> book.on("2021-07-02").subsidy(COUNTY, "400.00")),
                new Story(
                        IndicatorKind.DAYS_IN_TREASURY,
                        COUNTY,
                        "",
                        AlertLevel.ORANGE,
                        kaifeng()
                                .on("2021-02-01")
                                .premium(COUNTY, "R1", "100.00")
                                .remitted(COUNTY, "100.00"),
                        "2021-03-05",
                        "2021-03-06",
                        book -> book.on("2021-03-06").transferred(COUNTY, "100.00")),
                new Story(
                        IndicatorKind.REMITTANCE,
                        "430121",
                        "1003.03",
                        AlertLevel.RED,
                        changsha()
                                .on("2020-10-20")
                                .happened(Watched.premium(
                                        "430121", "R1", "100.00", "0.00", CollectionAccount.JOINT_ACCOUNT)),
                        "2020-11-01",
                        "2020-11-02",
                        book -> book.on("2020-11-02")
                                .happened(new SweptToFiscalAccount(new UnitCode("430121"), yuan("100.00")))),
                new Story(
                        IndicatorKind.RESERVE_EXTRACTION,
                        "",
                        "",
                        AlertLevel.ORANGE,
                        kaifeng()
                                .on("2021-02-10")
                                .id("s")
                                .subsidy(COUNTY, "1000.00")
                                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':2}")
                                .subsidy("410200", "500.00")
                                .done("finance-clerk", "ReverseEntry", "{'entry':'s','reason':'twice'}")
                                .subsidy(COUNTY, "100.00"),
                        "2021-02-28",
                        "2021-03-01",
                        book -> book.on("2021-02-28")
                                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':2}")),
                new Story(
                        IndicatorKind.RESERVE_STOCK,
                        "",
                        "",
                        AlertLevel.ORANGE,
                        capped,
                        "2021-10-31",
                        "2021-11-30",
                        book -> book.on("2021-11-01").subsidy("430121", "1000.00")),
                new Story(
                        IndicatorKind.MATURITY,
                        COUNTY,
                        "TIME_DEPOSIT T1",
                        AlertLevel.NOTICE,
                        kaifeng()
                                .on("2021-02-01")
                                .happened(new TimeDepositPlaced(
                                        "T1",
                                        List.of(new UnitAmount(UNIT, yuan("60.00"))),
                                        Rate.parse("0.02"),
                                        LocalDate.of(2021, 5, 1))),
                        "2021-04-15",
                        "2021-05-01",
                        book -> book.on("2021-05-01")
                                .happened(new TimeDepositMatured(
                                        "T1", List.of(new MaturedShare(UNIT, yuan("60.00"), yuan("1.00")))))),
                new Story(
                        IndicatorKind.ADVANCE_AGE,
                        COUNTY,
                        "A1",
                        AlertLevel.ORANGE,
                        kaifeng()
                                .happened(new AdvanceMade(
                                        UNIT,
                                        "A1",
                                        "H1",
                                        yuan("70.00"),
                                        AdvanceKind.ROUTINE,
                                        AdvanceSource.EXPENDITURE_ACCOUNT)),
                        "2021-07-01", // 181 days
                        "2021-07-02",
                        book -> book.on("2021-07-02").happened(new AdvanceSettled(UNIT, "A1", yuan("70.00")))),
                new Story(
                        IndicatorKind.SUSPENSE_AGE,
                        COUNTY,
                        "U1",
                        AlertLevel.ORANGE,
                        kaifeng().happened(new UnidentifiedReceived(UNIT, "U1", yuan("5.00"))),
                        "2021-04-02", // 91 days
                        "2021-04-03",
                        book -> book.on("2021-04-03")
                                .happened(new ReceiptIdentified(UNIT, "U1", IncomeKind.OTHER, yuan("5.00")))),
                new Story(
                        IndicatorKind.NEGATIVE_SLICE,
                        COUNTY,
                        "",
                        AlertLevel.ORANGE,
                        kaifeng().on("2021-02-01").happened(new FundsDisbursed(UNIT, "Q1", yuan("30.00"))),
                        "2021-02-01",
                        "2021-02-02",
                        book -> book.on("2021-02-02").subsidy(COUNTY, "30.00")),
                new Story(
                        IndicatorKind.LATE_FEE_PAST_PRINCIPAL,
                        COUNTY,
                        "",
                        AlertLevel.NOTICE,
                        kaifeng()
                                .on("2021-02-01")
                                .id("late")
                                .happened(Watched.premium(
                                        COUNTY, "R1", "100.00", "100.01", CollectionAccount.INCOME_ACCOUNT)),
                        "2021-02-01",
                        "2021-02-02",
                        book -> book.on("2021-02-02")
                                .done("city-clerk", "ReverseEntry", "{'entry':'late','reason':'miscounted'}")),
                new Story(
                        IndicatorKind.LEGACY_HANDOVER,
                        "621002",
                        "FINAL_ACCOUNTS",
                        AlertLevel.RED,
                        Watched.book("621000/310", "qingyang-2022-4", "2022-01-01", "621000", "621002"),
                        "2022-02-11",
                        "2022-02-12",
                        book -> book.on("2022-02-12")
                                .happened(new LegacyBalanceHandedOver(
                                        new UnitCode("621002"),
                                        yuan("9.00"),
                                        HandoverStage.FINAL_ACCOUNTS,
                                        LegacyForm.DEMAND,
                                        Optional.empty(),
                                        Optional.empty()))),
                new Story(
                        IndicatorKind.LEGACY_DEBT,
                        COUNTY,
                        "D1",
                        AlertLevel.RED,
                        kaifeng()
                                .happened(new LegacyDebtRegistered(
                                        UNIT,
                                        "D1",
                                        DebtDirection.RECEIVABLE,
                                        LegacyDebtCategory.TREASURY,
                                        yuan("300.00"),
                                        Optional.empty(),
                                        Optional.of(LocalDate.of(2021, 6, 30)),
                                        List.of())),
                        "2021-07-01",
                        "2021-07-02",
                        book -> book.on("2021-07-02")
                                .happened(new LegacyDebtSettled(UNIT, "D1", DebtDirection.RECEIVABLE, yuan("300.00")))),
                new Story(
                        IndicatorKind.MONTH_CLOSE,
                        "",
                        "",
                        AlertLevel.ORANGE,
                        kaifeng(),
                        "2021-03-01",
                        "2021-03-02",
                        book -> book.monthsClosedThrough("2021-01")),
                new Story(
                        IndicatorKind.PREPAID_PREMIUMS,
                        "",
                        "2022",
                        AlertLevel.NOTICE,
                        kaifeng().on("2021-12-01").happened(prepaid(COUNTY, "R1", "380.00", 2022)),
                        "2022-01-01",
                        "2022-01-02",
                        book -> book.on("2022-01-02")
                                .happened(new PrepaidPremiumsRecognised(
                                        new FiscalYear(2022),
                                        List.of(new HeldPremium(
                                                UNIT, new FiscalYear(2022), PayerCategory.EMPLOYER, yuan("380.00")))))),
                new Story(
                        IndicatorKind.RULING_PENDING,
                        COUNTY,
                        "2021",
                        AlertLevel.ORANGE,
                        withGap(kaifeng()),
                        "2022-01-01",
                        "2022-01-02",
                        book -> book.on("2022-01-02").done("city-clerk", "RuleGapCause", RULING)),
                new Story(
                        IndicatorKind.GAP_UNCOVERED,
                        COUNTY,
                        "2021",
                        AlertLevel.ORANGE,
                        withGap(kaifeng()).done("city-clerk", "RuleGapCause", RULING),
                        "2022-01-01",
                        "2022-01-02",
                        book -> book.on("2022-01-02").done("city-clerk", "CoverDeficit", COVER)),
                new Story(
                        IndicatorKind.GOVERNMENT_OBLIGATION,
                        COUNTY,
                        "2021 COUNTY",
                        AlertLevel.NOTICE,
                        withGap(kaifeng())
                                .done("city-clerk", "RuleGapCause", RULING)
                                .done("city-clerk", "CoverDeficit", COVER),
                        "2022-01-01",
                        "2022-01-02",
                        book -> book.on("2022-01-02")
                                .done(
                                        "finance-clerk",
                                        "ReceiveGapTopUp",
                                        "{'unit':'410222','year':2021,'from':'COUNTY','amount':'60.00'}")));
    }

    private static final String RULING =
            "{'unit':'410222','year':2021,'managementAmount':'60.00','evidence':'audit 7'}";
    private static final String COVER = "{'unit':'410222','year':2021}";

    /** A gap of 150 + 10 - 100 = 60 without a plan; the unit owns nothing. */
    private static GivenBook withGap(GivenBook book) {
        return book.on("2021-06-15")
                .subsidy(COUNTY, "100.00")
                .subsidy("410200", "900.00")
                .benefit(COUNTY, "P1", "150.00")
                .on("2021-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
    }

    private static Money yuan(String amount) {
        return Money.parse(amount);
    }

    private static AlertsReviewed review(GivenBook book, String day, String data) {
        return (AlertsReviewed) book.on(day)
                .when("city-clerk", "ReviewAlerts", data)
                .event()
                .recorded()
                .event();
    }

    private static List<String> keys(List<Alert> alerts) {
        return alerts.stream().map(Alert::key).toList();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isRaisedOnceAndClearedOnce(Story story) {
        AlertsReviewed first = review(story.book, story.day, "{}");
        assertThat(first.cleared()).isEmpty();
        assertThat(first.raised())
                .filteredOn(alert -> alert.key().equals(story.key()))
                .singleElement()
                .satisfies(alert -> assertThat(alert.level()).isEqualTo(story.level));
        AlertsReviewed second = review(story.book, story.day, "{}");
        assertThat(second.raised()).isEmpty();
        assertThat(second.cleared()).isEmpty();
        AlertsReviewed third = review(story.ends.apply(story.book), story.dayAfter, "{}");
        assertThat(keys(third.cleared())).containsOnlyOnce(story.key());
        assertThat(keys(third.raised())).doesNotContain(story.key());
        AlertsReviewed fourth = review(story.book, story.dayAfter, "{}");
        assertThat(keys(fourth.cleared())).isEmpty();
        assertThat(keys(fourth.raised())).isEmpty();
    }

    @Test
    void everyKindThatCanWarnHasItsStory() {
        Set<IndicatorKind> informationOnly =
                Set.of(IndicatorKind.SURPLUS_RATE, IndicatorKind.INCOME_GROWTH, IndicatorKind.EXPENDITURE_GROWTH);
        Set<IndicatorKind> told = stories().stream().map(Story::kind).collect(Collectors.toSet());
        assertThat(Arrays.stream(IndicatorKind.values())
                        .filter(kind -> kind != IndicatorKind.FINDING && !informationOnly.contains(kind)))
                .isSubsetOf(told);
    }

    @Test
    void anotherLevelIsClearedAndRaisedInOne() {
        GivenBook book = spentBefore(kaifeng(), "1200.00").on("2021-01-31").subsidy(COUNTY, "200.00");
        review(book, "2021-01-31", "{}");
        AlertsReviewed better = review(book.on("2021-02-01").subsidy(COUNTY, "200.00"), "2021-02-28", "{}");
        assertThat(better.cleared()).extracting(Alert::level).containsExactly(AlertLevel.RED);
        assertThat(better.raised()).extracting(Alert::level).containsExactly(AlertLevel.ORANGE);
        assertThat(better.raised().getFirst().says()).startsWith("4.00 months payable");
        assertThat(book.state().openAlerts().get("MONTHS_PAYABLE//").since()).isEqualTo(LocalDate.of(2021, 2, 28));
    }

    @Test
    void whatCannotBeToldStaysAsItIs() {
        GivenBook book = spentBefore(kaifeng(), "1200.00").on("2021-01-31").subsidy(COUNTY, "200.00");
        review(book, "2021-01-31", "{}");
        spentBefore(book, "0.00"); // nothing to divide by any more
        AlertsReviewed after = review(book, "2021-02-28", "{}");
        assertThat(after.cleared()).isEmpty();
        assertThat(book.state().openAlerts()).containsKey("MONTHS_PAYABLE//");
    }

    @Test
    void findingsAreClearedByWhoLookedAgain() {
        GivenBook book = kaifeng();
        String broken = "{'findings':[{'check':'identity 2','says':'collected 5.00, remitted 4.00: entry tax-1'}]}";
        assertThat(keys(review(book, "2021-01-02", broken).raised())).containsExactly("FINDING//identity 2");
        assertThat(review(book, "2021-01-03", "{}").cleared()).isEmpty();
        assertThat(review(book, "2021-01-04", broken).raised()).isEmpty();
        assertThat(keys(review(book, "2021-01-05", "{'findings':[]}").cleared()))
                .containsExactly("FINDING//identity 2");
        book.when("city-clerk", "ReviewAlerts", "{'findings':[{'check':'a','says':'x'},{'check':'a','says':'y'}]}")
                .invalid("data.findings");
    }

    @Test
    void mayBeDatedIntoAClosedMonthButNotBeforeTheBook() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .on("2021-01-31")
                .when("city-clerk", "ReviewAlerts", "{}")
                .acceptedWithoutEntry()
                .on("2020-12-31")
                .when("city-clerk", "ReviewAlerts", "{}")
                .refused(RefusalCode.PERIOD_CLOSED);
    }
}
