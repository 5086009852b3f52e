package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A unit's balance from before pooling came in, in one of its forms.
 *
 * @param number of a deposit, bond or advance, by which it matures, is redeemed or settled
 * @param maturesOn of a deposit or bond
 */
public record LegacyBalanceHandedOver(
        UnitCode unit,
        Money amount,
        HandoverStage stage,
        LegacyForm form,
        Optional<String> number,
        Optional<LocalDate> maturesOn)
        implements LedgerEvent, Placed {

    /** The same for another unit. */
    public LegacyBalanceHandedOver of(UnitCode right) {
        return new LegacyBalanceHandedOver(right, amount, stage, form, number, maturesOn);
    }

    @Override
    public List<UnitAmount> shares() {
        return List.of(new UnitAmount(unit, amount));
    }
}
