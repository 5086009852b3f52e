package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Collected premiums went to the city treasury (解缴入库). An amount of nothing is a day on which nothing was left to move.
 */
public record RemittedToCityTreasury(UnitCode unit, Money amount) implements LedgerEvent {}
