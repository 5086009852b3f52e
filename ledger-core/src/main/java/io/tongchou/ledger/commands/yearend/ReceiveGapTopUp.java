package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Takes in what a government owes for a unit's gap (补足); it is income of the year it arrives in, and never part of its result. */
@MadeBy(Office.FINANCE_CLERK)
public record ReceiveGapTopUp(UnitCode unit, FiscalYear year, Government from, Money amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Money owed = book.owed(unit, year, from);
        return amount.exceeds(owed)
                ? Decision.refuse(Refusal.of(
                                RefusalCode.EXCEEDS_OBLIGATION,
                                "the " + from + " owes " + owed + " for the gap of " + unit + " of " + year + ", not "
                                        + amount)
                        .withAvailable(owed))
                : Decision.accept(new GapTopUpReceived(unit, year, from, amount));
    }
}
