package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;

/**
 * The city verified a request and approved an amount (核定).
 *
 * @param period the month the funds are for
 * @param approved what may be paid out
 */
public record FundRequestVerified(
        UnitCode unit, String request, YearMonth period, Money approved, List<OverriddenRefusal> overrides)
        implements LedgerEvent {}
