package io.tongchou.ledger.commands.legacy;

import static io.tongchou.ledger.commands.GivenBook.changsha;
import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.Money;
import org.junit.jupiter.api.Test;

class DeductFromTransferPaymentTest {

    private static final Clause DEDUCTED = new Clause("长政办发〔2020〕24号", "五(三)");
    private static final String INSTALMENTS =
            ",'instalments':[{'dueOn':'2020-11-30','amount':'100.00'},{'dueOn':'2020-12-31','amount':'200.00'}]";

    private static String debt(String more) {
        return "{'unit':'430112','debt':'D1','direction':'RECEIVABLE','category':'AUDIT_GAP','amount':'300.00'" + more
                + "}";
    }

    private static String deduct(String amount) {
        return "{'debt':'D1','amount':'" + amount + "'}";
    }

    private static GivenBook book() {
        return changsha().done("city-clerk", "RegisterLegacyDebt", debt(INSTALMENTS));
    }

    @Test
    void takesAMissedInstalmentByItsClause() {
        GivenBook.Outcome outcome =
                book().on("2020-12-01").when("finance-clerk", "DeductFromTransferPayment", deduct("100.00"));
        outcome.accepted("430112 1003.01 100.00", "430112 4101.09 -100.00");
        assertThat(outcome.event().recorded().entry().orElseThrow().clause()).contains(DEDUCTED.toString());
    }

    @Test
    void notOnTheDayItself() {
        GivenBook.Outcome outcome =
                book().on("2020-11-30").when("finance-clerk", "DeductFromTransferPayment", deduct("100.00"));
        outcome.refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00");
        assertThat(outcome.refusal().clause()).contains(DEDUCTED);
    }

    @Test
    void whatWasPaidIsNotMissed() {
        book().done("finance-clerk", "SettleLegacyDebt", deduct("60.00"))
                .on("2020-12-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("40.01"))
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "40.00")
                .done("finance-clerk", "DeductFromTransferPayment", deduct("30.00"))
                .when("finance-clerk", "DeductFromTransferPayment", deduct("10.01"))
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "10.00")
                .on("2021-01-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("210.01"))
                .refused(RefusalCode.OVERPAID, "210.00")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("210.00"))
                .accepted();
        book().done("finance-clerk", "SettleLegacyDebt", deduct("150.00"))
                .on("2020-12-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("0.01"))
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00");
    }

    @Test
    void withoutInstalmentsTheWholeIsDueOnItsDay() {
        changsha()
                .done("city-clerk", "RegisterLegacyDebt", debt(",'dueOn':'2020-12-31'"))
                .on("2020-12-31")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("300.00"))
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00")
                .on("2021-01-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("300.00"))
                .accepted();
    }

    @Test
    void whatHasNoDayIsNeverMissed() {
        kaifeng()
                .done("city-clerk", "RegisterLegacyDebt", debt("").replace("430112", "410222"))
                .on("2023-01-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("0.01"))
                .refused(RefusalCode.INSTALMENT_NOT_DUE, "0.00");
    }

    @Test
    void knowsADebtThatIsOwedToTheFund() {
        changsha()
                .when("finance-clerk", "DeductFromTransferPayment", deduct("1.00"))
                .refused(RefusalCode.DEBT_UNKNOWN)
                .done("city-clerk", "RegisterLegacyDebt", debt(INSTALMENTS).replace("RECEIVABLE", "PAYABLE"))
                .on("2021-01-01")
                .when("finance-clerk", "DeductFromTransferPayment", deduct("1.00"))
                .refused(RefusalCode.DEBT_UNKNOWN);
    }

    @Test
    void reversedTheDebtIsOpenAgain() {
        GivenBook book = book().on("2020-12-01")
                .id("e")
                .done("finance-clerk", "DeductFromTransferPayment", deduct("100.00"))
                .when("city-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .accepted("430112 1003.01 -100.00", "430112 4101.09 100.00");
        assertThat(book.state().leftOf(OpenItem.Kind.RECEIVABLE, "D1")).isEqualTo(Money.parse("300.00"));
    }
}
