package io.tongchou.ledger.commands.reconciliation;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfirmReconciliationTest {

    /** At the end of January 410222 has 7.00 in transit, 3.00 in the treasury and 5.00 to spend; February adds to each. */
    private static GivenBook february() {
        return kaifeng()
                .on("2021-01-05")
                .premium("410222", "R1", "10.00")
                .premium("410221", "R2", "1.00")
                .remitted("410222", "3.00")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "5.00")
                .on("2021-02-03")
                .premium("410222", "R3", "100.00")
                .remitted("410222", "100.00")
                .legacy("410222", LegacyForm.EXPENDITURE_ACCOUNT, "100.00")
                .legacy("410200", LegacyForm.EXPENDITURE_ACCOUNT, "100.00");
    }

    private static String word(String unit, String account, String balance) {
        return "{'unit':'" + unit + "','month':'2021-01','account':'" + account + "','balance':'" + balance + "'}";
    }

    private static ReconciliationConfirmed said(String who, String data) {
        return (ReconciliationConfirmed) february()
                .done(who, "ConfirmReconciliation", data)
                .lastEvent()
                .recorded()
                .event();
    }

    @Test
    void standsBesideWhatTheLedgerHadAtTheMonthsEnd() {
        assertThat(said("tax", word("410222", "1002", "7.00")))
                .isEqualTo(new ReconciliationConfirmed(
                        Optional.of(new UnitCode("410222")),
                        YearMonth.of(2021, 1),
                        Account.COLLECTED_NOT_REMITTED,
                        Money.parse("7.00"),
                        Money.parse("7.00"),
                        Party.TAX));
        ReconciliationConfirmed disputed = said("finance-clerk", word("410222", "1005", "0.00"));
        assertThat(disputed.balance()).isEqualTo(Money.ZERO);
        assertThat(disputed.ledgerBalance()).isEqualTo(Money.parse("3.00"));
        assertThat(disputed.party()).isEqualTo(Party.FINANCE);
    }

    @Test
    void isOfAUnitOrOfAllTogether() {
        assertThat(said("tax", word("ALL", "1002", "8.00")).ledgerBalance()).isEqualTo(Money.parse("8.00"));
        february()
                .when("finance-clerk", "ConfirmReconciliation", word("410299", "1005", "0.00"))
                .refused(RefusalCode.UNIT_UNKNOWN);
    }

    @Test
    void eachPartySpeaksOfItsOwnAccounts() {
        assertThat(said("county-410222", word("410222", "1004.01", "5.00")).party())
                .isEqualTo(Party.COUNTY);
        assertThat(said("city-clerk", word("410200", "1004.01", "5.00")).party())
                .isEqualTo(Party.CITY);
        february()
                .when("tax", "ConfirmReconciliation", word("410222", "1005", "3.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "1002", "7.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "1004.01", "5.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "ConfirmReconciliation", word("410222", "1005", "3.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410221", "ConfirmReconciliation", word("410222", "1004.01", "5.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "ConfirmReconciliation", word("410222", "1004.01", "5.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("city-clerk", "ConfirmReconciliation", word("410200", "1005", "0.00"))
                .refused(RefusalCode.FORBIDDEN)
                .when("county-410222", "ConfirmReconciliation", word("ALL", "1004.01", "5.00"))
                .refused(RefusalCode.FORBIDDEN);
    }

    @Test
    void ofAMonthThatIsOverAndInTheBook() {
        february()
                .on("2021-01-30")
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "1005", "0.00"))
                .refused(RefusalCode.IN_THE_FUTURE)
                .on("2021-01-31")
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "1005", "0.00"))
                .acceptedWithoutEntry()
                .when(
                        "finance-clerk",
                        "ConfirmReconciliation",
                        word("410222", "1005", "0.00").replace("2021-01", "2020-12"))
                .refused(RefusalCode.PERIOD_CLOSED)
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "5001", "0.00"))
                .invalid("data.account");
    }

    @Test
    void notOfTheYearBeforeTheOneClosedLast() {
        kaifeng()
                .monthsClosedThrough("2021-12")
                .done("city-clerk", "CloseYear", "{'year':2021}")
                .monthsClosedThrough("2022-12")
                .done("city-clerk", "CloseYear", "{'year':2022}")
                .when(
                        "finance-clerk",
                        "ConfirmReconciliation",
                        word("410222", "1005", "0.00").replace("2021-01", "2022-01"))
                .acceptedWithoutEntry()
                .when("finance-clerk", "ConfirmReconciliation", word("410222", "1005", "0.00"))
                .invalid("data.month");
    }
}
