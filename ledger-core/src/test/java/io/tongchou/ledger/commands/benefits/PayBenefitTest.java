package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import org.junit.jupiter.api.Test;

class PayBenefitTest {

    private static final String DATA =
            "{'unit':'410222','paymentNo':'P1','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'%s'}";

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "100.00");
    }

    @Test
    void isPaidFromTheExpenditureAccount() {
        book().when("county-410222", "PayBenefit", DATA.formatted("99.99"))
                .accepted("410222 5001 99.99", "410222 1004.01 -99.99");
    }

    @Test
    void aPaymentIsBookedOnce() {
        book().benefit("410222", "P1", "1.00")
                .when("county-410222", "PayBenefit", DATA.formatted("100.00"))
                .refused(RefusalCode.PAYMENT_EXISTS);
    }

    @Test
    void needsFunds() {
        book().when("county-410222", "PayBenefit", DATA.formatted("100.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "100.00");
    }

    @Test
    void isTheCountysOwnAffairAndTheCitysClerkPaysForTheCityLevelAlone() {
        book().when("county-410221", "PayBenefit", DATA.formatted("1.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "PayBenefit", DATA.formatted("1.00"))
                .refused(RefusalCode.FORBIDDEN)
                .legacy("410200", LegacyForm.EXPENDITURE_ACCOUNT, "5.00")
                .when("city-clerk", "PayBenefit", DATA.formatted("5.00").replace("410222", "410200"))
                .accepted("410200 5001 5.00", "410200 1004.01 -5.00");
    }

    @Test
    void paysADebtFromBeforePoolingWhichIsNoExpenditureOfTheYear() {
        GivenBook book = book().done("city-clerk", "RegisterLegacyDebt", debt("D1", "PAYABLE"))
                .done("city-clerk", "RegisterLegacyDebt", debt("D2", "RECEIVABLE"));
        book.when("county-410222", "PayBenefit", of("D3", "1.00"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .when("county-410222", "PayBenefit", of("D2", "1.00"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .when("county-410221", "PayBenefit", of("D1", "1.00").replace("410222", "410221"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .id("e")
                .when("county-410222", "PayBenefit", of("D1", "50.00"))
                .accepted("410222 5001.09 50.00", "410222 1004.01 -50.00")
                .when("county-410222", "PayBenefit", of("D1", "1.00"))
                .refused(RefusalCode.PAYMENT_EXISTS)
                .when("county-410222", "PayBenefit", of("D1", "30.01").replace("P1", "P2"))
                .refused(RefusalCode.OVERPAID, "30.00")
                .done("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(book.state().leftOf(OpenItem.Kind.PAYABLE, "D1")).isEqualTo(Money.parse("80.00"));
    }

    private static String of(String debt, String amount) {
        return DATA.formatted(amount).replace("}", ",'legacyDebt':'" + debt + "'}");
    }

    private static String debt(String number, String direction) {
        return "{'unit':'410222','debt':'" + number + "','direction':'" + direction
                + "','category':'PROVIDER','amount':'80.00'}";
    }
}
