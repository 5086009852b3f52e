package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
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
    void theClerkOfTheCitySecurityBureauMayNot() {
        kaifeng().when("city-clerk", "HandOverLegacyBalance", data("")).refused(RefusalCode.FORBIDDEN);
    }

    private static String data(String more) {
        return "{'unit':'410222','amount':'5.00','stage':'AUDITED'" + more + "}";
    }
}
