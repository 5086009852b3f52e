package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Remits collected premiums to the city treasury (解缴入库). */
@MadeBy(Office.TAX)
public record RemitToCityTreasury(UnitCode unit, AmountOrAll amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(
                new RemittedToCityTreasury(unit, amount.of(book.balances().now(unit, Account.COLLECTED_NOT_REMITTED))));
    }
}
