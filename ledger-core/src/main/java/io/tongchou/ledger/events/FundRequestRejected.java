package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;

/**
 * The city rejected a request; what had been approved goes back to the plan.
 */
public record FundRequestRejected(UnitCode unit, String request, YearMonth period, Money approvedBefore, String reason)
        implements LedgerEvent {}
