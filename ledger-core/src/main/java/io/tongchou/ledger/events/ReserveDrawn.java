package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * The reserve gave to a unit's gap of policy ahead of its covering (动用风险储备金).
 */
public record ReserveDrawn(UnitCode unit, FiscalYear year, Mode mode, Money amount) implements LedgerEvent {}
