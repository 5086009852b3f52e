package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ReturnPaymentTest {

    private static final String BOUNCED = "{'unit':'410222','paymentNo':'P1'}";
    private static final String REPAID = "{'unit':'410222','paymentNo':'P1','repaidAs':'P2'}";

    private static GivenBook paid() {
        return kaifeng()
                .on("2021-03-15")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "100.00")
                .id("paid")
                .benefit("410222", "P1", "10.00");
    }

    private static GivenBook.Outcome returned(GivenBook book, String data) {
        return book.when("county-410222", "ReturnPayment", data);
    }

    private static GivenBook.Outcome reversal(GivenBook book, String entry) {
        return book.when("city-clerk", "ReverseEntry", "{'entry':'" + entry + "','reason':'wrong'}");
    }

    @Test
    void whatBouncedIsOwedUntilItIsPaidAgain() {
        returned(returned(paid(), BOUNCED).accepted("410222 1004.01 10.00", "410222 2001 -10.00"), REPAID)
                .accepted("410222 2001 10.00", "410222 1004.01 -10.00");
    }

    @Test
    void bothAtOnce() {
        returned(paid(), REPAID)
                .accepted("410222 1004.01 10.00", "410222 2001 -10.00", "410222 2001 10.00", "410222 1004.01 -10.00");
    }

    @Test
    void otherExpenditureBouncesToo() {
        GivenBook book = paid();
        for (String command : new String[] {"PayOtherExpenditure", "PayTransferOut", "PayCatastrophicInsurance"}) {
            book.done("county-410222", command, "{'unit':'410222','paymentNo':'" + command + "','amount':'1.00'}");
            returned(book, BOUNCED.replace("P1", command)).accepted("410222 1004.01 1.00", "410222 2001 -1.00");
        }
    }

    @Test
    void theNewNumberMayBounceAgain() {
        GivenBook book = paid();
        returned(book, REPAID).accepted();
        returned(book, "{'unit':'410222','paymentNo':'P2','repaidAs':'P3'}").accepted();
        returned(book, "{'unit':'410222','paymentNo':'P3'}").accepted("410222 1004.01 10.00", "410222 2001 -10.00");
    }

    @Test
    void knowsTheUnitsOwnPaymentsAlone() {
        returned(paid(), BOUNCED.replace("P1", "P9")).refused(RefusalCode.PAYMENT_UNKNOWN);
        paid().when("county-410221", "ReturnPayment", BOUNCED.replace("410222", "410221"))
                .refused(RefusalCode.PAYMENT_UNKNOWN);
    }

    @Test
    void bouncesOnceAndIsPaidAgainOnce() {
        GivenBook book = paid();
        returned(book, BOUNCED).accepted();
        returned(book, BOUNCED).refused(RefusalCode.RETURNED_ALREADY);
        returned(book, REPAID).accepted();
        returned(book, REPAID.replace("P2", "P3")).refused(RefusalCode.RETURNED_ALREADY);
        returned(book, BOUNCED).refused(RefusalCode.RETURNED_ALREADY);
        GivenBook atOnce = paid();
        returned(atOnce, REPAID).accepted();
        returned(atOnce, REPAID.replace("P2", "P3")).refused(RefusalCode.RETURNED_ALREADY);
    }

    @Test
    void isPaidAgainUnderANumberOfItsOwn() {
        returned(paid(), REPAID.replace("P2", "P1")).refused(RefusalCode.PAYMENT_EXISTS);
        GivenBook book = paid().benefit("410222", "P2", "1.00");
        returned(book, REPAID).refused(RefusalCode.PAYMENT_EXISTS);
    }

    @Test
    void bouncesWholeSoNotAfterAPartWasRecovered() {
        GivenBook book = paid().done(
                        "county-410222",
                        "RecoverBenefit",
                        "{'unit':'410222','paymentNo':'P1','recoveryNo':'R1','amount':'4.00'}");
        returned(book, BOUNCED).refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "6.00");
        returned(book, REPAID).refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "6.00");
    }

    @Test
    void aReversedBounceIsNone() {
        GivenBook book = paid().id("bounced");
        returned(book, BOUNCED).accepted();
        reversal(book, "paid").refused(RefusalCode.NOT_REVERSIBLE);
        reversal(book, "bounced").approvedBy("city-head").accepted("410222 1004.01 -10.00", "410222 2001 10.00");
        returned(book, BOUNCED).accepted();
    }

    @Test
    void stepByStepBackFromTheLast() {
        GivenBook book = paid().id("bounced");
        returned(book, BOUNCED).accepted();
        returned(book.id("repaid"), REPAID).accepted();
        returned(book.id("again"), BOUNCED.replace("P1", "P2")).accepted();
        reversal(book, "bounced").refused(RefusalCode.NOT_REVERSIBLE);
        reversal(book, "repaid").refused(RefusalCode.NOT_REVERSIBLE);
        reversal(book, "again").approvedBy("city-head").accepted();
        reversal(book, "repaid").approvedBy("city-head").accepted("410222 2001 -10.00", "410222 1004.01 10.00");
        reversal(book, "bounced").approvedBy("city-head").accepted();
        reversal(book, "paid").approvedBy("city-head").accepted("410222 5001 -10.00", "410222 1004.01 10.00");
    }

    @Test
    void oneThatWasPaidAgainAtOnceStandsWhileSomethingFollowsOnTheNewNumber() {
        GivenBook book = paid().id("both");
        returned(book, REPAID).accepted();
        returned(book.id("again"), BOUNCED.replace("P1", "P2")).accepted();
        reversal(book, "both").refused(RefusalCode.NOT_REVERSIBLE);
        reversal(book, "again").approvedBy("city-head").accepted();
        reversal(book, "both").approvedBy("city-head").accepted();
        returned(book, REPAID).accepted();
    }
}
