package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * A unit's gap of a closed year was met along the waterfall (弥补缺口), by the settlement that stood at that moment.
 *
 * @param fromAccumulated the part of the own balance that is taken from what had been accumulated
 * @param fromLegacy the part of the own balance that is taken from before pooling
 * @param drawnFromReserve what this entry draws; negative where more had been drawn ahead
 * @param obligations what governments now owe to the unit
 */
public record DeficitCovered(
        FiscalYear year,
        Mode mode,
        UnitSettlement settlement,
        Money fromAccumulated,
        Money fromLegacy,
        Money drawnFromReserve,
        List<Obligation> obligations)
        implements LedgerEvent {

    public UnitCode unit() {
        return settlement.unit();
    }
}
