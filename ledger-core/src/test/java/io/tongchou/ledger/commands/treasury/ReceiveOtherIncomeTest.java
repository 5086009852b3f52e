package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import org.junit.jupiter.api.Test;

class ReceiveOtherIncomeTest {

    @Test
    void arrivesInTheFiscalAccount() {
        kaifeng()
                .when("finance-clerk", "ReceiveOtherIncome", "{'unit':'410222','amount':'9.99','reference':'O1'}")
                .accepted("410222 1003.01 9.99", "410222 4501 -9.99");
    }
}
