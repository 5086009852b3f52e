package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class HandOverLegacyBalanceTest {

    @Test
    void comesInDemandUnlessItSaysOtherwise() {
        kaifeng()
                .when("finance-clerk", "HandOverLegacyBalance", data(""))
                .accepted("410222 1003.01 5.00", "410222 3001.02 -5.00");
    }

    @Test
    void comesInItsForm() {
        for (LegacyForm form : LegacyForm.values()) {
            kaifeng()
                    .when("finance-clerk", "HandOverLegacyBalance", data(",'form':'" + form + "'"))
                    .accepted("410222 " + form.account() + " 5.00", "410222 3001.02 -5.00");
        }
    }

    @Test
    void aDepositABondAndAnAdvanceWithANumberGoOnUnderIt() {
        GivenBook book = kaifeng()
                .done(
                        "finance-clerk",
                        "HandOverLegacyBalance",
                        data(",'form':'TIME_DEPOSIT','number':'D','maturesOn':'2021-06-30'"))
                .done("finance-clerk", "HandOverLegacyBalance", data(",'form':'BOND','number':'B'"))
                .done("finance-clerk", "HandOverLegacyBalance", data(",'form':'ADVANCE','number':'A'"));
        assertThat(book.state().openItems()).hasSize(3);
        book.when("finance-clerk", "MatureTimeDeposit", "{'deposit':'D','interest':'0.10'}")
                .accepted("410222 1003.01 5.10", "410222 1003.02 -5.00", "410222 4201 -0.10")
                .when("finance-clerk", "RedeemBond", "{'bond':'B','proceeds':'5.20'}")
                .accepted("410222 1003.01 5.20", "410222 1201 -5.00", "410222 4201 -0.20")
                .when("county-410221", "ReturnAdvance", "{'advance':'A','amount':'5.00'}")
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "ReturnAdvance", "{'advance':'A','amount':'5.00'}")
                .accepted("410222 1004.01 5.00", "410222 1101 -5.00");
        assertThat(book.state().openItems()).isEmpty();
    }

    @Test
    void theNumberIsTakenOnceAndOnlyBySomethingThatStandsOpen() {
        String deposit = data(",'form':'TIME_DEPOSIT','number':'D'");
        kaifeng()
                .id("old")
                .done("finance-clerk", "HandOverLegacyBalance", deposit)
                .when("finance-clerk", "HandOverLegacyBalance", deposit)
                .refused(RefusalCode.DEPOSIT_EXISTS)
                .when("finance-clerk", "ReverseEntry", "{'entry':'old','reason':'not ours'}")
                .approvedBy("finance-head")
                .accepted()
                .when("finance-clerk", "HandOverLegacyBalance", deposit)
                .accepted();
        kaifeng()
                .id("old")
                .done("finance-clerk", "HandOverLegacyBalance", deposit)
                .done("finance-clerk", "MatureTimeDeposit", "{'deposit':'D','interest':'0.00'}")
                .when("finance-clerk", "ReverseEntry", "{'entry':'old','reason':'not ours'}")
                .refused(RefusalCode.NOT_REVERSIBLE);
        kaifeng()
                .when("finance-clerk", "HandOverLegacyBalance", data(",'number':'D'"))
                .invalid("data.number");
        kaifeng()
                .when("finance-clerk", "HandOverLegacyBalance", data(",'form':'TIME_DEPOSIT','maturesOn':'2021-06-30'"))
                .invalid("data.maturesOn");
    }

    @Test
    void theClerkOfTheCitySecurityBureauMayNot() {
        kaifeng().when("city-clerk", "HandOverLegacyBalance", data("")).refused(RefusalCode.FORBIDDEN);
    }

    private static String data(String more) {
        return "{'unit':'410222','amount':'5.00','stage':'AUDITED'" + more + "}";
    }
}
