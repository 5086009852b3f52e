package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.UnitAmount;
import java.time.LocalDate;
import java.util.List;

/**
 * Treasury bonds were bought (购买国债), at cost.
 *
 * @param shares whose money it is
 */
public record BondBought(String bond, List<UnitAmount> shares, LocalDate maturesOn) implements LedgerEvent, Placed {}
