package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import org.junit.jupiter.api.Test;

class ReceiveSubsidyTest {

    @Test
    void arrivesInTheTreasuryOrTheFiscalAccount() {
        kaifeng()
                .when("finance-clerk", "ReceiveSubsidy", data("TREASURY"))
                .accepted("410222 1005 9.99", "410222 4101 -9.99")
                .when("finance-clerk", "ReceiveSubsidy", data("FISCAL_ACCOUNT"))
                .accepted("410222 1003.01 9.99", "410222 4101 -9.99");
    }

    @Test
    void namesLevelAndAccount() {
        kaifeng()
                .when(
                        "finance-clerk",
                        "ReceiveSubsidy",
                        "{'unit':'410222','level':'STATE','into':'POCKET','amount':'1'}")
                .invalid("data.level", "data.into", "data.reference");
    }

    private static String data(String into) {
        return "{'unit':'410222','level':'CENTRAL','into':'" + into + "','amount':'9.99','reference':'F1'}";
    }
}
