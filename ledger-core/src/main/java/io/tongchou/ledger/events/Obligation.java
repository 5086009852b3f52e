package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;

/**
 * What a government owes to a unit for a gap.
 */
public record Obligation(Government from, Money amount) {}
