package io.tongchou.ledger.commands.investment;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceTimeDepositTest {

    private static final String REVERSE = "{'entry':'e','reason':'wrong'}";

    private static String place(String unit, String amount) {
        return "{'unit':'" + unit + "','deposit':'D1','amount':'" + amount
                + "','rate':'0.0175','maturesOn':'2022-03-15'}";
    }

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").subsidy("410222", "60.00").subsidy("410221", "30.00");
    }

    @Test
    void ofOneUnitStandsOpenUntilItMatures() {
        GivenBook.Outcome outcome = book().when("finance-clerk", "PlaceTimeDeposit", place("410222", "60.00"));
        GivenBook after = outcome.accepted("410222 1003.02 60.00", "410222 1003.01 -60.00");
        assertThat(outcome.event().recorded().entry().orElseThrow().clause()).contains("汴政办〔2020〕59号 三(三)1");
        assertThat(after.state().openItems())
                .containsExactly(new OpenItem(
                        OpenItem.Kind.TIME_DEPOSIT,
                        "D1",
                        new UnitCode("410222"),
                        LocalDate.of(2021, 3, 15),
                        Optional.of(LocalDate.of(2022, 3, 15)),
                        List.of(),
                        Optional.empty(),
                        Money.parse("60.00"),
                        Map.of()));
    }

    @Test
    void ofAllIsSharedByWhatEachHoldsTheReserveIncluded() {
        GivenBook book = book().done("city-clerk", "ExtractReserve", "{'year':2021,'through':3}")
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "10.00"))
                .accepted(
                        "410221 1003.02 3.00",
                        "410221 1003.01 -3.00",
                        "410222 1003.02 6.00",
                        "410222 1003.01 -6.00",
                        "RESERVE 1003.02 1.00",
                        "RESERVE 1003.01 -1.00");
        assertThat(book.state().openItems()).extracting(OpenItem::unit).containsExactly(new UnitCode("410200"));
    }

    @Test
    void ofAllTakesNothingFromAUnitThatHasNothing() {
        GivenBook book = book().subsidy("410223", "10.00");
        book.legacy("410223", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .done(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        place("410223", "25.00").replace("D1", "D0"))
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "75.00"))
                .accepted(
                        "410221 1003.02 25.00",
                        "410221 1003.01 -25.00",
                        "410222 1003.02 50.00",
                        "410222 1003.01 -50.00");
    }

    @Test
    void noMoreThanThoseHoldThatHoldSomething() {
        book().when("finance-clerk", "PlaceTimeDeposit", place("ALL", "90.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "90.00");
        kaifeng()
                .on("2021-03-15")
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "0.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "0.00");
        book().done(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        place("410222", "80.00").replace("D1", "D0"))
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "10.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "10.00");
    }

    @Test
    void ofOneUnitIsPaidFromTheCommonPurseOrUnderSeparatePursesFromItsOwn() {
        book().when("finance-clerk", "PlaceTimeDeposit", place("410222", "90.00"))
                .accepted();
        book().when("finance-clerk", "PlaceTimeDeposit", place("410222", "90.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "90.00");
        under("zhengzhou-2011-100", "310")
                .on("2012-01-05")
                .subsidy("410181", "60.00")
                .subsidy("410182", "30.00")
                .when("finance-clerk", "PlaceTimeDeposit", place("410182", "30.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "30.00");
    }

    @Test
    void maturesAfterItIsPlaced() {
        GivenBook book = book().on("2022-03-14").subsidy("410222", "1.00");
        book.when("finance-clerk", "PlaceTimeDeposit", place("ALL", "1.00")).accepted();
        book.on("2022-03-15")
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "1.00"))
                .invalid("data.maturesOn");
    }

    @Test
    void knowsItsUnitBeforeItsDay() {
        book().today("2021-03-01")
                .when("finance-clerk", "PlaceTimeDeposit", place("410299", "1.00"))
                .refused(RefusalCode.UNIT_UNKNOWN)
                .when("finance-clerk", "PlaceTimeDeposit", place("410222", "1.00"))
                .refused(RefusalCode.IN_THE_FUTURE);
        for (String nobody : new String[] {"RESERVE", "all", "41022", ""}) {
            book().when("finance-clerk", "PlaceTimeDeposit", place(nobody, "1.00"))
                    .invalid("data.unit");
        }
    }

    @Test
    void isPlacedOnce() {
        book().done("finance-clerk", "PlaceTimeDeposit", place("ALL", "1.00"))
                .when("finance-clerk", "PlaceTimeDeposit", place("ALL", "1.00"))
                .refused(RefusalCode.DEPOSIT_EXISTS);
    }

    @Test
    void reversedItIsClosedAndItsNumberFree() {
        GivenBook book = book().id("e").done("finance-clerk", "PlaceTimeDeposit", place("410222", "60.00"));
        book.when("finance-clerk", "ReverseEntry", REVERSE)
                .approvedBy("finance-head")
                .accepted("410222 1003.02 -60.00", "410222 1003.01 60.00");
        assertThat(book.state().openItems()).isEmpty();
        book.when("finance-clerk", "PlaceTimeDeposit", place("410222", "60.00")).accepted();
    }

    @Test
    void isNotReversedAfterItMatured() {
        book().id("e")
                .done("finance-clerk", "PlaceTimeDeposit", place("410222", "60.00"))
                .done("finance-clerk", "MatureTimeDeposit", "{'deposit':'D1','interest':'1.00'}")
                .when("finance-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
