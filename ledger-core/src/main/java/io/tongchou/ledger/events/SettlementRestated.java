package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * The settlement of a closed year was restated for a unit (重新清算): the entries bring the difference.
 *
 * @param cityLevel the unit that surplus goes to
 * @param facts the unit's year with what was corrected of it since the close
 * @param settlement the waterfall as it stands from now on
 * @param fromLegacy what is used more of the balance from before pooling; negative where it is less
 * @param drawnFromReserve what the reserve gives more; negative where it is given back
 * @param toCityLevel what goes more of the surplus to the city level; negative where the unit gets it back
 * @param obligations what governments owe more; negative where they owe less
 */
public record SettlementRestated(
        FiscalYear year,
        Mode mode,
        UnitCode cityLevel,
        UnitYear facts,
        UnitSettlement settlement,
        Money fromLegacy,
        Money drawnFromReserve,
        Money toCityLevel,
        List<Obligation> obligations,
        String document)
        implements LedgerEvent {

    public UnitCode unit() {
        return settlement.unit();
    }
}
