package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class ReplenishRevolvingFundTest {

    @Test
    void comesFromTheExpenditureAccount() {
        kaifeng()
                .legacy("410200", LegacyForm.EXPENDITURE_ACCOUNT, "9.00")
                .when("city-clerk", "ReplenishRevolvingFund", "{'unit':'410200','amount':'9.00','reason':'spent'}")
                .accepted("410200 1004.02 9.00", "410200 1004.01 -9.00");
    }

    @Test
    void waitsForTheMonthsAndNeedsAPolicyThatKnowsIt() {
        under("qingyang-2022-4", "310")
                .when("county-621024", "ReplenishRevolvingFund", "{'unit':'621024','amount':'1.00'}")
                .refused(RefusalCode.DECISION_MISSING);
        under("zhengzhou-2011-100", "310")
                .when("county-410181", "ReplenishRevolvingFund", "{'unit':'410181','amount':'1.00'}")
                .refused(RefusalCode.NO_REVOLVING_FUND_IN_POLICY);
    }
}
