package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class ReopenMonthTest {

    private static String reopen(String month) {
        return "{'month':'" + month + "','reason':'a receipt was left out'}";
    }

    private static final String REMIT = "{'unit':'410222','amount':'ALL'}";

    @Test
    void theMonthClosedLastTakesEntriesAgainAfterASecondPerson() {
        kaifeng()
                .monthsClosedThrough("2021-02")
                .on("2021-02-28")
                .when("tax", "RemitToCityTreasury", REMIT)
                .refused(RefusalCode.PERIOD_CLOSED)
                .when("city-clerk", "ReopenMonth", reopen("2021-02"))
                .approvedBy("city-head")
                .acceptedWithoutEntry()
                .when("tax", "RemitToCityTreasury", REMIT)
                .acceptedWithoutEntry()
                .when("city-clerk", "CloseMonth", "{'month':'2021-02'}")
                .acceptedWithoutEntry();
    }

    @Test
    void theFirstMonthToo() {
        kaifeng()
                .monthsClosedThrough("2021-01")
                .done("city-clerk", "ReopenMonth", reopen("2021-01"))
                .on("2021-01-05")
                .when("tax", "RemitToCityTreasury", REMIT)
                .acceptedWithoutEntry()
                .when("city-clerk", "ReopenMonth", reopen("2020-12"))
                .refused(RefusalCode.MONTH_NOT_CLOSED);
    }

    @Test
    void inOrderFromTheLast() {
        kaifeng()
                .monthsClosedThrough("2021-02")
                .when("city-clerk", "ReopenMonth", reopen("2021-01"))
                .refused(RefusalCode.LATER_MONTH_CLOSED)
                .when("city-clerk", "ReopenMonth", reopen("2021-03"))
                .refused(RefusalCode.MONTH_NOT_CLOSED);
    }

    @Test
    void notInAClosedYear() {
        Years.closed(kaifeng())
                .when("city-clerk", "ReopenMonth", reopen("2021-12"))
                .refused(RefusalCode.YEAR_CLOSED);
    }
}
