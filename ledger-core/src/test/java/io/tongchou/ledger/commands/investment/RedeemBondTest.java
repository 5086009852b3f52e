package io.tongchou.ledger.commands.investment;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedeemBondTest {

    private static GivenBook bought() {
        return kaifeng()
                .on("2021-03-15")
                .subsidy("410221", "10.00")
                .subsidy("410222", "20.00")
                .done("finance-clerk", "BuyBond", "{'unit':'ALL','bond':'B1','cost':'15.00','maturesOn':'2021-09-15'}")
                .on("2021-09-15");
    }

    private static String redeem(String proceeds) {
        return "{'bond':'B1','proceeds':'" + proceeds + "'}";
    }

    @Test
    void whatComesBeyondTheCostIsInterest() {
        GivenBook book = bought().when("finance-clerk", "RedeemBond", redeem("15.30"))
                .accepted(
                        "410221 1003.01 5.10",
                        "410221 1201 -5.00",
                        "410221 4201 -0.10",
                        "410222 1003.01 10.20",
                        "410222 1201 -10.00",
                        "410222 4201 -0.20");
        assertThat(book.state().openItems()).isEmpty();
    }

    @Test
    void whatFallsShortOfItIsLessInterest() {
        bought().when("finance-clerk", "RedeemBond", redeem("14.97"))
                .accepted(
                        "410221 1003.01 4.99",
                        "410221 1201 -5.00",
                        "410221 4201 0.01",
                        "410222 1003.01 9.98",
                        "410222 1201 -10.00",
                        "410222 4201 0.02");
    }

    @Test
    void isRedeemedOnce() {
        bought().done("finance-clerk", "RedeemBond", redeem("15.30"))
                .when("finance-clerk", "RedeemBond", redeem("15.30"))
                .refused(RefusalCode.REDEEMED_ALREADY);
    }

    @Test
    void ofABondThatIsInTheBook() {
        kaifeng().when("finance-clerk", "RedeemBond", redeem("15.30")).refused(RefusalCode.BOND_UNKNOWN);
    }

    @Test
    void reversedItIsOutAgain() {
        GivenBook book = bought();
        List<OpenItem> before = book.state().openItems();
        book.id("e")
                .done("finance-clerk", "RedeemBond", redeem("15.30"))
                .done("finance-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(book.state().openItems()).isEqualTo(before);
        book.when("finance-clerk", "RedeemBond", redeem("15.00")).accepted();
    }
}
