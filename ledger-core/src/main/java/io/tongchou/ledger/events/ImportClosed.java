package io.tongchou.ledger.events;

import java.time.YearMonth;

/**
 * No further entries of past months are imported.
 *
 * @param through the last month they could be of
 */
public record ImportClosed(YearMonth through) implements LedgerEvent {}
