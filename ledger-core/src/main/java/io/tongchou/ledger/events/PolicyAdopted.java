package io.tongchou.ledger.events;

import io.tongchou.ledger.policy.Policy;

/**
 * The city's rules for its pooled funds were adopted, whole, so that a book replays without the product's policy files.
 *
 * @param policy in force from and to the days it names
 */
public record PolicyAdopted(Policy policy) implements LedgerEvent {}
