package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.LevelDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Money went to another level of government (上解上级、补助下级).
 */
public record PaidToLevel(UnitCode unit, LevelDirection direction, Money amount, String reference)
        implements LedgerEvent {}
