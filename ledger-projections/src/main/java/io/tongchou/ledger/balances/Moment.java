package io.tongchou.ledger.balances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which figure is asked for, on both time axes.
 *
 * @param asOf the last business day that counts; today where it is left out
 * @param knownAt the last instant of recording that counts; where it is left out, all that the journal has
 * @param atLeast a sequence of the book that must be among what is known
 */
public record Moment(Optional<LocalDate> asOf, Optional<Instant> knownAt, OptionalLong atLeast) {

    public static final Moment NOW = new Moment(Optional.empty(), Optional.empty(), OptionalLong.empty());

    public Moment asOf(LocalDate day) {
        return new Moment(Optional.of(day), knownAt, atLeast);
    }

    public Moment knownAt(Instant instant) {
        return new Moment(asOf, Optional.of(instant), atLeast);
    }

    public Moment atLeast(long sequence) {
        return new Moment(asOf, knownAt, OptionalLong.of(sequence));
    }
}
