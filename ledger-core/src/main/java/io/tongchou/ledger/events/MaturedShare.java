package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A unit's part of a deposit or bond that came back.
 *
 * @param principal what it had given
 * @param interest what came beyond that; negative where less came back
 */
public record MaturedShare(UnitCode unit, Money principal, Money interest) {}
