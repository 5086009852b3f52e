package io.tongchou.ledger.posting;

import io.tongchou.ledger.events.LedgerEvent;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a book stores of one command: what happened, on which business day, and its entry where it moved money. Amounts are
 * decided; replay computes nothing anew.
 *
 * @param effectiveOn the business day (业务日期); of an entry, the day it is booked to
 */
public record Recorded(LedgerEvent event, LocalDate effectiveOn, Optional<Entry> entry) {}
