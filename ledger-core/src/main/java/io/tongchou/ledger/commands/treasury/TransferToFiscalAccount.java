package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Moves money from the treasury to the fiscal special account (划转财政专户). */
@MadeBy(Office.FINANCE_CLERK)
public record TransferToFiscalAccount(UnitCode unit, AmountOrAll amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(
                new TransferredToFiscalAccount(unit, amount.of(book.balances().now(unit, Account.TREASURY))));
    }
}
