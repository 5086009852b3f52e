package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A government's subsidy fell due (应补助): memo of what is to come, no money moves.
 *
 * @param standard for each head
 */
public record SubsidyAssessed(
        UnitCode unit,
        FiscalYear year,
        SubsidyLevel level,
        Money amount,
        LocalDate dueOn,
        Optional<Integer> headcount,
        Optional<Money> standard)
        implements LedgerEvent {}
