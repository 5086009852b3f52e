package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefundPremiumTest {

    private static final UnitCode UNIT = new UnitCode("410222");

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").premium("410222", "R1", "100.00");
    }

    private static String refund(String refundNo, String amount) {
        return "{'unit':'410222','receiptNo':'R1','refundNo':'" + refundNo + "','amount':'" + amount + "'}";
    }

    private static String from(String account) {
        return refund("F1", "30.00").replace("}", ",'from':'" + account + "'}");
    }

    private static String reverse(String entry) {
        return "{'entry':'" + entry + "','reason':'wrong'}";
    }

    @Test
    void lowersTheIncomeOfItsYear() {
        book().when("tax", "RefundPremium", refund("F1", "30.00")).accepted("410222 4001 30.00", "410222 1002 -30.00");
    }

    @Test
    void isOtherExpenditureWhereThePremiumIsOfAnEarlierYear() {
        book().on("2022-01-05")
                .when("tax", "RefundPremium", refund("F1", "30.00"))
                .accepted("410222 5401 30.00", "410222 1002 -30.00");
    }

    @Test
    void countsAMovedReceiptWhereItStands() {
        kaifeng()
                .on("2021-03-15")
                .id("e")
                .premium("410221", "R1", "100.00")
                .on("2022-01-05")
                .done("tax", "MoveEntry", "{'entry':'e','toUnit':'410222','reason':'wrong county'}")
                .when("tax", "RefundPremium", refund("F1", "30.00"))
                .accepted("410222 4001 30.00", "410222 1002 -30.00")
                .when("tax", "RefundPremium", refund("F2", "30.00").replace("410222", "410221"))
                .refused(RefusalCode.RECEIPT_UNKNOWN);
    }

    @Test
    void countsAReceiptMovedAfterTheCloseInItsOwnYear() {
        kaifeng()
                .on("2021-03-15")
                .id("e")
                .premium("410221", "R1", "100.00")
                .remitted("410221", "100.00")
                .transferred("410221", "100.00")
                .subsidy("410200", "50.00")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .done("tax", "MoveEntry", "{'entry':'e','toUnit':'410222','reason':'wrong county'}")
                .when("tax", "RefundPremium", refund("F1", "30.00"))
                .accepted("410222 5401 30.00", "410222 1003.01 -30.00");
    }

    @Test
    void goesTheWayThePremiumCameWholeFromOneAccount() {
        book().remitted("410222", "80.00")
                .when("tax", "RefundPremium", refund("F1", "30.00"))
                .accepted("410222 4001 30.00", "410222 1005 -30.00")
                .transferred("410222", "50.00")
                .when("tax", "RefundPremium", refund("F2", "21.00"))
                .accepted("410222 4001 21.00", "410222 1003.01 -21.00");
        book().remitted("410222", "50.00")
                .when("tax", "RefundPremium", refund("F1", "60.00"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "50.00");
    }

    @Test
    void goesFromAJointAccountOrWhereThatWasSwept() {
        String premium = "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT',"
                + "'period':'2020-10','amount':'100.00','into':'JOINT_ACCOUNT'}";
        changsha()
                .on("2020-10-05")
                .done("tax", "CollectPremium", premium)
                .when("tax", "RefundPremium", refund("F1", "30.00").replace("410222", "430112"))
                .accepted("430112 4001 30.00", "430112 1003.03 -30.00")
                .done("finance-clerk", "SweepToFiscalAccount", "{'unit':'430112','amount':'ALL'}")
                .when("tax", "RefundPremium", refund("F2", "30.00").replace("410222", "430112"))
                .accepted("430112 4001 30.00", "430112 1003.01 -30.00");
    }

    @Test
    void goesFromTheAccountThatIsNamed() {
        book().remitted("410222", "80.00")
                .transferred("410222", "40.00")
                .when("tax", "RefundPremium", from("FISCAL_ACCOUNT"))
                .accepted("410222 4001 30.00", "410222 1003.01 -30.00");
        book().remitted("410222", "80.00")
                .when("tax", "RefundPremium", from("INCOME_ACCOUNT"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "20.00")
                .when("tax", "RefundPremium", from("TREASURY"))
                .accepted("410222 4001 30.00", "410222 1005 -30.00");
        book().when("tax", "RefundPremium", from("JOINT_ACCOUNT")).refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
        book().when("tax", "RefundPremium", from("EXPENDITURE_ACCOUNT")).invalid("data.from");
    }

    @Test
    void neverMoreThanTheReceiptWithoutItsLateFee() {
        kaifeng()
                .on("2021-03-15")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03',"
                                + "'amount':'100.00','lateFee':'5.00'}")
                .when("tax", "RefundPremium", refund("F1", "100.01"))
                .refused(RefusalCode.REFUND_EXCEEDS_RECEIPT, "100.00")
                .done("tax", "RefundPremium", refund("F1", "60.00"))
                .done("tax", "RefundPremium", refund("F2", "30.00"))
                .when("tax", "RefundPremium", refund("F3", "10.01"))
                .refused(RefusalCode.REFUND_EXCEEDS_RECEIPT, "10.00")
                .when("tax", "RefundPremium", refund("F3", "10.00"))
                .accepted();
    }

    @Test
    void knowsTheUnitsReceiptAndIsBookedOnce() {
        book().when("tax", "RefundPremium", refund("F1", "1.00").replace("R1", "R2"))
                .refused(RefusalCode.RECEIPT_UNKNOWN)
                .when("tax", "RefundPremium", refund("F1", "1.00").replace("410222", "410221"))
                .refused(RefusalCode.RECEIPT_UNKNOWN)
                .done("tax", "RefundPremium", refund("F1", "1.00"))
                .when("tax", "RefundPremium", refund("F1", "1.00"))
                .refused(RefusalCode.REFUND_EXISTS)
                .when("tax", "RefundPremium", refund("F1", "1.00").replace("R1", "R2"))
                .refused(RefusalCode.RECEIPT_UNKNOWN);
    }

    @Test
    void takesAHeldPremiumFromWhatIsHeld() {
        GivenBook book = Prepaid.book()
                .done("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "100.00"))
                .id("f")
                .done("tax", "RefundPremium", refund("F1", "30.00"));
        assertThat(book.state().heldPremiums(new FiscalYear(2022))).isEqualTo(Map.of(UNIT, Money.parse("70.00")));
        book.done("city-clerk", "ReverseEntry", reverse("f"));
        assertThat(book.state().heldPremiums(new FiscalYear(2022))).isEqualTo(Map.of(UNIT, Money.parse("100.00")));
        book.on("2022-01-05")
                .when("tax", "RefundPremium", refund("F1", "100.00"))
                .accepted("410222 2001 100.00", "410222 1002 -100.00");
        assertThat(book.state().yearsOfHeldPremiums()).isEmpty();
    }

    @Test
    void takesAPrepaidPremiumThatBecameIncomeFromTheIncomeOfTheYearItInsures() {
        GivenBook book = Prepaid.book()
                .done("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "100.00"))
                .on("2022-01-05")
                .done("city-clerk", "RecognisePrepaidPremiums", "{'year':2022}");
        book.when("tax", "RefundPremium", refund("F1", "30.00")).accepted("410222 4001 30.00", "410222 1002 -30.00");
        book.on("2023-01-05")
                .when("tax", "RefundPremium", refund("F2", "30.00"))
                .accepted("410222 5401 30.00", "410222 1002 -30.00");
    }

    @Test
    void opensADebtFromBeforePoolingAgain() {
        GivenBook book = kaifeng()
                .on("2021-03-15")
                .done("city-clerk", "RegisterLegacyDebt", DEBT)
                .done("tax", "CollectPremium", ARREARS.formatted("R1", "100.00"))
                .id("f")
                .when("tax", "RefundPremium", refund("F1", "30.00"))
                .accepted("410222 4001.09 30.00", "410222 1002 -30.00");
        assertThat(book.state().leftOf(OpenItem.Kind.RECEIVABLE, "D1")).isEqualTo(Money.parse("30.00"));
        book.id("again")
                .done("tax", "CollectPremium", ARREARS.formatted("R2", "30.00"))
                .when("city-clerk", "ReverseEntry", reverse("f"))
                .refused(RefusalCode.NOT_REVERSIBLE)
                .done("city-clerk", "ReverseEntry", reverse("again"))
                .done("city-clerk", "ReverseEntry", reverse("f"));
        assertThat(book.state().leftOf(OpenItem.Kind.RECEIVABLE, "D1")).isEqualTo(Money.ZERO);
    }

    private static final String DEBT =
            "{'unit':'410222','debt':'D1','direction':'RECEIVABLE','category':'ENTERPRISE','amount':'100.00'}";
    private static final String ARREARS =
            "{'unit':'410222','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'ARREARS','period':'2019-03','amount':'%s',"
                    + "'legacyDebt':'D1'}";

    @Test
    void leavesLessCollectedOnTheAssessment() {
        GivenBook book = kaifeng()
                .on("2021-03-15")
                .done(
                        "county-410222",
                        "AssessPremium",
                        "{'unit':'410222','assessment':'A1','payer':'E1','payerCategory':'EMPLOYER','period':'2021-03',"
                                + "'amount':'100.00'}")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03',"
                                + "'amount':'120.00','assessment':'A1'}")
                .done("tax", "RefundPremium", refund("F1", "20.00"));
        assertThat(book.state().year(new FiscalYear(2021)).unit(UNIT).assessedPremiumsCollected())
                .isEqualTo(Money.parse("100.00"));
    }

    @Test
    void isReversedLastStepFirstAndFreesItsNumber() {
        book().id("f1")
                .done("tax", "RefundPremium", refund("F1", "60.00"))
                .id("f2")
                .done("tax", "RefundPremium", refund("F2", "30.00"))
                .when("city-clerk", "ReverseEntry", reverse("f1"))
                .refused(RefusalCode.NOT_REVERSIBLE)
                .when("city-clerk", "ReverseEntry", reverse("f2"))
                .approvedBy("city-head")
                .accepted("410222 4001 -30.00", "410222 1002 30.00")
                .when("tax", "RefundPremium", refund("F2", "40.01"))
                .refused(RefusalCode.REFUND_EXCEEDS_RECEIPT, "40.00")
                .done("city-clerk", "ReverseEntry", reverse("f1"))
                .when("tax", "RefundPremium", refund("F1", "100.00"))
                .accepted();
    }

    @Test
    void aReceiptWithRefundsIsNotReversedBeforeThem() {
        kaifeng()
                .on("2021-03-15")
                .id("r")
                .premium("410222", "R1", "100.00")
                .id("f")
                .done("tax", "RefundPremium", refund("F1", "60.00"))
                .when("city-clerk", "ReverseEntry", reverse("r"))
                .refused(RefusalCode.NOT_REVERSIBLE)
                .done("city-clerk", "ReverseEntry", reverse("f"))
                .when("city-clerk", "ReverseEntry", reverse("r"))
                .approvedBy("city-head")
                .accepted("410222 4001 100.00", "410222 1002 -100.00");
    }

    @Test
    void needsAPolicyInForce() {
        changsha()
                .on("2025-07-31")
                .premium("430112", "R1", "100.00")
                .today("2025-08-02")
                .on("2025-08-01")
                .when("tax", "RefundPremium", refund("F1", "1.00").replace("410222", "430112"))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
