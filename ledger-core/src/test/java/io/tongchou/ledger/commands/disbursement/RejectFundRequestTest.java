package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.disbursement.Requests.asked;
import static io.tongchou.ledger.commands.disbursement.Requests.request;
import static io.tongchou.ledger.commands.disbursement.Requests.verify;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RejectFundRequestTest {

    private static final String REJECT = "{'request':'Q1','reason':'no'}";

    @Test
    void cityAndFinanceMayReject() {
        asked("9.00").when("city-clerk", "RejectFundRequest", REJECT).acceptedWithoutEntry();
        asked("9.00").when("finance-clerk", "RejectFundRequest", REJECT).acceptedWithoutEntry();
    }

    @Test
    void givesWhatWasApprovedBackToThePlan() {
        asked("1000.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "1000.00"))
                .done("city-clerk", "RejectFundRequest", REJECT)
                .done("county-410222", "RequestFunds", request("Q2", "1000.00"))
                .when("city-clerk", "VerifyFundRequest", verify("Q2", "1000.00"))
                .acceptedWithoutEntry();
    }

    @Test
    void knowsItsRequest() {
        kaifeng().when("city-clerk", "RejectFundRequest", REJECT).refused(RefusalCode.REQUEST_UNKNOWN);
    }

    @Test
    void notTwice() {
        asked("9.00")
                .done("city-clerk", "RejectFundRequest", REJECT)
                .when("city-clerk", "RejectFundRequest", REJECT)
                .refused(RefusalCode.REQUEST_DECIDED);
    }

    @Test
    void notOnceItIsPaid() {
        asked("9.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "9.00"))
                .done("finance-clerk", "DisburseFunds", "{'request':'Q1'}")
                .when("city-clerk", "RejectFundRequest", REJECT)
                .refused(RefusalCode.DISBURSED_ALREADY);
    }
}
