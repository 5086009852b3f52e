package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverDeficitTest {

    @Test
    void meetsAGapFromTheOwnBalanceAndThenTheReserve() {
        // gap 150 + 10 - 100 = 60, the own balance from before pooling is 150
        Years.closed(Years.planned(Years.withGap()))
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted("410222 3001.02 60.00", "410222 3001.01 -60.00");
    }

    @Test
    void drawsOnTheReserveAndNotesWhatTheGovernmentOwes() {
        // nothing of its own: 500 were prefunded out of the pool; gap 500 + 10 - 100 = 410, the reserve holds 100
        Years.closed(Years.withGapBeyondTheReserve())
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .accepted(
                        "RESERVE 3001.03 100.00",
                        "RESERVE 1003.01 -100.00",
                        "410222 1003.01 100.00",
                        "410222 3001.01 -100.00")
                .when("finance-clerk", "ReceiveGapTopUp", topUp("310.01"))
                .refused(RefusalCode.EXCEEDS_OBLIGATION, "310.00")
                .when("finance-clerk", "ReceiveGapTopUp", topUp("310.00"))
                .accepted("410222 1003.01 310.00", "410222 4101.08 -310.00");
    }

    private static String topUp(String amount) {
        return "{'unit':'410222','year':2021,'from':'COUNTY','amount':'" + amount + "'}";
    }

    @Test
    void theYearIsClosed() {
        Years.withGap().when("city-clerk", "CoverDeficit", Years.COVER).refused(RefusalCode.YEAR_NOT_CLOSED);
    }

    @Test
    void onceAndOnlyAGap() {
        GivenBook book = Years.closed(Years.planned(Years.withGap()));
        book.done("city-clerk", "CoverDeficit", Years.COVER)
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .refused(RefusalCode.COVERED_ALREADY)
                .when("city-clerk", "CoverDeficit", Years.COVER.replace("410222", "410221"))
                .refused(RefusalCode.NO_DEFICIT);
    }

    @Test
    void waitsForARulingWhereThePlanWasMissed() {
        Years.closed(Years.withGap())
                .when("city-clerk", "CoverDeficit", Years.COVER)
                .refused(RefusalCode.RULING_PENDING);
    }

    @Test
    void waitsForADecisionThatThePolicyLeavesOpen() {
        GivenBook book = GivenBook.under("wenzhou-2021-65", "310")
                .on("2022-06-15")
                .legacy("330304", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .benefit("330304", "P1", "10.00");
        var outcome = Years.closed(book).when("city-clerk", "CoverDeficit", "{'unit':'330304','year':2022}");
        outcome.refused(RefusalCode.DECISION_MISSING);
    }

    @Test
    void doesNotChangeWhatTheOthersGet() {
        // claims of 1, 1 and 6 fen on a reserve of 5: 1, 0 and 4 by largest remainder, whoever is covered first
        GivenBook book = kaifeng().on("2021-06-15").subsidy("410200", "0.50");
        claim(book, "410221", "0.12", "0.01");
        claim(book, "410222", "0.12", "0.01");
        claim(book, "410223", "0.72", "0.06");
        Years.closed(book.on("2021-12-31").done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}"))
                .done("city-clerk", "CoverDeficit", Years.COVER.replace("410222", "410221"));
        assertThat(fromReserve(book)).containsExactly("0.01", "0.00", "0.04");
        book.done("city-clerk", "CoverDeficit", Years.COVER);
        assertThat(fromReserve(book)).containsExactly("0.01", "0.00", "0.04");
    }

    @Test
    void aRulingSharesWhatTheCoveredOnesLeft() {
        // as above, but ruled upon after the first was covered: 1 and 6 share the 4 fen left, by largest remainder 1
        // and 3
        GivenBook book = kaifeng().on("2021-06-15").subsidy("410200", "0.50");
        claim(book, "410221", "0.12", "0.01");
        claim(book, "410222", "0.12", "0.01");
        claim(book, "410223", "0.72", "0.06");
        Years.closed(book.on("2021-12-31").done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}"))
                .done("city-clerk", "CoverDeficit", Years.COVER.replace("410222", "410221"))
                .done("city-clerk", "RuleGapCause", Years.RULE.formatted("0.00"));
        assertThat(fromReserve(book)).containsExactly("0.01", "0.01", "0.03");
    }

    /** A county that met its plan, has nothing of its own and spent {@code amount} out of a prefund. */
    private static void claim(GivenBook book, String unit, String lastYear, String amount) {
        book.done(
                        "city-clerk",
                        "RecordPriorYearExpenditure",
                        "{'unit':'" + unit + "','year':2020,'amount':'" + lastYear + "'}")
                .done("finance-clerk", "PrefundCounty", "{'unit':'" + unit + "','year':2021}")
                .benefit(unit, "P" + unit, amount)
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'" + unit + "','year':2021,'income':{},'expenditure':{'BENEFITS':'1.00'}}");
    }

    private static List<String> fromReserve(GivenBook book) {
        return YearEnd.settlement(book.state(), new FiscalYear(2021)).units().stream()
                .filter(unit -> unit.gap().isPositive())
                .map(unit -> unit.fromReserve().toString())
                .toList();
    }

    @Test
    void whatAnAdjustmentFundGaveForLastYearIsTheUnitsOwn() {
        // 2011: a gap of 100 that the level above paid for and the adjustment fund met; its 100 arrive in 2012
        GivenBook book =
                GivenBook.under("zhengzhou-2011-100", "310").on("2011-11-15").premium("410100", "R1", "1000.00");
        book.remitted("410100", "1000.00")
                .transferred("410100", "1000.00")
                .done(
                        "finance-clerk",
                        "ReceiveFromLevel",
                        "{'unit':'410181','direction':'UP','amount':'100.00','reference':'F1'}");
        spent(book, "A1");
        Years.closed(book.on("2011-12-31").done("city-clerk", "ExtractReserve", "{'year':2011,'through':12}"));
        book.on("2012-02-01")
                .when("city-clerk", "CoverDeficit", "{'unit':'410181','year':2011}")
                .accepted(
                        "RESERVE 5302 100.00",
                        "RESERVE 1003.01 -100.00",
                        "410181 1003.01 100.00",
                        "410181 4401 -100.00");
        spent(book, "A2");
        assertThat(ownBalanceUsed(book)).isEqualTo("100.00");
    }

    @Test
    void whatAnAdjustmentFundTookForLastYearIsTheUnitsNoMore() {
        // 200 came in 2011, of which 20 went to the fund in January; 200 are spent in 2012, when nothing comes in
        GivenBook book = GivenBook.under("zhengzhou-2011-100", "310")
                .on("2011-11-15")
                .premium("410181", "R1", "200.00")
                .remitted("410181", "200.00")
                .transferred("410181", "200.00")
                .monthsClosedThrough("2011-12")
                .on("2012-01-10");
        book.id("extracted")
                .done("city-clerk", "ExtractReserve", "{'year':2011,'through':12}")
                .done("city-clerk", "CloseYear", "{'year':2011}");
        spent(book, "A1");
        spent(
                book.done(
                        "finance-clerk",
                        "ReceiveFromLevel",
                        "{'unit':'410181','direction':'UP','amount':'100.00','reference':'F1'}"),
                "A2");
        assertThat(ownBalanceUsed(book)).isEqualTo("180.00");
        book.done("city-clerk", "ReverseEntry", "{'entry':'extracted','reason':'not in this pool'}");
        assertThat(ownBalanceUsed(book)).isEqualTo("200.00");
    }

    private static String ownBalanceUsed(GivenBook book) {
        return YearEnd.settlement(book.state(), new FiscalYear(2012))
                .of(new UnitCode("410181"))
                .orElseThrow()
                .fromOwnBalance()
                .toString();
    }

    private static void spent(GivenBook book, String paymentNo) {
        book.happened(new FundsDisbursed(new UnitCode("410181"), paymentNo, Money.parse("100.00")))
                .benefit("410181", paymentNo, "100.00");
    }
}
