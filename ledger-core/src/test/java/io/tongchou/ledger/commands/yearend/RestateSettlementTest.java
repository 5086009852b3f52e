package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class RestateSettlementTest {

    private static final String RESTATE = "{'unit':'410222','year':2021,'document':'汴审〔2022〕9号'}";
    private static final UnitCode UNIT = new UnitCode("410222");
    private static final FiscalYear YEAR = new FiscalYear(2021);

    /** 410222: gap 410.00, of which the reserve met 100.00 and its government owes 310.00. */
    private static GivenBook covered() {
        return Years.closed(Years.withGapBeyondTheReserve()).done("city-clerk", "CoverDeficit", Years.COVER);
    }

    private static GivenBook benefitReversed(GivenBook book) {
        return book.on("2022-02-01").done("city-clerk", "ReverseEntry", "{'entry':'benefit','reason':'paid twice'}");
    }

    @Test
    void whatWasCorrectedSinceTheCloseLowersWhatTheGovernmentOwes() {
        // 400.00 of expenditure were none: gap 10.00, all from the reserve; 90.00 go back to it, 310.00 are owed no
        // more
        GivenBook book = benefitReversed(covered());
        book.when("city-clerk", "RestateSettlement", RESTATE)
                .approvedBy("city-head")
                .accepted(
                        "RESERVE 3001.03 -90.00",
                        "RESERVE 1003.01 90.00",
                        "410222 1003.01 -90.00",
                        "410222 3001.01 90.00");
        assertThat(book.state().owed(UNIT, YEAR, Government.COUNTY)).isEqualTo(Money.ZERO);
        assertThat(YearEnd.settlement(book.state(), YEAR).of(UNIT).orElseThrow().gap())
                .isEqualTo(Money.parse("10.00"));
    }

    @Test
    void ofAGapThatIsNotCoveredYetTheCoveringPostsEverything() {
        benefitReversed(Years.closed(Years.withGapBeyondTheReserve()))
                .when("city-clerk", "RestateSettlement", RESTATE)
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted(
                        "RESERVE 3001.03 10.00",
                        "RESERVE 1003.01 -10.00",
                        "410222 1003.01 10.00",
                        "410222 3001.01 -10.00");
    }

    @Test
    void aSecondTimeNothingHasChanged() {
        benefitReversed(covered())
                .done("city-clerk", "RestateSettlement", RESTATE)
                .when("city-clerk", "RestateSettlement", RESTATE)
                .refused(RefusalCode.NOTHING_CHANGED);
        covered().when("city-clerk", "RestateSettlement", RESTATE).refused(RefusalCode.NOTHING_CHANGED);
    }

    @Test
    void aCorrectionOfACorrectionIsTakenInWhole() {
        // moved to 410221 and back: the settled year is what it was
        GivenBook book = covered().on("2022-02-01").legacy("410221", LegacyForm.EXPENDITURE_ACCOUNT, "400.00");
        book.id("moved")
                .done("city-clerk", "MoveEntry", "{'entry':'benefit','toUnit':'410221','reason':'wrong county'}");
        assertThat(YearEnd.restate(book.state(), UNIT, YEAR, "d")).isPresent();
        book.done("city-clerk", "MoveEntry", "{'entry':'moved','toUnit':'410222','reason':'no, it was right'}");
        assertThat(YearEnd.restate(book.state(), UNIT, YEAR, "d")).isEmpty();
    }

    @Test
    void aRetentionDecidedAfterTheCloseMovesSurplusBackOnlyByRestating() {
        // 430121: surplus 100.00, all conditions met: 70.00 stay; decided 0.80 after the close, 10.00 come back
        GivenBook book = changsha()
                .on("2020-12-01")
                .premium("430121", "R1", "100.00")
                .remitted("430121", "100.00")
                .transferred("430121", "100.00")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'430121','year':2020,'income':{'PREMIUM':'99.00'},'expenditure':{'BENEFITS':'0.00'}}")
                .done("city-clerk", "RecordAssessment", "{'unit':'430121','year':2020,'grade':'EXCELLENT'}")
                .on("2020-12-31")
                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':12,'rate':'0.00'}");
        Years.closed(book)
                .on("2021-02-01")
                .done(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'retention.rate','value':'0.80','year':2020,'document':'长医保发〔2021〕3号'}");
        assertThat(toCityLevel(book)).isEqualTo(Money.parse("30.00"));
        book.when("city-clerk", "RestateSettlement", "{'unit':'430121','year':2020,'document':'长医保发〔2021〕3号'}")
                .approvedBy("city-head")
                .accepted(
                        "430121 3001.01 -10.00",
                        "430121 1003.01 10.00",
                        "430100 1003.01 -10.00",
                        "430100 3001.01 10.00");
        assertThat(toCityLevel(book)).isEqualTo(Money.parse("20.00"));
    }

    private static Money toCityLevel(GivenBook book) {
        return YearEnd.settlement(book.state(), new FiscalYear(2020))
                .of(new UnitCode("430121"))
                .orElseThrow()
                .toCityLevel();
    }

    @Test
    void onlyAClosedYear() {
        Years.withGap().when("city-clerk", "RestateSettlement", RESTATE).refused(RefusalCode.YEAR_NOT_CLOSED);
    }
}
