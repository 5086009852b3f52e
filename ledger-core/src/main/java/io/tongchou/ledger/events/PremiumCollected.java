package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A premium was collected for a unit (征缴).
 *
 * @param period the month the premium is for (费款所属期)
 * @param amount without the late fee
 * @param lateFee the late fee (滞纳金) that came with it
 * @param payer an institution's code or a keyed hash, never a person's name or identity number
 * @param collectedOn the day of the payment where the entry is dated later
 * @param assessment the assessment it pays
 * @param legacyDebt the debt from before pooling it pays
 * @param heldFor the year it insures, where it is no income before that
 */
public record PremiumCollected(
        UnitCode unit,
        String receiptNo,
        PayerCategory payerCategory,
        PremiumKind kind,
        YearMonth period,
        Money amount,
        Money lateFee,
        CollectionAccount into,
        Optional<String> payer,
        Optional<LocalDate> collectedOn,
        Optional<String> assessment,
        Optional<String> legacyDebt,
        Optional<FiscalYear> heldFor)
        implements LedgerEvent {

    /** The same as another kind or of another payer, and held for a year or not. */
    public PremiumCollected of(PremiumKind right, PayerCategory payers, Optional<FiscalYear> held) {
        return new PremiumCollected(
                unit,
                receiptNo,
                payers,
                right,
                period,
                amount,
                lateFee,
                into,
                payer,
                collectedOn,
                assessment,
                legacyDebt,
                held);
    }
}
