package io.tongchou.ledger.reconciliation;

import java.time.LocalDate;

/**
 * The days of which differences are asked for.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(LocalDate from, LocalDate to) {

    boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether what is up to so many days from that day may lie outside. */
    boolean endsWithin(int days, LocalDate of) {
        return of.minusDays(days).isBefore(from) || of.plusDays(days).isAfter(to);
    }
}
