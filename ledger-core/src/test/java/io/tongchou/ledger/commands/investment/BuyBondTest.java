package io.tongchou.ledger.commands.investment;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class BuyBondTest {

    private static String buy(String unit, String cost) {
        return "{'unit':'" + unit + "','bond':'B1','cost':'" + cost + "','maturesOn':'2024-03-15'}";
    }

    private static GivenBook book() {
        return kaifeng().on("2021-03-15").subsidy("410222", "60.00").subsidy("410221", "30.00");
    }

    @Test
    void standsAtCostByThePolicysClause() {
        GivenBook.Outcome outcome = book().when("finance-clerk", "BuyBond", buy("ALL", "9.00"));
        GivenBook after = outcome.accepted(
                "410221 1201 3.00", "410221 1003.01 -3.00", "410222 1201 6.00", "410222 1003.01 -6.00");
        assertThat(outcome.event().recorded().entry().orElseThrow().clause()).contains("汴政办〔2020〕59号 三(三)1");
        assertThat(after.state().openItems())
                .extracting(
                        OpenItem::kind,
                        item -> item.left().toString(),
                        item -> item.dueOn().orElseThrow().toString())
                .containsExactly(tuple(OpenItem.Kind.BOND, "9.00", "2024-03-15"));
    }

    @Test
    void needsNoClauseWhereThePolicySaysNothingOfIt() {
        GivenBook.Outcome outcome =
                changsha().subsidy("430112", "9.00").when("finance-clerk", "BuyBond", buy("430112", "9.00"));
        outcome.accepted("430112 1201 9.00", "430112 1003.01 -9.00");
        assertThat(outcome.event().recorded().entry().orElseThrow().clause()).isEmpty();
    }

    @Test
    void isBoughtOnceWithMoneyThatIsThere() {
        book().when("finance-clerk", "BuyBond", buy("ALL", "90.01"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "90.00")
                .done("finance-clerk", "BuyBond", buy("ALL", "1.00"))
                .when("finance-clerk", "BuyBond", buy("ALL", "1.00"))
                .refused(RefusalCode.BOND_EXISTS);
    }

    @Test
    void knowsItsUnitAndMaturesAfterItIsBought() {
        book().when("finance-clerk", "BuyBond", buy("410299", "1.00")).refused(RefusalCode.UNIT_UNKNOWN);
        book().when("finance-clerk", "BuyBond", buy("ALL", "1.00").replace("2024-03-15", "2021-03-15"))
                .invalid("data.maturesOn");
    }

    @Test
    void reversedItIsClosedButNotAfterItWasRedeemed() {
        GivenBook book = book().id("e").done("finance-clerk", "BuyBond", buy("410222", "9.00"));
        book.done("finance-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}");
        assertThat(book.state().openItems()).isEmpty();
        book.id("f")
                .done("finance-clerk", "BuyBond", buy("410222", "9.00"))
                .done("finance-clerk", "RedeemBond", "{'bond':'B1','proceeds':'9.00'}")
                .when("finance-clerk", "ReverseEntry", "{'entry':'f','reason':'wrong'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
