package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.LevelDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Money came from another level of government (上级补助、下级上解).
 */
public record ReceivedFromLevel(UnitCode unit, LevelDirection direction, Money amount, String reference)
        implements LedgerEvent {}
