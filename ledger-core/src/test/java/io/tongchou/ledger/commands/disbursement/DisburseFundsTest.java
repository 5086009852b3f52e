package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.disbursement.Requests.asked;
import static io.tongchou.ledger.commands.disbursement.Requests.verify;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class DisburseFundsTest {

    private static final String DISBURSE = "{'request':'Q1'}";

    @Test
    void paysWhatWasApproved() {
        asked("9.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "8.00"))
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .accepted("410222 1004.01 8.00", "410222 1003.01 -8.00");
    }

    @Test
    void knowsItsRequest() {
        kaifeng().when("finance-clerk", "DisburseFunds", DISBURSE).refused(RefusalCode.REQUEST_UNKNOWN);
    }

    @Test
    void theRequestIsVerifiedAndNotRejected() {
        asked("9.00")
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .refused(RefusalCode.REQUEST_NOT_VERIFIED)
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "9.00"))
                .done("city-clerk", "RejectFundRequest", "{'request':'Q1','reason':'no'}")
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .refused(RefusalCode.REQUEST_NOT_VERIFIED);
    }

    @Test
    void paysOnce() {
        asked("9.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "9.00"))
                .done("finance-clerk", "DisburseFunds", DISBURSE)
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .refused(RefusalCode.DISBURSED_ALREADY);
    }

    @Test
    void needsFunds() {
        asked("500.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "400.01"))
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "400.00");
    }

    @Test
    void underSeparatePursesAUnitPaysFromItsOwn() {
        GivenBook.under("zhengzhou-2011-100", "391")
                .on("2012-01-05")
                .subsidy("410181", "1000.00")
                .done(
                        "city-clerk",
                        "ApproveAnnualPlan",
                        "{'unit':'410182','year':2012,'income':{},'expenditure':{'BENEFITS':'900.00'}}")
                .done(
                        "county-410182",
                        "RequestFunds",
                        "{'unit':'410182','request':'Q1','period':'2012-01','amount':'1.00'}")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "1.00"))
                .when("finance-clerk", "DisburseFunds", DISBURSE)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
    }
}
