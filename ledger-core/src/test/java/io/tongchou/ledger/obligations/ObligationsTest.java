package io.tongchou.ledger.obligations;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.commands.GivenBook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObligationsTest {

    /** Each as: kind unit about debtor, due on, received of amount, state, days late. */
    private static List<String> on(GivenBook book, String asOf) {
        LocalDate day = LocalDate.parse(asOf);
        return Obligations.of(book.state(), day).stream()
                .map(one -> one.kind() + " " + one.unit() + " " + one.about() + " " + one.debtor() + ", "
                        + one.dueOn().map(LocalDate::toString).orElse("no day") + ", " + one.received() + " of "
                        + one.amount() + ", " + Obligations.state(one, book.state(), day) + ", " + one.daysLateOn(day))
                .toList();
    }

    private static GivenBook assessed(GivenBook book, String year, String amount, String dueOn) {
        return book.done(
                "city-clerk",
                "AssessSubsidy",
                "{'unit':'410222','year':" + year + ",'level':'CENTRAL','amount':'" + amount + "','dueOn':'" + dueOn
                        + "'}");
    }

    @Test
    void aSubsidyIsExpectedThenDueThenLateThenMet() {
        GivenBook book = assessed(kaifeng(), "2021", "100.00", "2021-06-30");
        String subsidy = "SUBSIDY 410222 2021 CENTRAL CENTRAL, 2021-06-30, ";
        assertThat(on(book, "2021-05-30")).containsExactly(subsidy + "0.00 of 100.00, EXPECTED, 0");
        assertThat(on(book, "2021-05-31")).containsExactly(subsidy + "0.00 of 100.00, DUE, 0");
        assertThat(on(book, "2021-06-30")).containsExactly(subsidy + "0.00 of 100.00, DUE, 0");
        assertThat(on(book, "2021-07-02")).containsExactly(subsidy + "0.00 of 100.00, LATE, 2");
        book.on("2021-07-03").subsidy("410222", "40.00").on("2021-07-05").subsidy("410222", "70.00");
        assertThat(on(book, "2021-07-02")).containsExactly(subsidy + "0.00 of 100.00, LATE, 2");
        assertThat(on(book, "2021-07-03")).containsExactly(subsidy + "40.00 of 100.00, LATE, 3");
        assertThat(on(book, "2021-07-05")).containsExactly(subsidy + "100.00 of 100.00, MET, 0");
    }

    @Test
    void whatCameMeetsTheEarlierAssessmentFirstAndNoneOfALaterYear() {
        GivenBook book = kaifeng().subsidy("410222", "500.00").monthsClosedThrough("2021-12");
        assessed(book, "2022", "30.00", "2022-09-30");
        assessed(book, "2022", "20.00", "2022-03-31").subsidy("410222", "25.00");
        assertThat(on(book, "2022-04-01"))
                .containsExactly(
                        "SUBSIDY 410222 2022 CENTRAL CENTRAL, 2022-03-31, 20.00 of 20.00, MET, 0",
                        "SUBSIDY 410222 2022 CENTRAL CENTRAL, 2022-09-30, 5.00 of 30.00, EXPECTED, 0");
    }

    @Test
    void aDebtsInstalmentsAreMetInTheirOrder() {
        GivenBook book = kaifeng()
                .done(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410222','debt':'D','direction':'RECEIVABLE','category':'TREASURY','amount':'300.00',"
                                + "'responsible':'通许县财政局','instalments':[{'dueOn':'2021-06-30','amount':'100.00'},"
                                + "{'dueOn':'2021-12-31','amount':'200.00'}]}")
                .done(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410222','debt':'P','direction':'PAYABLE','category':'PROVIDER','amount':'9.00'}")
                .on("2021-07-01")
                .done("finance-clerk", "SettleLegacyDebt", "{'debt':'D','amount':'60.00'}");
        assertThat(on(book, "2021-07-02"))
                .as("what the fund owes is not what should come")
                .containsExactly(
                        "LEGACY_DEBT 410222 D 通许县财政局, 2021-06-30, 60.00 of 100.00, LATE, 2",
                        "LEGACY_DEBT 410222 D 通许县财政局, 2021-12-31, 0.00 of 200.00, EXPECTED, 0");
    }

    @Test
    void aDepositIsDueWhenItMaturesAndMetWhenItIsBack() {
        GivenBook book = kaifeng()
                .subsidy("410222", "60.00")
                .done(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        "{'unit':'410222','deposit':'T','amount':'60.00','rate':'0.02','maturesOn':'2021-03-01'}");
        assertThat(on(book, "2021-03-02"))
                .containsExactly("TIME_DEPOSIT 410222 T BANK, 2021-03-01, 0.00 of 60.00, LATE, 1");
        book.on("2021-03-03").done("finance-clerk", "MatureTimeDeposit", "{'deposit':'T','interest':'0.20'}");
        assertThat(on(book, "2021-03-03"))
                .containsExactly("TIME_DEPOSIT 410222 T BANK, 2021-03-01, 60.00 of 60.00, MET, 0");
    }

    @Test
    void whatTheCollectorHoldsIsDueByTheMonthsEndWhereTheNoticeNamesNoDay() {
        GivenBook book = kaifeng()
                .on("2021-01-20")
                .premium("410222", "R1", "10.00")
                .on("2021-02-10")
                .premium("410222", "R2", "5.00")
                .remitted("410222", "4.00");
        assertThat(on(book, "2021-02-10"))
                .containsExactly(
                        "REMITTANCE 410222 1002 TAX, 2021-01-31, 4.00 of 10.00, LATE, 10",
                        "REMITTANCE 410222 1002 TAX, 2021-02-28, 0.00 of 5.00, DUE, 0");
        book.remitted("410222", "11.00");
        assertThat(on(book, "2021-02-10")).isEmpty();
    }

    /** 正政办发〔2022〕5号 一(六)1: 即时解缴. Yesterday's money goes on today, and today's comes: nothing is late that came today. */
    @Test
    void whatIsToGoOnAtOnceIsLateFromTheNextDay() {
        GivenBook book =
                GivenBook.under("qingyang-2022-4", "310").on("2022-01-10").premium("621022", "R1", "7.00");
        assertThat(on(book, "2022-01-10"))
                .containsExactly("REMITTANCE 621022 1002 TAX, 2022-01-10, 0.00 of 7.00, DUE, 0");
        book.on("2022-01-11").remitted("621022", "7.00").premium("621022", "R2", "8.00");
        assertThat(on(book, "2022-01-11"))
                .containsExactly("REMITTANCE 621022 1002 TAX, 2022-01-11, 0.00 of 8.00, DUE, 0");
        assertThat(on(book, "2022-01-12"))
                .containsExactly("REMITTANCE 621022 1002 TAX, 2022-01-11, 0.00 of 8.00, LATE, 1");
    }

    /** 长政办发〔2020〕24号 二(二)1: joint accounts are swept at the month's end. */
    @Test
    void aJointAccountIsSweptByTheMonthsEnd() {
        GivenBook book = changsha()
                .on("2020-10-15")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430181','receiptNo':'R','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'9.00','into':'JOINT_ACCOUNT'}");
        assertThat(on(book, "2020-11-02"))
                .containsExactly("REMITTANCE 430181 1003.03 COUNTY, 2020-10-31, 0.00 of 9.00, LATE, 2");
    }

    /** A gap of 60 of which government owes: nobody named a day, so it is expected and never late. */
    @Test
    void aGovernmentsTopUpIsExpectedUntilItComes() {
        GivenBook book = kaifeng()
                .subsidy("410222", "100.00")
                .done("city-clerk", "RecordPriorYearExpenditure", "{'unit':'410222','year':2020,'amount':'1800.00'}")
                .subsidy("410221", "900.00")
                .done("finance-clerk", "PrefundCounty", "{'unit':'410222','year':2021}")
                .benefit("410222", "P", "150.00")
                .done(
                        "city-clerk",
                        "RuleGapCause",
                        "{'unit':'410222','year':2021,'managementAmount':'60.00','evidence':'e'}")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .on("2022-02-01")
                .done("city-clerk", "CoverDeficit", "{'unit':'410222','year':2021}")
                .on("2022-03-01")
                .done(
                        "finance-clerk",
                        "ReceiveGapTopUp",
                        "{'unit':'410222','year':2021,'from':'COUNTY','amount':'20.00'}");
        assertThat(on(book, "2022-01-31")).isEmpty();
        assertThat(on(book, "2022-02-28"))
                .containsExactly("GAP_TOP_UP 410222 2021 COUNTY COUNTY, no day, 0.00 of 60.00, EXPECTED, 0");
        assertThat(on(book, "2022-03-01"))
                .containsExactly("GAP_TOP_UP 410222 2021 COUNTY COUNTY, no day, 20.00 of 60.00, EXPECTED, 0");
    }
}
