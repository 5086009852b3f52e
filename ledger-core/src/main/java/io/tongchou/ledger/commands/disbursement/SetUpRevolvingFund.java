package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.RevolvingFundSetUp;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/** Sets a unit's revolving fund up from its expenditure account (建立周转金). */
@MadeBy(Office.COUNTY)
public record SetUpRevolvingFund(UnitCode unit, Money amount, Optional<String> reason) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return RevolvingFund.fill(book, occasion, Decision.accept(new RevolvingFundSetUp(unit, amount, reason)));
    }
}
