package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class PayTransferOutTest {

    private static final String DATA = "{'unit':'410222','paymentNo':'P1','amount':'%s'}";

    private static GivenBook book() {
        return kaifeng().legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00");
    }

    @Test
    void moneyThatMovesOutIsAnExpenditure() {
        book().when("county-410222", "PayTransferOut", DATA.formatted("9.99"))
                .accepted("410222 5201 9.99", "410222 1004.01 -9.99");
    }

    @Test
    void aNumberIsPaidOnceWhateverItPaid() {
        book().benefit("410222", "P1", "1.00")
                .when("county-410222", "PayTransferOut", DATA.formatted("1.00"))
                .refused(RefusalCode.PAYMENT_EXISTS);
        book().done("county-410222", "PayTransferOut", DATA.formatted("1.00"))
                .when(
                        "county-410222",
                        "PayBenefit",
                        "{'unit':'410222','paymentNo':'P1','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'1.00'}")
                .refused(RefusalCode.PAYMENT_EXISTS);
    }

    @Test
    void needsFunds() {
        book().when("county-410222", "PayTransferOut", DATA.formatted("10.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "10.00");
    }
}
