package io.tongchou.ledger.balances;

import io.tongchou.ledger.journal.Halt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a figure rests on. Asked again with this {@code asOf} and {@code knownAt} it answers the same for ever.
 *
 * @param asOf the last business day that counts
 * @param knownAt the last instant of recording that counts
 * @param sequence the last event of the book that was recorded by then,
 * @param halted where the journal stands still; the figure is right, but may not get any newer
 */
public record Basis(LocalDate asOf, Instant knownAt, long sequence, Optional<Halt> halted) {}
