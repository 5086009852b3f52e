package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.RevolvingFundSetUp;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawRevolvingFundTest {

    private static GivenBook withFund(GivenBook book, String unit) {
        return book.legacy(unit, LegacyForm.EXPENDITURE_ACCOUNT, "9.00")
                .happened(new RevolvingFundSetUp(new UnitCode(unit), Money.parse("5.00"), Optional.empty()));
    }

    @Test
    void goesBackToTheExpenditureAccount() {
        withFund(kaifeng(), "410222")
                .when("county-410222", "DrawRevolvingFund", "{'unit':'410222','amount':'5.00','reason':'flood'}")
                .accepted("410222 1004.01 5.00", "410222 1004.02 -5.00");
    }

    @Test
    void noMoreThanTheFundHolds() {
        withFund(kaifeng(), "410222")
                .when("county-410222", "DrawRevolvingFund", "{'unit':'410222','amount':'5.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "5.00");
    }

    @Test
    void whatWasSetAsideMayBeUsedWhileItsMonthsAreUndecided() {
        withFund(under("qingyang-2022-4", "310"), "621024")
                .when("county-621024", "DrawRevolvingFund", "{'unit':'621024','amount':'5.00'}")
                .accepted("621024 1004.01 5.00", "621024 1004.02 -5.00");
    }

    @Test
    void needsAPolicyThatKnowsIt() {
        under("changsha-2020-24", "390")
                .when("county-430112", "DrawRevolvingFund", "{'unit':'430112','amount':'5.00'}")
                .refused(RefusalCode.NO_REVOLVING_FUND_IN_POLICY);
    }
}
