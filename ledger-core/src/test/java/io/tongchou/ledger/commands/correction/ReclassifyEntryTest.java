package io.tongchou.ledger.commands.correction;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PremiumKind;
import org.junit.jupiter.api.Test;

class ReclassifyEntryTest {

    private static String as(String right) {
        return "{'entry':'e'," + right + ",'reason':'arrears of 2020'}";
    }

    private static GivenBook premium() {
        return kaifeng().on("2021-03-15").id("e").premium("410222", "R1", "10.00");
    }

    @Test
    void isReversalAndRightEntryInOneOnTheSameAccounts() {
        var outcome = premium()
                .when("tax", "ReclassifyEntry", as("'kind':'ARREARS','payerCategory':'FLEXIBLE'"))
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 4001 10.00", "410222 1002 10.00", "410222 4001 -10.00");
        assertThat(outcome).isNotNull();
    }

    @Test
    void theReceiptIsOfTheRightKindFromThenOn() {
        GivenBook book = premium().id("r").done("tax", "ReclassifyEntry", as("'kind':'ARREARS'"));
        var right = (PremiumCollected)
                ((EntryReclassified) book.lastEvent().recorded().event()).right();
        assertThat(right.kind()).isEqualTo(PremiumKind.ARREARS);
        assertThat(right.payerCategory()).isEqualTo(PayerCategory.EMPLOYER);
        book.when("tax", "ReclassifyEntry", as("'kind':'CURRENT'")).refused(RefusalCode.REVERSED_ALREADY);
        book.when("tax", "ReverseEntry", "{'entry':'r','reason':'not at all'}")
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 4001 10.00");
    }

    @Test
    void afterTheMoneyHasMovedOn() {
        premium()
                .remitted("410222", "10.00")
                .when("tax", "ReclassifyEntry", as("'kind':'ARREARS'"))
                .approvedBy("city-head")
                .accepted("410222 1005 -10.00", "410222 4001 10.00", "410222 1005 10.00", "410222 4001 -10.00");
    }

    @Test
    void aPremiumPaidAheadIsHeldOrIsIncomeAsItsRightKindSays() {
        String receipt =
                "{'unit':'410222','receiptNo':'R1','payerCategory':'RESIDENT','kind':'%s','period':'2022-01','amount':'10.00'}";
        GivenBook ahead = kaifeng()
                .on("2021-11-15")
                .done(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'prepaid.recognition','value':'BENEFIT_YEAR','document':'d'}")
                .id("e")
                .done("tax", "CollectPremium", receipt.formatted("PREPAID"));
        ahead.when("tax", "ReclassifyEntry", as("'kind':'CURRENT'"))
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 2001 10.00", "410222 1002 10.00", "410222 4001 -10.00");
        assertThat(ahead.state().yearsOfHeldPremiums()).isEmpty();
        GivenBook current = kaifeng()
                .on("2021-11-15")
                .done(
                        "city-clerk",
                        "Decide",
                        "{'parameter':'prepaid.recognition','value':'BENEFIT_YEAR','document':'d'}")
                .id("e")
                .done("tax", "CollectPremium", receipt.formatted("CURRENT"));
        current.when("tax", "ReclassifyEntry", as("'kind':'PREPAID'"))
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 4001 10.00", "410222 1002 10.00", "410222 2001 -10.00");
        assertThat(current.state().yearsOfHeldPremiums()).hasSize(1);
    }

    @Test
    void subsidiesHaveLevelsAndBenefitsKinds() {
        kaifeng()
                .id("e")
                .subsidy("410222", "10.00")
                .when("finance-clerk", "ReclassifyEntry", as("'level':'CITY'"))
                .approvedBy("finance-head")
                .accepted("410222 1003.01 -10.00", "410222 4101 10.00", "410222 1003.01 10.00", "410222 4101 -10.00");
        GivenBook benefit = kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "10.00")
                .id("e")
                .benefit("410222", "P1", "10.00");
        benefit.when("county-410222", "ReclassifyEntry", as("'kind':'CHRONIC'"))
                .approvedBy("city-head")
                .accepted("410222 1004.01 10.00", "410222 5001 -10.00", "410222 1004.01 -10.00", "410222 5001 10.00");
    }

    @Test
    void whatDoesNotFitTheEntryIsNamed() {
        premium().when("tax", "ReclassifyEntry", as("'level':'CITY'")).invalid("data.level");
        premium().when("tax", "ReclassifyEntry", as("'kind':'INPATIENT'")).invalid("data.kind");
        premium().when("tax", "ReclassifyEntry", "{'entry':'e','reason':'r'}").invalid("data.kind");
        kaifeng()
                .id("e")
                .subsidy("410222", "10.00")
                .when("finance-clerk", "ReclassifyEntry", as("'kind':'CURRENT'"))
                .invalid("data.kind");
    }

    @Test
    void whatIsSaidToBeRightIsNotWhatItIs() {
        premium().when("tax", "ReclassifyEntry", as("'kind':'CURRENT'")).invalid("data.kind");
        premium()
                .when("tax", "ReclassifyEntry", as("'payerCategory':'EMPLOYER'"))
                .invalid("data.payerCategory");
        premium()
                .when("tax", "ReclassifyEntry", as("'kind':'CURRENT','payerCategory':'FLEXIBLE'"))
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 4001 10.00", "410222 1002 10.00", "410222 4001 -10.00");
        kaifeng()
                .id("e")
                .subsidy("410222", "10.00")
                .when("finance-clerk", "ReclassifyEntry", as("'level':'CENTRAL'"))
                .invalid("data.level");
    }

    @Test
    void onlyWhatHasKinds() {
        premium()
                .id("f")
                .remitted("410222", "10.00")
                .when("tax", "ReclassifyEntry", as("'kind':'CURRENT'").replace("'e'", "'f'"))
                .refused(RefusalCode.NOT_REVERSIBLE);
    }
}
