package io.tongchou.ledger.commands.correction;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class MoveEntryTest {

    private static final String MOVE = "{'entry':'e','toUnit':'410221','reason':'wrong county'}";

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").id("e").premium("410222", "R1", "10.00");
    }

    private static GivenBook.Outcome moved(GivenBook book) {
        return book.id("m").when("tax", "MoveEntry", MOVE).approvedBy("city-head");
    }

    @Test
    void isReversalAndRightEntryInOneAndTheReceiptKeepsItsNumber() {
        moved(book())
                .accepted("410222 1002 -10.00", "410222 4001 10.00", "410221 1002 10.00", "410221 4001 -10.00")
                .when(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1.00'}")
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void theMoneyLandsInTheSameAccountOfTheOtherUnit() {
        moved(book().remitted("410222", "10.00"))
                .accepted("410222 1005 -10.00", "410222 4001 10.00", "410221 1005 10.00", "410221 4001 -10.00");
    }

    @Test
    void whatWasMovedIsReversedWhereItIsNowAndThenTheNumberIsFree() {
        GivenBook book = book().remitted("410222", "10.00");
        moved(book).accepted();
        book.when("tax", "ReverseEntry", "{'entry':'m','reason':'not at all'}")
                .approvedBy("city-head")
                .accepted("410221 1005 -10.00", "410221 4001 10.00")
                .premium("410222", "R1", "1.00");
    }

    @Test
    void theMovedEntryMovesOnAndTheOldNameLeadsNowhere() {
        GivenBook book = book();
        moved(book).accepted();
        book.when("tax", "MoveEntry", MOVE).refused(RefusalCode.REVERSED_ALREADY);
        book.when("tax", "MoveEntry", "{'entry':'m','toUnit':'410223','reason':'no, that one'}")
                .approvedBy("city-head")
                .accepted("410221 1002 -10.00", "410221 4001 10.00", "410223 1002 10.00", "410223 4001 -10.00");
    }

    @Test
    void aMoveLeadsToAnotherUnit() {
        GivenBook book = book();
        book.when("tax", "MoveEntry", MOVE.replace("410221", "410222")).invalid("data.toUnit");
        moved(book).accepted();
        book.when("tax", "MoveEntry", MOVE.replace("'e'", "'m'")).invalid("data.toUnit");
        kaifeng()
                .on("2021-03-15")
                .done(
                        "county-410222",
                        "AssessPremium",
                        "{'unit':'410222','assessment':'A','payer':'P','payerCategory':'EMPLOYER','period':'2021-03','amount':'10.00'}")
                .id("e")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'10.00','assessment':'A'}")
                .when("tax", "MoveEntry", MOVE.replace("410221", "410222"))
                .invalid("data.toUnit");
    }

    @Test
    void inAClosedYearTheBalanceStandsForIncome() {
        moved(book().remitted("410222", "10.00")
                        .transferred("410222", "10.00")
                        .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                        .monthsClosedThrough("2021-12")
                        .done("city-clerk", "CloseYear", "{'year':2021}")
                        .subsidy("410223", "1.00"))
                .accepted(
                        "410222 1003.01 -10.00",
                        "410222 3001.01 10.00",
                        "410221 1003.01 10.00",
                        "410221 3001.01 -10.00");
    }

    @Test
    void movesSubsidiesBenefitsAndBalancesFromBeforePoolingToo() {
        kaifeng()
                .id("e")
                .subsidy("410222", "10.00")
                .when("tax", "MoveEntry", MOVE)
                .refused(RefusalCode.FORBIDDEN);
        for (GivenBook book : new GivenBook[] {
            kaifeng().id("e").subsidy("410222", "10.00"),
            kaifeng().id("e").legacy("410222", LegacyForm.DEMAND, "10.00"),
            kaifeng()
                    .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                    .legacy("410221", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                    .id("e")
                    .benefit("410222", "P1", "10.00"),
        }) {
            book.when("city-clerk", "MoveEntry", MOVE).approvedBy("city-head").accepted();
        }
    }

    @Test
    void knowsTheUnitBeforeAnythingElse() {
        book().when("tax", "MoveEntry", MOVE.replace("410221", "410299")).refused(RefusalCode.UNIT_UNKNOWN);
        book().monthsClosedThrough("2021-02")
                .on("2021-02-01")
                .when("tax", "MoveEntry", MOVE.replace("410221", "410299").replace("'e'", "'none'"))
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void knowsItsEntry() {
        kaifeng().when("tax", "MoveEntry", MOVE).refused(RefusalCode.ENTRY_UNKNOWN);
    }

    @Test
    void notWhatBelongsToNoSingleUnit() {
        kaifeng()
                .subsidy("410222", "10.00")
                .id("e")
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .when("city-clerk", "MoveEntry", MOVE)
                .refused(RefusalCode.NOT_REVERSIBLE);
    }

    @Test
    void needsTheMoneyStillInOneAccount() {
        book().remitted("410222", "6.00")
                .when("tax", "MoveEntry", MOVE)
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "4.00");
    }
}
