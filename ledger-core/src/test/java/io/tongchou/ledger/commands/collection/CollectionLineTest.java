package io.tongchou.ledger.commands.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.commands.GivenBook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A premium as the line of a file. */
class CollectionLineTest {

    private static final String ID = "receipt/310/R1";

    private static String data(String amount) {
        return "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01','amount':'"
                + amount + "','collectedOn':'2021-01-20'}";
    }

    private static GivenBook posted() {
        return GivenBook.kaifeng()
                .on("2021-01-20")
                .id(ID)
                .line("f1", 2)
                .when("tax", "CollectPremium", data("10.00"))
                .accepted("410222 1002 10.00", "410222 4001 -10.00");
    }

    @Test
    void knowsItsLine() {
        assertThat(posted().lastEvent().by().source()).contains(new Source("f1", 2));
    }

    @Test
    void unchangedInAnotherFileIsADuplicateWhoeverSendsIt() {
        posted().id(ID)
                .line("f2", 7)
                .when("auditor", "CollectPremium", data("10.00"))
                .duplicate();
    }

    @Test
    void changedInAnotherFileIsRefusedWithBothAmounts() {
        GivenBook.Outcome changed = posted().id(ID).line("f2", 2).when("tax", "CollectPremium", data("12.00"));
        changed.refused(RefusalCode.RECEIPT_EXISTS);
        assertThat(changed.refusal().detail())
                .isEqualTo("receipt R1 is in the book with 10.00 for 410222; this one says 12.00 for 410222");
    }

    @Test
    void ofAReceiptThatCameByItselfIsRefusedToo() {
        GivenBook.kaifeng()
                .on("2021-01-20")
                .done("tax", "CollectPremium", data("10.00"))
                .id(ID)
                .line("f1", 2)
                .when("tax", "CollectPremium", data("10.00"))
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void changedAfterItsReceiptWasReversedNeedsAnIdOfItsOwn() {
        posted().done("tax", "ReverseEntry", "{'entry':'" + ID + "','reason':'wrong'}")
                .id(ID)
                .line("f2", 2)
                .when("tax", "CollectPremium", data("12.00"))
                .refused(RefusalCode.ID_REUSED);
    }

    @Test
    void isALaterCommandsIdTaken() {
        posted().id(ID).when("tax", "CollectPremium", data("10.00")).refused(RefusalCode.ID_REUSED);
    }

    @Test
    void ofAClosedMonthIsEnteredTodayAndKeepsItsDay() {
        GivenBook book = GivenBook.kaifeng().monthsClosedThrough("2021-01").today("2021-02-03");
        book.on("2021-01-20")
                .id(ID)
                .line("f1", 2)
                .when("tax", "CollectPremium", data("10.00"))
                .accepted();
        assertThat(book.lastEvent().recorded().effectiveOn()).isEqualTo(LocalDate.of(2021, 2, 3));
        assertThat(book.lastEvent().recorded().event().toString()).contains("collectedOn=Optional[2021-01-20]");
    }

    @Test
    void ofAClosedMonthThatCameByItselfIsRefused() {
        GivenBook.kaifeng()
                .monthsClosedThrough("2021-01")
                .on("2021-01-20")
                .when("tax", "CollectPremium", data("10.00"))
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void ofADayBeforeTheBookOrInTheFutureIsRefused() {
        GivenBook.kaifeng()
                .today("2021-02-03")
                .on("2020-12-31")
                .line("f1", 2)
                .when("tax", "CollectPremium", data("10.00"))
                .refused(RefusalCode.PERIOD_CLOSED)
                .on("2021-02-05")
                .line("f1", 2)
                .when("tax", "CollectPremium", data("10.00"))
                .refused(RefusalCode.IN_THE_FUTURE);
    }
}
