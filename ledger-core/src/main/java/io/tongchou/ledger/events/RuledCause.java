package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.GapCause;
import io.tongchou.ledger.vocabulary.Money;

/**
 * One cause of a management gap with its amount and paper.
 */
public record RuledCause(GapCause cause, Money amount, String document) {}
