package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A debt from before pooling was paid (清欠), to the fund by a government or by the fund to whom it owes.
 */
public record LegacyDebtSettled(UnitCode unit, String debt, DebtDirection direction, Money amount)
        implements LedgerEvent {}
