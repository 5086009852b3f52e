package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * What a unit spent in a year from before this book, the base of its prefund.
 */
public record PriorYearExpenditureRecorded(UnitCode unit, FiscalYear year, Money amount) implements LedgerEvent {}
