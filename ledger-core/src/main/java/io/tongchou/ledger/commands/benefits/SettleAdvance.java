package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.AdvanceSettled;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** Settles an advance, whole or in part, with the benefits it was given for (预付冲抵). */
@MadeBy(Office.COUNTY)
public record SettleAdvance(String advance, Money amount) implements Command.OfItem {

    @Override
    public List<Key> keys() {
        return Advance.keys(advance);
    }

    @Override
    public Optional<UnitCode> unitOf(Facts facts) {
        return Advance.find(advance, facts).map(Advance::unit);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Advance.take(
                amount, advance, book, facts, unit -> Decision.accept(new AdvanceSettled(unit, advance, amount)));
    }
}
