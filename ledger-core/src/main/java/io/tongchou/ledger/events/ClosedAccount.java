package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * The year's balance of one account that the close brings into the balance.
 *
 * @param account an account of income or expenditure
 * @param balance debit positive
 */
public record ClosedAccount(UnitCode unit, Account account, Money balance) {}
