package io.tongchou.ledger.commands.collection;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import org.junit.jupiter.api.Test;

class CollectPremiumTest {

    private static final String DATA =
            "{'unit':'410222','receiptNo':'R1','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03','amount':'1234.50'%s}";

    private static String data(String more) {
        return DATA.formatted(more);
    }

    @Test
    void isBookedAsCollectedAndNotYetRemitted() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(""))
                .accepted("410222 1002 1234.50", "410222 4001 -1234.50");
    }

    @Test
    void theAccountReceivesTheLateFeeTooWhichIsOtherIncome() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'lateFee':'0.50'"))
                .accepted("410222 1002 1235.00", "410222 4001 -1234.50", "410222 4501 -0.50");
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'lateFee':'0.00'"))
                .accepted("410222 1002 1234.50", "410222 4001 -1234.50");
    }

    @Test
    void goesToAJointAccountWhereThePolicyKnowsThem() {
        changsha()
                .on("2020-10-05")
                .when(
                        "tax",
                        "CollectPremium",
                        "{'unit':'430112','receiptNo':'R1','payerCategory':'RESIDENT','kind':'CURRENT','period':'2020-10',"
                                + "'amount':'10.00','into':'JOINT_ACCOUNT'}")
                .accepted("430112 1003.03 10.00", "430112 4001 -10.00");
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'into':'JOINT_ACCOUNT'"))
                .refused(RefusalCode.SWEEP_NOT_IN_POLICY);
    }

    @Test
    void aReceiptIsBookedOnce() {
        kaifeng()
                .on("2021-03-15")
                .premium("410221", "R1", "7.00")
                .when("tax", "CollectPremium", data(""))
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void theReceiptIsHeldAgainstTheBookBeforeThePolicy() {
        kaifeng()
                .on("2021-03-15")
                .premium("410221", "R1", "7.00")
                .when("tax", "CollectPremium", data(",'into':'JOINT_ACCOUNT'"))
                .refused(RefusalCode.RECEIPT_EXISTS);
    }

    @Test
    void personalAccountsAreNotKept() {
        kaifeng()
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(",'personalAmount':'1.00'"))
                .refused(RefusalCode.PERSONAL_ACCOUNT_NOT_KEPT);
    }

    @Test
    void needsAPolicyInForce() {
        GivenBook.unopened("410200/310")
                .opened("410200", "410222")
                .on("2021-03-15")
                .when("tax", "CollectPremium", data(""))
                .refused(RefusalCode.NO_POLICY_IN_FORCE);
    }
}
