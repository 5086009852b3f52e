package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;

/**
 * The city rejected a request; what had been approved goes back to the plan.
 *
 * @param period the month the funds were for
 * @param approvedBefore what had been approved; 0.00 where nothing had
 */
public record FundRequestRejected(UnitCode unit, String request, YearMonth period, Money approvedBefore, String reason)
        implements LedgerEvent {}
