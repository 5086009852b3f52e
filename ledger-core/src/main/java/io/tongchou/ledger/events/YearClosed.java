package io.tongchou.ledger.events;

import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * A year was closed (年结): income and expenditure into the balances, and surplus that is not retained to the city level, as of 31 December.
 *
 * @param cityLevel the unit that surplus goes to
 * @param accumulatedBefore what each unit had accumulated before the year's result, with what is owed to it: 3001.01 before the
 *     close, what was extracted for the year, top-ups received in it and owed for earlier years; may be negative
 * @param accounts the year's balance of each account of income and expenditure, which the close brings into the balances
 * @param surpluses how the units without a gap were settled; that stands until it is restated
 * @param surplusToCityLevel what of the surplus goes to the city level, as far as the accumulated balance allows
 */
public record YearClosed(
        FiscalYear year,
        UnitCode cityLevel,
        YearFacts facts,
        List<UnitAmount> accumulatedBefore,
        List<ClosedAccount> accounts,
        List<UnitSettlement> surpluses,
        List<UnitAmount> surplusToCityLevel,
        List<OverriddenRefusal> overrides)
        implements LedgerEvent {}
