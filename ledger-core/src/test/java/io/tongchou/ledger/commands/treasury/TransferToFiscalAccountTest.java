package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class TransferToFiscalAccountTest {

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").premium("410222", "R1", "100.00").remitted("410222", "70.00");
    }

    @Test
    void movesAnAmountOrAllOfTheUnit() {
        book().when("finance-clerk", "TransferToFiscalAccount", "{'unit':'410222','amount':'30.00'}")
                .accepted("410222 1003.01 30.00", "410222 1005 -30.00")
                .when("finance-clerk", "TransferToFiscalAccount", "{'unit':'410222','amount':'ALL'}")
                .accepted("410222 1003.01 40.00", "410222 1005 -40.00");
    }

    @Test
    void whatIsInTransitDoesNotCount() {
        book().when("finance-clerk", "TransferToFiscalAccount", "{'unit':'410222','amount':'70.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "70.00");
    }
}
