package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.FundsReturned;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Gives unspent funds back to the fiscal special account (结余退回). */
@MadeBy(Office.COUNTY)
public record ReturnFunds(UnitCode unit, Money amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new FundsReturned(unit, amount));
    }
}
