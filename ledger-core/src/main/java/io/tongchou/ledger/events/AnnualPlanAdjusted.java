package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a unit for a year was adjusted (预算调整); it takes the earlier plan's place from its effective date.
 *
 * @param enrolmentTask how many people are to be insured; shown, and used in no settlement
 * @param collectionTask what is to be collected; shown, and used in no settlement
 */
public record AnnualPlanAdjusted(
        UnitCode unit,
        FiscalYear year,
        Map<PlannedIncome, Money> income,
        Map<PlannedExpenditure, Money> expenditure,
        Optional<Integer> enrolmentTask,
        Optional<Money> collectionTask)
        implements LedgerEvent {}
