package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A unit received its prefund at the year's begin (预拨), measured by last year's expenditure.
 *
 * @param priorYearExpenditure what the unit spent in the year before
 * @param months how many months of it the policy grants
 */
public record CountyPrefunded(UnitCode unit, FiscalYear year, Money priorYearExpenditure, int months, Money amount)
        implements LedgerEvent {}
