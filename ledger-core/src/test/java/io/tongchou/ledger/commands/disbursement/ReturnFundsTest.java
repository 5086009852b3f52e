package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ReturnFundsTest {

    private static GivenBook book() {
        return kaifeng().legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00");
    }

    @Test
    void unspentMoneyGoesBackToTheFiscalAccount() {
        book().when("county-410222", "ReturnFunds", "{'unit':'410222','amount':'10.00'}")
                .accepted("410222 1003.01 10.00", "410222 1004.01 -10.00");
    }

    @Test
    void noMoreThanThereIs() {
        book().when("county-410222", "ReturnFunds", "{'unit':'410222','amount':'10.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "10.00");
    }

    @Test
    void isTheCountysOwnAffair() {
        book().when("county-410221", "ReturnFunds", "{'unit':'410222','amount':'1.00'}")
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "ReturnFunds", "{'unit':'410222','amount':'1.00'}")
                .refused(RefusalCode.FORBIDDEN);
    }
}
