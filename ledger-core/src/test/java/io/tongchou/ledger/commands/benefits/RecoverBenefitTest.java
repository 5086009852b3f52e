package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoverBenefitTest {

    private static GivenBook paid() {
        return kaifeng()
                .on("2021-12-15")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "100.00")
                .id("paid")
                .benefit("410222", "P1", "10.00");
    }

    private static String recover(String recoveryNo, String amount) {
        return "{'unit':'410222','paymentNo':'P1','recoveryNo':'" + recoveryNo + "','amount':'" + amount + "'}";
    }

    private static String reverse(String entry) {
        return "{'entry':'" + entry + "','reason':'wrong'}";
    }

    @Test
    void ofTheSameYearIsLessExpenditureAndOfAnEarlierOneOtherIncome() {
        paid().when("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .accepted("410222 1004.01 4.00", "410222 5001 -4.00")
                .on("2022-01-05")
                .when("county-410222", "RecoverBenefit", recover("R2", "6.00"))
                .accepted("410222 1003.01 6.00", "410222 4501 -6.00");
    }

    @Test
    void ofAMatterFromBeforePoolingNeverTouchesAYearsResult() {
        kaifeng()
                .on("2021-12-15")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "100.00")
                .happened(new BenefitPaid(
                        new UnitCode("410222"),
                        "P1",
                        BenefitKind.INPATIENT,
                        "H1",
                        PayeeType.INSTITUTION,
                        Money.parse("10.00"),
                        Optional.empty(),
                        Optional.of("D1")))
                .on("2022-01-05")
                .when("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .accepted("410222 1004.01 4.00", "410222 5001.09 -4.00");
    }

    @Test
    void noMoreThanIsLeft() {
        paid().when("county-410222", "RecoverBenefit", recover("R1", "10.01"))
                .refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "10.00")
                .done("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .when("county-410222", "RecoverBenefit", recover("R2", "6.01"))
                .refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "6.00")
                .done("county-410222", "RecoverBenefit", recover("R2", "6.00"))
                .when("county-410222", "RecoverBenefit", recover("R3", "0.01"))
                .refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "0.00");
    }

    @Test
    void nothingOfAPaymentThatBounced() {
        paid().done("county-410222", "ReturnPayment", "{'unit':'410222','paymentNo':'P1'}")
                .when("county-410222", "RecoverBenefit", recover("R1", "0.01"))
                .refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "0.00");
    }

    @Test
    void aRecoveryIsBookedOnce() {
        paid().done("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .when("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .refused(RefusalCode.RECOVERY_EXISTS);
    }

    @Test
    void knowsTheUnitsOwnBenefitsAlone() {
        paid().when("county-410222", "RecoverBenefit", recover("R1", "1.00").replace("P1", "P2"))
                .refused(RefusalCode.PAYMENT_UNKNOWN)
                .when("county-410221", "RecoverBenefit", recover("R1", "1.00").replace("410222", "410221"))
                .refused(RefusalCode.PAYMENT_UNKNOWN)
                .done("county-410222", "PayOtherExpenditure", "{'unit':'410222','paymentNo':'P2','amount':'1.00'}")
                .when("county-410222", "RecoverBenefit", recover("R1", "1.00").replace("P1", "P2"))
                .refused(RefusalCode.PAYMENT_UNKNOWN);
    }

    @Test
    void aMovedBenefitIsRecoveredWhereItBelongs() {
        GivenBook moved = paid().legacy("410221", LegacyForm.EXPENDITURE_ACCOUNT, "100.00");
        moved.when("city-clerk", "MoveEntry", "{'entry':'paid','toUnit':'410221','reason':'wrong county'}")
                .approvedBy("city-head")
                .accepted()
                .when("county-410222", "RecoverBenefit", recover("R1", "1.00"))
                .refused(RefusalCode.PAYMENT_UNKNOWN)
                .when("county-410221", "RecoverBenefit", recover("R1", "1.00").replace("410222", "410221"))
                .accepted("410221 1004.01 1.00", "410221 5001 -1.00");
    }

    @Test
    void oneThatWasPaidAgainCountsInTheYearInWhichItWasPaidAtFirst() {
        paid().on("2022-01-05")
                .done("county-410222", "ReturnPayment", "{'unit':'410222','paymentNo':'P1','repaidAs':'P2'}")
                .when("county-410222", "RecoverBenefit", recover("R1", "1.00").replace("P1", "P2"))
                .accepted("410222 1003.01 1.00", "410222 4501 -1.00");
    }

    @Test
    void theLastRecoveryCanBeReversedAndThenTheOneBefore() {
        GivenBook book = paid().id("first")
                .done("county-410222", "RecoverBenefit", recover("R1", "4.00"))
                .id("second")
                .done("county-410222", "RecoverBenefit", recover("R2", "5.00"));
        book.when("city-clerk", "ReverseEntry", reverse("paid")).refused(RefusalCode.NOT_REVERSIBLE);
        book.when("city-clerk", "ReverseEntry", reverse("first")).refused(RefusalCode.NOT_REVERSIBLE);
        book.when("city-clerk", "ReverseEntry", reverse("second"))
                .approvedBy("city-head")
                .accepted("410222 1004.01 -5.00", "410222 5001 5.00")
                .when("county-410222", "RecoverBenefit", recover("R2", "6.01"))
                .refused(RefusalCode.RECOVERY_EXCEEDS_PAYMENT, "6.00")
                .done("city-clerk", "ReverseEntry", reverse("first"))
                .done("county-410222", "RecoverBenefit", recover("R1", "10.00"))
                .when("city-clerk", "ReverseEntry", reverse("paid"))
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
