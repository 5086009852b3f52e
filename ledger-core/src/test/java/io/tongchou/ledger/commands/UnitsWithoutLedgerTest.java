package io.tongchou.ledger.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.policy.Clause;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Units whose account the city level keeps in one fund and not in another (市本级负责管理和核算). */
class UnitsWithoutLedgerTest {

    private static final String REMITS = "{'unit':'%s','amount':'ALL'}";

    @Test
    void anInnerDistrictHasNoAccountOfItsOwnAndTheClauseSaysSo() {
        var refused = zhengzhou("391").when("tax", "RemitToCityTreasury", REMITS.formatted("410106"));
        refused.refused(RefusalCode.UNIT_UNKNOWN);
        assertThat(refused.refusal().detail()).contains("the city level keeps it");
        assertThat(refused.refusal().clause().map(Clause::text)).contains("四(四)");
    }

    @Test
    void shangjieHasOneForMaternityAndAllHaveOneForEmployees() {
        zhengzhou("510").done("tax", "RemitToCityTreasury", REMITS.formatted("410106"));
        zhengzhou("510")
                .when("tax", "RemitToCityTreasury", REMITS.formatted("410105"))
                .refused(RefusalCode.UNIT_UNKNOWN);
        zhengzhou("310").done("tax", "RemitToCityTreasury", REMITS.formatted("410105"));
    }

    @Test
    void theOthersAreTheOnesToSettle() {
        LocalDate day = LocalDate.of(2012, 12, 31);
        assertThat(zhengzhou("391").state().unitsWithLedger(day))
                .extracting(Object::toString)
                .containsExactly("410100", "410122", "410181", "410182", "410183", "410184", "410185");
        assertThat(zhengzhou("310").state().unitsWithLedger(day)).hasSize(13);
    }

    @Test
    void oneMayLeaveThePoolAllTheSame() {
        zhengzhou("391").on("2012-01-31").done("admin", "WithdrawUnit", "{'unit':'410106','on':'2012-01-31'}");
    }

    private static GivenBook zhengzhou(String fund) {
        return GivenBook.under("zhengzhou-2011-100", fund).on("2012-01-05");
    }
}
