package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A benefit was paid to an institution or an insured person (待遇支付).
 *
 * @param payee an institution's code or a keyed hash, never a person's name or identity number
 * @param legacyDebt the debt from before pooling it pays
 */
public record BenefitPaid(
        UnitCode unit,
        String paymentNo,
        BenefitKind kind,
        String payee,
        PayeeType payeeType,
        Money amount,
        Optional<YearMonth> period,
        Optional<String> legacyDebt)
        implements LedgerEvent, Payment {

    /** The same as another kind. */
    public BenefitPaid of(BenefitKind right) {
        return new BenefitPaid(unit, paymentNo, right, payee, payeeType, amount, period, legacyDebt);
    }
}
