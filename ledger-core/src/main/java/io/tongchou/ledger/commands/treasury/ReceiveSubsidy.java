package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.SubsidyAccount;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;

/**
 * Takes a government's subsidy in (财政补贴).
 *
 * @param reference the paper it was granted by (文号)
 */
@MadeBy(Office.FINANCE_CLERK)
public record ReceiveSubsidy(UnitCode unit, SubsidyLevel level, SubsidyAccount into, Money amount, String reference)
        implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new SubsidyReceived(unit, level, into, amount, reference));
    }
}
