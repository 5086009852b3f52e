package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The general ledger (总账): what each account was debited and credited with in each month, and what it came to. Accounts and months
 * ascending; accounts that held and moved nothing are left out.
 *
 * @param unit whose it is; empty for the whole city
 */
public record GeneralLedger(BookId book, Basis basis, Optional<UnitCode> unit, Period period, List<Row> rows) {

    /**
     * A month of an account.
     *
     * @param opening the balance when the month began, debit positive
     * @param debit what it was debited with in the month (本月借方)
     * @param credit what it was credited with in the month (本月贷方)
     * @param closing the balance at the month's end, debit positive
     * @param debitOfYear debits since the year began (本年累计借方)
     * @param creditOfYear credits since the year began (本年累计贷方)
     */
    public record Row(
            Account account,
            YearMonth month,
            Money opening,
            Money debit,
            Money credit,
            Money closing,
            Money debitOfYear,
            Money creditOfYear) {}
}
