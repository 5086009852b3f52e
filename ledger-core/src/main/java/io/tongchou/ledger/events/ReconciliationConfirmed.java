package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A party gave its word on what an account held at a month's end (对账确认).
 *
 * @param unit whose account it is; none: that of all units and the reserve together
 * @param month the month at whose end it was held
 * @param account the account (科目)
 * @param balance what the party has
 * @param ledgerBalance what the ledger had for that day when the word was given; the same: agreed, else disputed
 * @param party whose word it is
 */
public record ReconciliationConfirmed(
        Optional<UnitCode> unit, YearMonth month, Account account, Money balance, Money ledgerBalance, Party party)
        implements LedgerEvent {}
