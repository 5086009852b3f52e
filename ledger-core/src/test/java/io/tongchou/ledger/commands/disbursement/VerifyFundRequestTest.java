package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.disbursement.Requests.asked;
import static io.tongchou.ledger.commands.disbursement.Requests.request;
import static io.tongchou.ledger.commands.disbursement.Requests.verify;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class VerifyFundRequestTest {

    private static final String OVER =
            "{'request':'Q1','approved':'1000.01','overrides':[{'code':'EXCEEDS_PLAN','reason':'an epidemic'}]}";

    @Test
    void approvesUpToWhatWasAskedAndPlanned() {
        asked("1000.00")
                .when("city-clerk", "VerifyFundRequest", verify("Q1", "1000.00"))
                .acceptedWithoutEntry();
    }

    @Test
    void knowsItsRequest() {
        asked("9.00")
                .when("city-clerk", "VerifyFundRequest", verify("Q2", "9.00"))
                .refused(RefusalCode.REQUEST_UNKNOWN);
    }

    @Test
    void whoeverAskedDoesNotVerify() {
        GivenBook book = kaifeng()
                .done("city-clerk", "RequestFunds", request("Q1", "9.00").replace("410222", "410200"));
        book.when("city-clerk", "VerifyFundRequest", verify("Q1", "99.00")).refused(RefusalCode.SAME_PERSON);
        book.when("city-head", "VerifyFundRequest", verify("Q1", "99.00")).refused(RefusalCode.EXCEEDS_REQUEST);
    }

    @Test
    void isDecidedOnce() {
        asked("9.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "8.00"))
                .when("city-clerk", "VerifyFundRequest", verify("Q1", "10.00"))
                .refused(RefusalCode.REQUEST_DECIDED);
        asked("9.00")
                .done("finance-clerk", "RejectFundRequest", "{'request':'Q1','reason':'no'}")
                .when("city-clerk", "VerifyFundRequest", verify("Q1", "8.00"))
                .refused(RefusalCode.REQUEST_DECIDED);
    }

    @Test
    void noMoreThanWasAsked() {
        asked("1000.01")
                .when("city-clerk", "VerifyFundRequest", verify("Q1", "1000.02"))
                .refused(RefusalCode.EXCEEDS_REQUEST, "1000.01");
    }

    @Test
    void noMoreThanThePlanOfTheYearLeaves() {
        asked("600.00")
                .done("city-clerk", "VerifyFundRequest", verify("Q1", "600.00"))
                .done("county-410222", "RequestFunds", request("Q2", "600.00"))
                .when("city-clerk", "VerifyFundRequest", verify("Q2", "400.01"))
                .refused(RefusalCode.EXCEEDS_PLAN, "400.00");
        kaifeng()
                .done("county-410222", "RequestFunds", request("Q1", "9.00"))
                .when("city-clerk", "VerifyFundRequest", verify("Q1", "0.01"))
                .refused(RefusalCode.EXCEEDS_PLAN, "0.00");
    }

    @Test
    void passesThePlanWithAReasonAndASecondPerson() {
        asked("1000.01")
                .when("city-clerk", "VerifyFundRequest", OVER)
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .when("finance-clerk", "DisburseFunds", "{'request':'Q1'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "400.00");
    }

    @Test
    void nothingElseIsWaived() {
        asked("1000.01")
                .when("city-clerk", "VerifyFundRequest", OVER.replace("EXCEEDS_PLAN", "EXCEEDS_REQUEST"))
                .invalid("data.overrides[0].code");
    }

    @Test
    void isTheCitysAffair() {
        asked("9.00")
                .when("finance-clerk", "VerifyFundRequest", verify("Q1", "9.00"))
                .refused(RefusalCode.FORBIDDEN);
    }
}
