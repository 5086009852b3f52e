package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterLegacyDebtTest {

    private static String data(String category, String more) {
        return "{'unit':'430112','debt':'D1','direction':'RECEIVABLE','category':'" + category + "','amount':'300.00'"
                + more + "}";
    }

    private static Optional<LocalDate> dueOn(String category, String more) {
        GivenBook book = changsha()
                .when("city-clerk", "RegisterLegacyDebt", data(category, more))
                .acceptedWithoutEntry();
        return book.state()
                .openItem(OpenItem.Kind.RECEIVABLE, "D1")
                .orElseThrow()
                .dueOn();
    }

    @Test
    void isMemoOfWhatIsLeftToPay() {
        GivenBook book = changsha()
                .when(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        data("PROVIDER", ",'responsible':'经办机构'").replace("RECEIVABLE", "PAYABLE"))
                .acceptedWithoutEntry();
        assertThat(book.state().openItem(OpenItem.Kind.PAYABLE, "D1"))
                .contains(new OpenItem(
                        OpenItem.Kind.PAYABLE,
                        "D1",
                        new UnitCode("430112"),
                        LocalDate.of(2020, 10, 1),
                        Optional.empty(),
                        List.of(),
                        Optional.of("经办机构"),
                        Money.parse("300.00"),
                        Map.of()));
    }

    /** Changsha 五(三), pooled from 1 October 2020; a category without a day is never late. */
    @Test
    void isDueByThePolicysDeadlineOfItsCategory() {
        assertThat(dueOn("TREASURY", "")).contains(LocalDate.of(2020, 9, 30));
        assertThat(dueOn("ORGAN", "")).contains(LocalDate.of(2020, 12, 31));
        assertThat(dueOn("ENTERPRISE", "")).contains(LocalDate.of(2021, 10, 1));
        assertThat(dueOn("HARDSHIP_ENTERPRISE", "")).contains(LocalDate.of(2023, 10, 1));
        assertThat(dueOn("AUDIT_GAP", "")).contains(LocalDate.of(2023, 10, 1));
        assertThat(dueOn("PROVIDER", "")).isEmpty();
        assertThat(dueOn("MATERNITY", "")).isEmpty();
    }

    @Test
    void itsOwnDayOrItsLastInstalmentStandsBeforeThePolicys() {
        assertThat(dueOn("ENTERPRISE", ",'dueOn':'2020-11-30'")).contains(LocalDate.of(2020, 11, 30));
        assertThat(dueOn("ENTERPRISE", instalments("100.00", "2020-11-30", "200.00", "2022-12-31")))
                .contains(LocalDate.of(2022, 12, 31));
    }

    private static String instalments(String first, String firstDay, String second, String secondDay) {
        return ",'instalments':[{'dueOn':'" + firstDay + "','amount':'" + first + "'},{'dueOn':'" + secondDay
                + "','amount':'" + second + "'}]";
    }

    @Test
    void instalmentsComeToTheAmountInOrderOfDate() {
        String right = instalments("100.00", "2020-11-30", "200.00", "2022-12-31");
        changsha()
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", right.replace("200.00", "200.01")))
                .invalid("data.instalments")
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", right.replace("2022-12-31", "2020-11-30")))
                .invalid("data.instalments[1].dueOn")
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", ",'instalments':[]"))
                .invalid("data.instalments")
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", right + ",'dueOn':'2022-12-30'"))
                .invalid("data.dueOn")
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", right.replace("'100.00'", "'-100.00'")))
                .invalid("data.instalments")
                .when(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        data(
                                "ENTERPRISE",
                                instalments(
                                        "92233720368547758.07", "2020-11-30", "92233720368547758.07", "2022-12-31")))
                .invalid("data")
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", right + ",'dueOn':'2022-12-31'"))
                .acceptedWithoutEntry();
    }

    @Test
    void isRegisteredOnce() {
        kaifeng()
                .done("city-clerk", "RegisterLegacyDebt", data("ORGAN", "").replace("430112", "410222"))
                .when("city-clerk", "RegisterLegacyDebt", data("ENTERPRISE", "").replace("430112", "410221"))
                .refused(RefusalCode.DEBT_EXISTS);
    }
}
