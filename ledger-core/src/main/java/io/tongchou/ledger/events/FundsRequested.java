package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A unit asked for funds (用款申请).
 *
 * @param period the month the funds are for; its year is the plan that is used
 * @param purposes what they are for
 */
public record FundsRequested(UnitCode unit, String request, YearMonth period, Money amount, Optional<String> purposes)
        implements LedgerEvent {}
