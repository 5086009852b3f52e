package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.DifferenceKind;

/**
 * A line that no entry answers to was explained (未达账项说明); a second person agreed.
 *
 * @param line its number in the statement
 */
public record LineExplained(String statement, int line, DifferenceKind kind, String reason) implements LedgerEvent {}
