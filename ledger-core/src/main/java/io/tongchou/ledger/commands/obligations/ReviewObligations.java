package io.tongchou.ledger.commands.obligations;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.obligations.Obligations;

/**
 * Reviews what should have come to a fund as of the effective date (应收催缴核查): says what became late since the last review, and what
 * was late and has come. A review that changes nothing is accepted all the same, so that the book shows that it was made and its id has
 * an answer. It may be dated into a closed month: no money moves.
 */
@MadeBy(Office.CITY_CLERK)
public record ReviewObligations() implements Command {

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return occasion.effectiveOn().isBefore(book.beginsOn())
                ? Decision.refuse(RefusalCode.PERIOD_CLOSED, "the book begins on " + book.beginsOn())
                : Decision.accept(Obligations.review(book, occasion.effectiveOn()));
    }
}
