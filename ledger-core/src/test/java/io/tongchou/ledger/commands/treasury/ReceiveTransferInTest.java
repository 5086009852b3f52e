package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import org.junit.jupiter.api.Test;

class ReceiveTransferInTest {

    @Test
    void arrivesInTheFiscalAccount() {
        kaifeng()
                .when("finance-clerk", "ReceiveTransferIn", "{'unit':'410222','amount':'9.99','reference':'T1'}")
                .accepted("410222 1003.01 9.99", "410222 4301 -9.99");
    }
}
