package io.tongchou.ledger.commands.benefits;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
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

class AdvanceToProviderTest {

    private static final String DATA =
            "{'unit':'410222','advance':'A1','payee':'H1','amount':'10.00','kind':'ROUTINE'%s}";
    private static final String REVERSE = "{'entry':'e','reason':'wrong'}";

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "20.00");
    }

    private static GivenBook advanced() {
        return book().id("e").done("county-410222", "AdvanceToProvider", DATA.formatted(""));
    }

    @Test
    void comesFromTheExpenditureAccountOrWhereItSays() {
        book().when("county-410222", "AdvanceToProvider", DATA.formatted(""))
                .accepted("410222 1101 10.00", "410222 1004.01 -10.00");
        book().done("county-410222", "SetUpRevolvingFund", "{'unit':'410222','amount':'10.00'}")
                .when("county-410222", "AdvanceToProvider", DATA.formatted(",'from':'REVOLVING_FUND'"))
                .accepted("410222 1101 10.00", "410222 1004.02 -10.00");
        book().subsidy("410222", "10.00") // the city's own account is not a county's to spend
                .when("county-410222", "AdvanceToProvider", DATA.formatted(",'from':'FISCAL_ACCOUNT'"))
                .invalid("data.from");
    }

    @Test
    void standsOpen() {
        assertThat(advanced().state().openItems())
                .containsExactly(new OpenItem(
                        OpenItem.Kind.ADVANCE,
                        "A1",
                        new UnitCode("410222"),
                        LocalDate.of(2021, 3, 15),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Money.parse("10.00"),
                        Map.of()));
    }

    @Test
    void isMadeOnceAndNeedsFunds() {
        advanced()
                .when("county-410222", "AdvanceToProvider", DATA.formatted(""))
                .refused(RefusalCode.ADVANCE_EXISTS);
        book().when("county-410222", "AdvanceToProvider", DATA.formatted("").replace("10.00", "20.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "20.00");
    }

    @Test
    void reversedItIsClosedAndItsNumberFree() {
        GivenBook book = advanced();
        book.when("city-clerk", "ReverseEntry", REVERSE)
                .approvedBy("city-head")
                .accepted("410222 1101 -10.00", "410222 1004.01 10.00");
        assertThat(book.state().openItems()).isEmpty();
        book.when("county-410222", "AdvanceToProvider", DATA.formatted("")).accepted();
    }

    @Test
    void isNotReversedWhileSomeOfItIsUsed() {
        GivenBook book = advanced().id("s").done("county-410222", "SettleAdvance", "{'advance':'A1','amount':'0.01'}");
        book.when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.NOT_REVERSIBLE)
                .done("city-clerk", "ReverseEntry", REVERSE.replace("'e'", "'s'"))
                .done("city-clerk", "ReverseEntry", REVERSE);
        assertThat(book.state().openItems()).isEmpty();
    }

    @Test
    void norWhenItWasForgottenAndAPartOfItIsOpenAgain() {
        GivenBook book = advanced()
                .done("county-410222", "SettleAdvance", "{'advance':'A1','amount':'6.00'}")
                .id("r")
                .done("county-410222", "ReturnAdvance", "{'advance':'A1','amount':'4.00'}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
        assertThat(book.state().openItem(OpenItem.Kind.ADVANCE, "A1")).isEmpty();
        book.done("city-clerk", "ReverseEntry", REVERSE.replace("'e'", "'r'"))
                .when("city-clerk", "ReverseEntry", REVERSE)
                .refused(RefusalCode.NOT_REVERSIBLE);
        assertThat(book.state().openItems()).extracting(OpenItem::left).containsExactly(Money.parse("4.00"));
    }
}
