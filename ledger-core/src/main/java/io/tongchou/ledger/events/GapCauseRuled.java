package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * The city ruled how much of a unit's gap is of management (管理性缺口); the rest is of policy (政策性缺口).
 *
 * @param managementAmount how much of the gap is of management; 0.00 is a ruling too
 */
public record GapCauseRuled(
        UnitCode unit, FiscalYear year, Money managementAmount, String evidence, List<RuledCause> causes)
        implements LedgerEvent {}
