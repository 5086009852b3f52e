package io.tongchou.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentPaymentTest {

    private static final UnitCode UNIT = new UnitCode("410222");
    private static final PremiumCollected PREMIUM = premium(Optional.of("A1"));
    private static final PremiumRefunded REFUND = new PremiumRefunded(
            PREMIUM, "F1", yuan("4.00"), yuan("4.00"), RefundOf.THIS_YEAR, Account.COLLECTED_NOT_REMITTED);

    private static PremiumCollected premium(Optional<String> assessment) {
        return new PremiumCollected(
                UNIT,
                "R1",
                PayerCategory.EMPLOYER,
                PremiumKind.CURRENT,
                YearMonth.of(2021, 3),
                yuan("10.00"),
                yuan("0.50"),
                CollectionAccount.INCOME_ACCOUNT,
                Optional.empty(),
                Optional.empty(),
                assessment,
                Optional.empty(),
                Optional.empty());
    }

    private static Money yuan(String amount) {
        return Money.parse(amount);
    }

    private static void assertPaid(LedgerEvent event, String... amounts) {
        assertThat(AssessmentPayment.of(event))
                .containsExactly(List.of(amounts).stream()
                        .map(amount -> new AssessmentPayment("A1", yuan(amount)))
                        .toArray(AssessmentPayment[]::new));
    }

    @Test
    void aPremiumPaysItsAssessmentWithoutTheLateFeeAndARefundTakesThatBack() {
        assertPaid(PREMIUM, "10.00");
        assertPaid(REFUND, "-4.00");
        assertPaid(premium(Optional.empty()));
        assertPaid(new RemittedToCityTreasury(UNIT, yuan("10.00")));
    }

    @Test
    void correctionsUndoWhatWasAndDoWhatIsRight() {
        assertPaid(new EntryReversed("e", PREMIUM, List.of(), Optional.empty(), "r"), "-10.00");
        assertPaid(new EntryReversed("e", REFUND, List.of(), Optional.empty(), "r"), "4.00");
        assertPaid(
                new EntryMoved("e", PREMIUM, premium(Optional.empty()), List.of(), List.of(), Optional.empty(), "r"),
                "-10.00");
        assertPaid(
                new EntryReclassified("e", PREMIUM, PREMIUM, List.of(), List.of(), Optional.empty(), "r"),
                "-10.00",
                "10.00");
    }
}
