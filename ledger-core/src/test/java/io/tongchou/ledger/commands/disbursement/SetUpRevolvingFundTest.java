package io.tongchou.ledger.commands.disbursement;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.GivenBook.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import org.junit.jupiter.api.Test;

class SetUpRevolvingFundTest {

    private static final String QINGYANG = "{'unit':'621024','amount':'5.00','reason':'first month'}";

    private static GivenBook qingyang() {
        return under("qingyang-2022-4", "310")
                .on("2022-03-01")
                .legacy("621024", LegacyForm.EXPENDITURE_ACCOUNT, "9.00");
    }

    @Test
    void comesFromTheExpenditureAccountByThePolicysClause() {
        GivenBook.Outcome outcome = kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "9.00")
                .when("county-410222", "SetUpRevolvingFund", "{'unit':'410222','amount':'5.00'}");
        outcome.accepted("410222 1004.02 5.00", "410222 1004.01 -5.00");
        assertThat(outcome.event().recorded().entry().orElseThrow().clause()).contains("汴政办〔2020〕59号 三(三)2");
    }

    @Test
    void noMoreThanTheExpenditureAccountHolds() {
        kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "9.00")
                .when("county-410222", "SetUpRevolvingFund", "{'unit':'410222','amount':'9.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "9.00");
    }

    @Test
    void waitsForTheMonthsToBeDecidedWhereThePolicyLeavesThemOpen() {
        GivenBook.Outcome undecided = qingyang().when("county-621024", "SetUpRevolvingFund", QINGYANG);
        undecided.refused(RefusalCode.DECISION_MISSING);
        assertThat(undecided.refusal().clause().map(Object::toString)).contains("正政办发〔2022〕5号 一(五)");
        GivenBook.Outcome decided = qingyang()
                .done("city-clerk", "Decide", "{'parameter':'revolving.months','value':1,'document':'d'}")
                .when("county-621024", "SetUpRevolvingFund", QINGYANG);
        decided.accepted("621024 1004.02 5.00", "621024 1004.01 -5.00");
        assertThat(decided.event().recorded().entry().orElseThrow().clause()).contains("正政办发〔2022〕5号 一(五)");
    }

    @Test
    void needsAPolicyThatKnowsIt() {
        under("wenzhou-2021-65", "310")
                .legacy("330304", LegacyForm.EXPENDITURE_ACCOUNT, "9.00")
                .when("county-330304", "SetUpRevolvingFund", "{'unit':'330304','amount':'5.00'}")
                .refused(RefusalCode.NO_REVOLVING_FUND_IN_POLICY);
        GivenBook.unopened("410200/310")
                .opened("410200", "410222")
                .when("county-410222", "SetUpRevolvingFund", "{'unit':'410222','amount':'5.00'}")
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
