package io.tongchou.ledger.commands.pooladmin;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class WithdrawUnitTest {

    private static final String LEAVES = "{'unit':'410222','on':'2021-03-31'}";
    private static final String REMITS = "{'unit':'410222','amount':'ALL'}";

    @Test
    void belongsToTheFundThroughItsLastDayAndKeepsItsFigures() {
        GivenBook book = kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "5.00")
                .benefit("410222", "P1", "5.00")
                .on("2021-04-02")
                .done("admin", "WithdrawUnit", LEAVES);
        assertThat(book.state().units()).extracting(Object::toString).contains("410222");
        book.on("2021-03-31")
                .done("tax", "RemitToCityTreasury", REMITS)
                .on("2021-04-01")
                .when("tax", "RemitToCityTreasury", REMITS)
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void leavesWithNothingInItsHands() {
        for (LegacyForm form : LegacyForm.values()) {
            var refused =
                    kaifeng().legacy("410222", form, "12.34").on("2021-03-31").when("admin", "WithdrawUnit", LEAVES);
            refused.refused(RefusalCode.UNIT_NOT_EMPTY);
            assertThat(refused.refusal().detail()).contains("(" + form.account() + ") 12.34");
        }
        var several = kaifeng()
                .premium("410222", "E1", "7.00")
                .subsidy("410222", "8.00")
                .on("2021-03-31")
                .when("admin", "WithdrawUnit", LEAVES);
        several.refused(RefusalCode.UNIT_NOT_EMPTY);
        assertThat(several.refusal().detail()).contains("(1002) 7.00", "(1003.01) 8.00");
    }

    @Test
    void leavesOnADayOnWhichItIsThere() {
        GivenBook book = kaifeng().on("2021-04-30").done("admin", "WithdrawUnit", LEAVES);
        book.when("admin", "WithdrawUnit", LEAVES).refused(RefusalCode.UNIT_UNKNOWN);
        kaifeng()
                .on("2021-04-30")
                .done("admin", "AdmitUnit", "{'unit':{'code':'410226','name':'兰考县','level':'COUNTY'}}")
                .when("admin", "WithdrawUnit", "{'unit':'410226','on':'2021-04-29'}")
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void isNotAnnouncedAhead() {
        kaifeng().on("2021-03-30").when("admin", "WithdrawUnit", LEAVES).invalid("data.on");
    }

    @Test
    void theCityLevelStays() {
        kaifeng()
                .on("2021-03-31")
                .when("admin", "WithdrawUnit", "{'unit':'410200','on':'2021-03-31'}")
                .refused(RefusalCode.BAD_UNIT_CODE);
    }
}
