package io.tongchou.ledger.commands.investment;

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

class MatureTimeDepositTest {

    private static final String REVERSE = "{'entry':'e','reason':'wrong'}";

    private static GivenBook placed(String unit) {
        return kaifeng()
                .on("2021-03-15")
                .subsidy("410221", "10.00")
                .subsidy("410222", "20.00")
                .done(
                        "finance-clerk",
                        "PlaceTimeDeposit",
                        "{'unit':'" + unit
                                + "','deposit':'D1','amount':'15.00','rate':'0.02','maturesOn':'2021-09-15'}")
                .on("2021-09-15");
    }

    private static String mature(String interest) {
        return "{'deposit':'D1','interest':'" + interest + "'}";
    }

    @Test
    void theInterestFollowsTheShares() {
        GivenBook book = placed("ALL")
                .subsidy("410223", "100.00")
                .when("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .accepted(
                        "410221 1003.01 5.02",
                        "410221 1003.02 -5.00",
                        "410221 4201 -0.02",
                        "410222 1003.01 10.03",
                        "410222 1003.02 -10.00",
                        "410222 4201 -0.03");
        assertThat(book.state().openItems()).isEmpty();
    }

    @Test
    void mayBearNone() {
        placed("410222")
                .when("finance-clerk", "MatureTimeDeposit", mature("0.00"))
                .accepted("410222 1003.01 15.00", "410222 1003.02 -15.00");
        placed("410222")
                .when("finance-clerk", "MatureTimeDeposit", mature("-0.01"))
                .refused(RefusalCode.AMOUNT_NOT_POSITIVE);
    }

    @Test
    void comesBackOnceThoughTheYearIsClosedSince() {
        placed("ALL")
                .done("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .when("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .refused(RefusalCode.MATURED_ALREADY)
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .when("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .refused(RefusalCode.MATURED_ALREADY);
    }

    @Test
    void ofADepositThatIsInTheBook() {
        kaifeng().when("finance-clerk", "MatureTimeDeposit", mature("0.05")).refused(RefusalCode.DEPOSIT_UNKNOWN);
    }

    @Test
    void reversedItIsOutAgain() {
        GivenBook book = placed("410222");
        List<OpenItem> before = book.state().openItems();
        book.id("e")
                .done("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .when("finance-clerk", "ReverseEntry", REVERSE)
                .approvedBy("finance-head")
                .accepted("410222 1003.01 -15.05", "410222 1003.02 15.00", "410222 4201 0.05");
        assertThat(book.state().openItems()).isEqualTo(before);
        book.when("finance-clerk", "MatureTimeDeposit", mature("0.06")).accepted();
    }

    @Test
    void reversedAfterTheCloseItIsOutAgainForItsOwner() {
        GivenBook book = placed("410222")
                .id("e")
                .done("finance-clerk", "MatureTimeDeposit", mature("0.05"))
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .subsidy("410222", "1.00");
        book.when("finance-clerk", "ReverseEntry", REVERSE)
                .approvedBy("finance-head")
                .accepted("410222 1003.01 -15.05", "410222 1003.02 15.00", "410222 3001.01 0.05");
        assertThat(book.state().openItems())
                .containsExactly(new OpenItem(
                        OpenItem.Kind.TIME_DEPOSIT,
                        "D1",
                        new UnitCode("410222"),
                        LocalDate.of(2022, 1, 1),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Money.parse("15.00"),
                        Map.of()));
    }
}
