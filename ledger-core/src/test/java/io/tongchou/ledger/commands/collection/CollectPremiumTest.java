package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class CollectPremiumTest {

    private static final String DATA =
            "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1234.50'%s}";

    private static String data(String more) {
        return DATA.formatted(more);
    }

    @Test
    void isBookedAsCollectedAndNotYetRemitted() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(""))
                .accepted("410222 1002 1234.50", "410222 4001 -1234.50");
    }

    @Test
    void theAccountReceivesTheLateFeeTooWhichIsOtherIncome() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'lateFee':'0.50'"))
                .accepted("410222 1002 1235.00", "410222 4001 -1234.50", "410222 4501 -0.50");
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'lateFee':'0.00'"))
                .accepted("410222 1002 1234.50", "410222 4001 -1234.50");
    }

    @Test
    void goesToAJointAccountWhereThePolicyKnowsThem() {
        changsha()
                .on("2020-10-05")
                .when(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'10.00','into':'JOINT_ACCOUNT'}")
                .accepted("430112 1003.03 10.00", "430112 4001 -10.00");
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'into':'JOINT_ACCOUNT'"))
                .refused(RefusalCode.SWEEP_NOT_IN_POLICY);
    }

    @Test
    void aReceiptIsBookedOnce() {
        kaifeng()
                .on("2021-03-15")
                .premium("410221", "R1", "7.00")
                .when("tax", "CollectPremium", data(""))
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void theReceiptIsHeldAgainstTheBookBeforeThePolicy() {
        kaifeng()
                .on("2021-03-15")
                .premium("410221", "R1", "7.00")
                .when("tax", "CollectPremium", data(",'into':'JOINT_ACCOUNT'"))
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void paidAheadIsIncomeWhenReceivedUnlessDecidedOtherwise() {
        kaifeng()
                .on("2021-12-15")
                .when("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "320.00"))
                .accepted("410222 1002 320.00", "410222 4001 -320.00");
        Prepaid.book()
                .happened(Prepaid.decided("RECEIPT"))
                .when("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "320.00"))
                .accepted("410222 1002 320.00", "410222 4001 -320.00");
    }

    @Test
    void paidAheadIsHeldForTheYearItInsuresWhereThatIsDecided() {
        GivenBook book = Prepaid.book();
        book.id("e")
                .when("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "320.00"))
                .accepted("410222 1002 320.00", "410222 2001 -320.00");
        assertThat(book.state().heldPremiums(new FiscalYear(2022)).get(new UnitCode("410222")))
                .isEqualTo(Money.parse("320.00"));
        book.when("tax", "CollectPremium", Prepaid.premium("R2", "2021-12", "1.00"))
                .accepted("410222 1002 1.00", "410222 4001 -1.00")
                .when(
                        "tax",
                        "CollectPremium",
                        Prepaid.premium("R3", "2022-01", "1.00").replace("PREPAID", "CURRENT"))
                .accepted("410222 1002 1.00", "410222 4001 -1.00")
                .done("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(book.state().yearsOfHeldPremiums()).isEmpty();
    }

    @Test
    void aHeldPremiumThatBecameIncomeIsNotReversedBeforeThat() {
        Prepaid.book()
                .id("e")
                .done("tax", "CollectPremium", Prepaid.premium("R1", "2022-01", "320.00"))
                .on("2022-01-01")
                .done("city-clerk", "RecognisePrepaidPremiums", "{'year':2022}")
                .when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
    }

    @Test
    void paysAnAssessmentOfItsUnit() {
        GivenBook book = kaifeng()
                .on("2021-03-15")
                .done(
                        "county-410222",
                        "AssessPremium",
                        "{'unit':'410222','assessment':'A1','payer':'E1','payerCategory':'EMPLOYER','period':'2021-03',"
                                + "'amount':'2000.00'}");
        book.when("tax", "CollectPremium", data(",'assessment':'A2'"))
                .refused(RefusalCode.ASSESSMENT_UNKNOWN)
                .when("tax", "CollectPremium", data(",'assessment':'A1'").replace("410222", "410221"))
                .refused(RefusalCode.ASSESSMENT_UNKNOWN)
                .id("e")
                .when("tax", "CollectPremium", data(",'assessment':'A1'"))
                .accepted("410222 1002 1234.50", "410222 4001 -1234.50")
                .when("tax", "CollectPremium", data(",'assessment':'A2'"))
                .refused(RefusalCode.ASSESSMENT_UNKNOWN);
        assertThat(assessedAndCollected(book)).isEqualTo("2000.00 1234.50");
        book.done("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(assessedAndCollected(book)).isEqualTo("2000.00 0.00");
    }

    private static String assessedAndCollected(GivenBook book) {
        BookUnitYear year = book.state().year(new FiscalYear(2021)).unit(new UnitCode("410222"));
        return year.premiumsAssessed() + " " + year.assessedPremiumsCollected();
    }

    @Test
    void paysArrearsFromBeforePoolingWhichAreNoIncomeOfTheYear() {
        GivenBook book = kaifeng()
                .on("2021-03-15")
                .done("city-clerk", "RegisterLegacyDebt", debt("D1", "RECEIVABLE"))
                .done("city-clerk", "RegisterLegacyDebt", debt("D2", "PAYABLE"));
        book.when("tax", "CollectPremium", data(",'legacyDebt':'D3'"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .when("tax", "CollectPremium", data(",'legacyDebt':'D2'"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .when("tax", "CollectPremium", data(",'legacyDebt':'D1'").replace("410222", "410221"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .id("e")
                .when("tax", "CollectPremium", data(",'legacyDebt':'D1','lateFee':'1.00'"))
                .accepted("410222 1002 1235.50", "410222 4001.09 -1234.50", "410222 4501 -1.00")
                .when("tax", "CollectPremium", data(",'legacyDebt':'D3'"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .when("tax", "CollectPremium", data(",'legacyDebt':'D1'"))
                .refused(RefusalCode.RECEIPT_EXISTS)
                .when("tax", "CollectPremium", data(",'legacyDebt':'D1'").replace("R1", "R2"))
                .refused(RefusalCode.OVERPAID, "765.50");
        book.done("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(book.state().leftOf(OpenItem.Kind.RECEIVABLE, "D1")).isEqualTo(Money.parse("2000.00"));
    }

    private static String debt(String number, String direction) {
        return "{'unit':'410222','debt':'" + number + "','direction':'" + direction
                + "','category':'ENTERPRISE','amount':'2000.00'}";
    }

    @Test
    void paysAnAssessmentOrADebtAndNotBoth() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'assessment':'A1','legacyDebt':'D1'"))
                .invalid("data.legacyDebt");
    }

    @Test
    void personalAccountsAreNotKept() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'personalAmount':'1.00'"))
                .refused(RefusalCode.PERSONAL_ACCOUNT_NOT_KEPT);
    }

    @Test
    void needsAPolicyInForce() {
        GivenBook.unopened("410200/310")
                .opened("410200", "410222")
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(""))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }

    @Test
    void isNotPaidAfterTheDayItIsEnteredOn() {
        kaifeng()
                .on("2021-03-15")
                .when(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1.00','collectedOn':'2021-03-16'}")
                .invalid("data.collectedOn");
    }
}
