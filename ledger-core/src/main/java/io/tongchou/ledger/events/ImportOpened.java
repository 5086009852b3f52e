package io.tongchou.ledger.events;

import java.time.YearMonth;

/**
 * Entries of past months may be imported (历史账导入) until the import is closed.
 *
 * @param through the last month they may be of
 */
public record ImportOpened(YearMonth through) implements LedgerEvent {}
