package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class SweepToFiscalAccountTest {

    private static GivenBook book() {
        return changsha()
                .on("2020-10-31")
                .done(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'10.00','into':'JOINT_ACCOUNT'}");
    }

    @Test
    void emptiesTheJointAccount() {
        book().when("finance-clerk", "SweepToFiscalAccount", "{'unit':'430112','amount':'ALL'}")
                .accepted("430112 1003.01 10.00", "430112 1003.03 -10.00")
                .when("finance-clerk", "SweepToFiscalAccount", "{'unit':'430112','amount':'ALL'}")
                .acceptedWithoutEntry();
    }

    @Test
    void movesNoMoreThanThereIs() {
        book().when("finance-clerk", "SweepToFiscalAccount", "{'unit':'430112','amount':'10.01'}")
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "10.00");
    }

    @Test
    void needsJointAccountsInThePolicy() {
        kaifeng()
                .when("finance-clerk", "SweepToFiscalAccount", "{'unit':'410222','amount':'ALL'}")
                .refused(RefusalCode.SWEEP_NOT_IN_POLICY);
    }

    @Test
    void needsAPolicyInForce() {
        GivenBook.unopened("410200/310")
                .opened("410200", "410222")
                .when("finance-clerk", "SweepToFiscalAccount", "{'unit':'410222','amount':'ALL'}")
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
