package io.tongchou.ledger.commands.correction;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ReverseEntryTest {

    private static final String REVERSE = "{'entry':'e','reason':'wrong'}";

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").id("e").premium("410222", "R1", "10.00");
    }

    private static GivenBook.Outcome reversed(GivenBook book) {
        return book.when("city-clerk", "ReverseEntry", REVERSE).approvedBy("city-head");
    }

    @Test
    void exchangesTheSidesAndFreesTheNumber() {
        reversed(book())
                .accepted("410222 1002 -10.00", "410222 4001 10.00")
                .when(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1.00'}")
                .accepted("410222 1002 1.00", "410222 4001 -1.00");
    }

    @Test
    void takesTheMoneyFromWhereItStandsNow() {
        reversed(book().remitted("410222", "10.00")).accepted("410222 1005 -10.00", "410222 4001 10.00");
        reversed(book().remitted("410222", "10.00").transferred("410222", "10.00"))
                .accepted("410222 1003.01 -10.00", "410222 4001 10.00");
    }

    @Test
    void takesItWholeFromOneAccount() {
        reversed(book().remitted("410222", "6.00").transferred("410222", "6.00").subsidy("410221", "4.00"))
                .accepted("410222 1003.01 -10.00", "410222 4001 10.00");
        book().remitted("410222", "6.00")
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "4.00");
    }

    @Test
    void takesWhatWasSweptFromAJointAccountFromTheFiscalAccount() {
        GivenBook book = changsha()
                .id("e")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'10.00','into':'JOINT_ACCOUNT'}")
                .done("finance-clerk", "SweepToFiscalAccount", "{'unit':'430112','amount':'ALL'}");
        reversed(book).accepted("430112 1003.01 -10.00", "430112 4001 10.00");
    }

    @Test
    void aPaymentGoesBackToTheExpenditureAccount() {
        reversed(kaifeng()
                        .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                        .id("e")
                        .benefit("410222", "P1", "10.00"))
                .accepted("410222 1004.01 10.00", "410222 5001 -10.00")
                .benefit("410222", "P1", "1.00");
    }

    @Test
    void inAClosedYearTheBalanceStandsForIncome() {
        reversed(book().remitted("410222", "10.00")
                        .transferred("410222", "10.00")
                        .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                        .monthsClosedThrough("2021-12")
                        .done("city-clerk", "CloseYear", "{'year':2021}")
                        .subsidy("410222", "1.00"))
                .accepted("410222 1003.01 -10.00", "410222 3001.01 10.00");
    }

    @Test
    void anExtractionOfTheReserveComesBack() {
        reversed(kaifeng()
                        .subsidy("410222", "10.00")
                        .id("e")
                        .done("city-clerk", "ExtractReserve", "{'year':2021,'through':1}"))
                .accepted(
                        "410222 3001.01 -1.00", "410222 1003.01 1.00", "RESERVE 1003.01 -1.00", "RESERVE 3001.03 1.00")
                .when("city-clerk", "ExtractReserve", "{'year':2021,'through':1}")
                .accepted(
                        "410222 3001.01 1.00", "410222 1003.01 -1.00", "RESERVE 1003.01 1.00", "RESERVE 3001.03 -1.00");
    }

    @Test
    void anExtractionThatWasReversedIsNoExtractionOfTheYear() {
        GivenBook book = changsha()
                .subsidy("430112", "100.00")
                .on("2020-12-31")
                .id("e")
                .done("city-clerk", "ExtractReserve", "{'year':2020,'through':12,'rate':'0.05'}");
        reversed(book)
                .accepted()
                .monthsClosedThrough("2020-12")
                .when("city-clerk", "CloseYear", "{'year':2020}")
                .refused(RefusalCode.RESERVE_NOT_EXTRACTED);
    }

    @Test
    void aFundRequestMayBePaidAgain() {
        GivenBook book = kaifeng()
                .subsidy("410222", "10.00")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410222','year':2021,'income':{},'expenditure':{'BENEFITS':'9.00'}}")
                .done(
                        "county-410222",
                        "RequestFunds",
                        "{'unit':'410222','request':'Q1','period':'2021-01','amount':'9.00'}")
                .done("city-clerk", "VerifyFundRequest", "{'request':'Q1','approved':'9.00'}")
                .id("e")
                .done("finance-clerk", "DisburseFunds", "{'request':'Q1'}");
        reversed(book)
                .accepted("410222 1004.01 -9.00", "410222 1003.01 9.00")
                .when("finance-clerk", "DisburseFunds", "{'request':'Q1'}")
                .accepted("410222 1004.01 9.00", "410222 1003.01 -9.00");
    }

    @Test
    void knowsItsEntry() {
        kaifeng()
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.ENTRY_UNKNOWN)
                .id("e")
                .done("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.ENTRY_UNKNOWN);
    }

    @Test
    void notTwice() {
        GivenBook book = book();
        reversed(book).accepted();
        book.when("city-clerk", "ReverseEntry", REVERSE).refused(RefusalCode.REVERSED_ALREADY);
    }

    @Test
    void notAReversal() {
        GivenBook book = book();
        book.id("r")
                .when("tax", "ReverseEntry", REVERSE)
                .approvedBy("city-head")
                .accepted();
        book.when("city-clerk", "ReverseEntry", "{'entry':'r','reason':'no'}").refused(RefusalCode.NOT_REVERSIBLE);
    }

    @Test
    void notTheClose() {
        kaifeng()
                .subsidy("410222", "10.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .id("e")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.NOT_REVERSIBLE);
    }

    @Test
    void whoeverMayMakeItAndTheCitysClerk() {
        book().when("tax", "ReverseEntry", REVERSE).proposed();
        book().when("city-head", "ReverseEntry", REVERSE).proposed();
        book().when("finance-clerk", "ReverseEntry", REVERSE).refused(RefusalCode.FORBIDDEN);
        GivenBook paid = kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .id("e")
                .benefit("410222", "P1", "10.00");
        paid.when("county-410221", "ReverseEntry", REVERSE).refused(RefusalCode.FORBIDDEN);
        paid.when("county-410222", "ReverseEntry", REVERSE).proposed();
    }
}
