package io.tongchou.ledger.events;

import java.time.YearMonth;
import java.util.List;

/**
 * A month of the book was closed (月结).
 *
 * @param month the month that is closed since
 */
public record MonthClosed(YearMonth month, List<OverriddenRefusal> overrides) implements LedgerEvent {}
