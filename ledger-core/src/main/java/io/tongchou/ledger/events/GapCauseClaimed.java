package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A county claimed why its gap arose (缺口成因申报).
 *
 * @param claim the county's word on the cause
 */
public record GapCauseClaimed(UnitCode unit, FiscalYear year, String claim, String evidence) implements LedgerEvent {}
