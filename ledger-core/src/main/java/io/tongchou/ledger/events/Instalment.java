package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;

/**
 * A part of a legacy debt with the day by which it is to be paid.
 */
public record Instalment(LocalDate dueOn, Money amount) {}
