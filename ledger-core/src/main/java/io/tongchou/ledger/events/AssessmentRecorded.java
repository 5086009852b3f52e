package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * A unit's yearly assessment (年度考核).
 */
public record AssessmentRecorded(UnitCode unit, FiscalYear year, Grade grade) implements LedgerEvent {}
