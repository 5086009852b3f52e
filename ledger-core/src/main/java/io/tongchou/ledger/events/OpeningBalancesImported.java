package io.tongchou.ledger.events;

import java.util.List;

/** The balances that a book begins with came in (期初余额导入), effective on the eve of its first day. */
public record OpeningBalancesImported(List<ImportedLeg> legs) implements LedgerEvent, Imported {}
