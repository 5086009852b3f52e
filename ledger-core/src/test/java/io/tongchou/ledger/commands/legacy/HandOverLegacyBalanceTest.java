package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.Clause;
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
    void waitsWhereItIsUndecidedHowMuchIsNotParked() {
        GivenBook wenzhou = GivenBook.under("wenzhou-2021-65", "310");
        String demand = "{'unit':'330302','amount':'5.00','stage':'FINAL_ACCOUNTS'}";
        Refusal refusal =
                wenzhou.when("finance-clerk", "HandOverLegacyBalance", demand).refusal();

        assertThat(refusal.code()).isEqualTo(RefusalCode.DECISION_MISSING);
        assertThat(refusal.clause()).map(Clause::text).contains("二(二)8");
        wenzhou.when("finance-clerk", "HandOverLegacyBalance", demand.replace("}", ",'form':'PARKED'}"))
                .accepted("330302 1003.04 5.00", "330302 3001.02 -5.00")
                .done("city-clerk", "Decide", "{'parameter':'legacy.months','value':3,'document':'D'}")
                .when("finance-clerk", "HandOverLegacyBalance", demand)
                .accepted("330302 1003.01 5.00", "330302 3001.02 -5.00");
    }

    @Test
    void theClerkOfTheCitySecurityBureauMayNot() {
        kaifeng().when("city-clerk", "HandOverLegacyBalance", data("")).refused(RefusalCode.FORBIDDEN);
    }

    private static String data(String more) {
        return "{'unit':'410222','amount':'5.00','stage':'AUDITED'" + more + "}";
    }
}
