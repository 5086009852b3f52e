package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.PaidToLevel;
import io.tongchou.ledger.vocabulary.LevelDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Pays money to another level of government (上解上级、补助下级).
 *
 * @param direction UP: to the level above; DOWN: to the level below
 */
@MadeBy(Office.FINANCE_CLERK)
public record PayToLevel(UnitCode unit, LevelDirection direction, Money amount, String reference)
        implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new PaidToLevel(unit, direction, amount, reference));
    }
}
