package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.RevolvingFundDrawn;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/** Draws on a unit's revolving fund: the money goes back to the expenditure account to be spent (动用周转金). */
@MadeBy(Office.COUNTY)
public record DrawRevolvingFund(UnitCode unit, Money amount, Optional<String> reason) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return RevolvingFund.use(book, occasion, Decision.accept(new RevolvingFundDrawn(unit, amount, reason)));
    }
}
