package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import org.junit.jupiter.api.Test;

class ReceiveFromLevelTest {

    @Test
    void comesFromTheLevelAboveOrBelow() {
        kaifeng()
                .when("finance-clerk", "ReceiveFromLevel", data("UP"))
                .accepted("410222 1003.01 9.99", "410222 4401 -9.99")
                .when("finance-clerk", "ReceiveFromLevel", data("DOWN"))
                .accepted("410222 1003.01 9.99", "410222 4402 -9.99")
                .when("finance-clerk", "ReceiveFromLevel", data("SIDEWAYS"))
                .invalid("data.direction");
    }

    private static String data(String direction) {
        return "{'unit':'410222','direction':'" + direction + "','amount':'9.99','reference':'L1'}";
    }
}
