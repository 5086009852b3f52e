package io.tongchou.ledger.commands.treasury;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class RemitToCityTreasuryTest {

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").premium("410222", "R1", "100.00").premium("410221", "R2", "900.00");
    }

    @Test
    void movesAnAmountOrAllOfTheUnit() {
        book().when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'40.00'}")
                .accepted("410222 1005 40.00", "410222 1002 -40.00")
                .when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .accepted("410222 1005 60.00", "410222 1002 -60.00")
                .when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'ALL'}")
                .acceptedWithoutEntry();
    }

    @Test
    void anotherUnitsMoneyDoesNotCount() {
        book().when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'100.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "100.00");
    }

    @Test
    void fundsAreJudgedAsTheyStandNowWhateverTheDate() {
        book().on("2021-03-01")
                .when("tax", "RemitToCityTreasury", "{'unit':'410222','amount':'100.00'}")
                .accepted("410222 1005 100.00", "410222 1002 -100.00");
    }
}
