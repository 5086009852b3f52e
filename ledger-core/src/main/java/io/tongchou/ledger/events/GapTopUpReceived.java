package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A government paid what it owed for a gap (补足).
 */
public record GapTopUpReceived(UnitCode unit, FiscalYear year, Government from, Money amount) implements LedgerEvent {}
