package io.tongchou.ledger.events;

import java.time.YearMonth;

/**
 * A closed month was opened again (反结账).
 *
 * @param month the month that is open since
 */
public record MonthReopened(YearMonth month, String reason) implements LedgerEvent {}
