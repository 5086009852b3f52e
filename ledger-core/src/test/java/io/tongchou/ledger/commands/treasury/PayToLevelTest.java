package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class PayToLevelTest {

    @Test
    void goesToTheLevelAboveOrBelow() {
        kaifeng()
                .subsidy("410222", "20.00")
                .when("finance-clerk", "PayToLevel", data("UP"))
                .accepted("410222 5301 9.99", "410222 1003.01 -9.99")
                .when("finance-clerk", "PayToLevel", data("DOWN"))
                .accepted("410222 5302 9.99", "410222 1003.01 -9.99")
                .when("finance-clerk", "PayToLevel", data("UP"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.02");
    }

    private static String data(String direction) {
        return "{'unit':'410222','direction':'" + direction + "','amount':'9.99','reference':'L1'}";
    }
}
