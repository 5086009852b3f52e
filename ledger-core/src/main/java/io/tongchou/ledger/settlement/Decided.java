package io.tongchou.ledger.settlement;

/**
 * A value that a dated decision gave.
 *
 * @param document the number of the decision's paper, cited with the parameter's name in place of a clause
 */
public record Decided<T>(T value, String document) {}
