package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A page of one account's postings in the order of the books, with a running balance: the subsidiary ledger (明细账), and of an
 * account of cash the journal (日记账).
 *
 * @param broughtForward the balance before the page's first posting, debit positive (承前)
 * @param next the cursor of the next page, where there is one; it stays at this page's {@code knownAt}
 */
public record LedgerPage(
        BookId book, Basis basis, Selection of, Money broughtForward, List<Line> lines, Optional<String> next) {

    public static final int MOST = 1000;

    /**
     * Whose postings on which account.
     *
     * @param unit one unit's; the whole city's where it is left out
     * @param item those of an item alone
     * @param from the first business day
     */
    public record Selection(Account account, Optional<UnitCode> unit, Optional<Item> item, LocalDate from) {}

    /**
     * One posting.
     *
     * @param balance of the selection after it, debit positive
     * @param day what the day came to, beside its last posting (本日合计)
     * @param reference the number by which others know the entry
     */
    public record Line(
            LocalDate effectiveOn,
            int voucher,
            long sequence,
            int leg,
            Caption summary,
            UnitCode unit,
            Optional<Item> item,
            Money debit,
            Money credit,
            Money balance,
            Optional<Turnover> day,
            String command,
            Optional<String> reference,
            Optional<String> document,
            Optional<String> note) {

        Line withoutDay() {
            return new Line(
                    effectiveOn,
                    voucher,
                    sequence,
                    leg,
                    summary,
                    unit,
                    item,
                    debit,
                    credit,
                    balance,
                    Optional.empty(),
                    command,
                    reference,
                    document,
                    note);
        }
    }

    /** What was debited and credited. */
    public record Turnover(Money debit, Money credit) {}
}
