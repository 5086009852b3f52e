package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.time.LocalDate;
import java.util.List;

/**
 * Interest on one account arrived and was shared among the units by the products of their daily balances (积数).
 *
 * @param account the account that bore it and receives it
 * @param from the first day of the period
 * @param to the last day of it
 */
public record InterestReceived(Account account, LocalDate from, LocalDate to, List<UnitAmount> shares)
        implements LedgerEvent {}
