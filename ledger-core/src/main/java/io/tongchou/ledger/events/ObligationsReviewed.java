package io.tongchou.ledger.events;

import java.util.List;

/**
 * What should have come was reviewed (应收催缴核查) as of the event's business day.
 *
 * @param late what is late now and was not said to be
 * @param met what was said to be late and has come since, or is owed no more
 */
public record ObligationsReviewed(List<ObligationDue> late, List<ObligationDue> met) implements LedgerEvent {}
