package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.ReceivedFromLevel;
import io.tongchou.ledger.vocabulary.LevelDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Takes money in from another level of government (上级补助、下级上解).
 *
 * @param direction UP: from the level above; DOWN: from the level below
 */
@MadeBy(Office.FINANCE_CLERK)
public record ReceiveFromLevel(UnitCode unit, LevelDirection direction, Money amount, String reference)
        implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new ReceivedFromLevel(unit, direction, amount, reference));
    }
}
