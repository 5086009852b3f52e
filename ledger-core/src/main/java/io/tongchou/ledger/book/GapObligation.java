package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;

/**
 * What a government owes for a unit's gap of a year, or a payment of it.
 *
 * @param on the effective date
 * @param amount above zero where it became owed, below where it was paid
 */
public record GapObligation(UnitCode unit, FiscalYear year, Government government, LocalDate on, Money amount) {}
