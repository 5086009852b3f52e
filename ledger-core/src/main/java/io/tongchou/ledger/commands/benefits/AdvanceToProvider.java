package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.vocabulary.AdvanceKind;
import io.tongchou.ledger.vocabulary.AdvanceSource;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * Advances money to a provider, to be settled with benefits or given back (预付).
 *
 * @param payee the institution's code
 * @param from the account it is paid from
 */
@MadeBy(Office.COUNTY)
public record AdvanceToProvider(
        UnitCode unit,
        String advance,
        String payee,
        Money amount,
        AdvanceKind kind,
        @OrFirst AdvanceSource from) implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return Advance.keys(advance);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Advance.find(advance, facts).isPresent()
                ? Decision.refuse(RefusalCode.ADVANCE_EXISTS, "advance " + advance + " is in the book")
                : Decision.accept(new AdvanceMade(unit, advance, payee, amount, kind, from));
    }
}
