package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Moves what a joint account holds to the fiscal special account at the month's end (月末上解). */
@MadeBy(Office.FINANCE_CLERK)
public record SweepToFiscalAccount(UnitCode unit, AmountOrAll amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return JointAccounts.refusal(book, occasion)
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(
                        new SweptToFiscalAccount(unit, amount.of(book.balances().now(unit, Account.JOINT_ACCOUNT)))));
    }
}
