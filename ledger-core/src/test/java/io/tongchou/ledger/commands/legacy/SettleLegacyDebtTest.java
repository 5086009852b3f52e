package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import org.junit.jupiter.api.Test;

class SettleLegacyDebtTest {

    private static GivenBook owed(String direction) {
        return kaifeng()
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "250.00")
                .done(
                        "city-clerk",
                        "RegisterLegacyDebt",
                        "{'unit':'410222','debt':'D1','direction':'" + direction
                                + "','category':'PRE_POOLING_GAP','amount':'300.00'}");
    }

    private static String settle(String amount) {
        return "{'debt':'D1','amount':'" + amount + "'}";
    }

    @Test
    void aGovernmentPaysIntoTheFiscalAccountAndNeverIntoAYearsResult() {
        owed("RECEIVABLE")
                .when("finance-clerk", "SettleLegacyDebt", settle("100.00"))
                .accepted("410222 1003.01 100.00", "410222 4101.09 -100.00")
                .when("city-clerk", "SettleLegacyDebt", settle("200.01"))
                .refused(RefusalCode.OVERPAID, "200.00")
                .when("city-clerk", "SettleLegacyDebt", settle("200.00"))
                .accepted("410222 1003.01 200.00", "410222 4101.09 -200.00")
                .when("city-clerk", "SettleLegacyDebt", settle("0.01"))
                .refused(RefusalCode.OVERPAID, "0.00");
    }

    @Test
    void theFundPaysWhatItOwesFromTheExpenditureAccount() {
        owed("PAYABLE")
                .when("city-clerk", "SettleLegacyDebt", settle("100.00"))
                .accepted("410222 5001.09 100.00", "410222 1004.01 -100.00")
                .when("city-clerk", "SettleLegacyDebt", settle("200.00"))
                .refused(RefusalCode.INSUFFICIENT_FUNDS, "150.00");
    }

    @Test
    void knowsTheDebt() {
        kaifeng().when("city-clerk", "SettleLegacyDebt", settle("1.00")).refused(RefusalCode.DEBT_UNKNOWN);
    }

    @Test
    void reversedTheDebtIsOpenAgain() {
        GivenBook book = owed("RECEIVABLE")
                .id("e")
                .done("finance-clerk", "SettleLegacyDebt", settle("300.00"))
                .when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .accepted("410222 1003.01 -300.00", "410222 4101.09 300.00");
        assertThat(book.state().leftOf(OpenItem.Kind.RECEIVABLE, "D1")).isEqualTo(Money.parse("300.00"));
    }

    @Test
    void reversedAfterTheCloseItGoesAgainstTheBalanceFromBeforePooling() {
        GivenBook book = owed("RECEIVABLE")
                .on("2021-06-30")
                .id("e")
                .done("finance-clerk", "SettleLegacyDebt", settle("300.00"))
                .done("city-clerk", "ExtractReserve", "{'year':2021,'through':12}")
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}");
        assertThat(book.state().openItem(OpenItem.Kind.RECEIVABLE, "D1")).isEmpty();
        book.when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .accepted("410222 1003.01 -300.00", "410222 3001.02 300.00")
                .when("finance-clerk", "SettleLegacyDebt", settle("300.01"))
                .refused(RefusalCode.OVERPAID, "300.00");
    }
}
