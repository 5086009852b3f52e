package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.UnidentifiedReceived;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;

/**
 * Takes money in of which nobody knows yet what it is (暂收款); it waits in the fiscal special account.
 *
 * @param reference the bank line's number, by which it is identified later
 */
@MadeBy(Office.FINANCE_CLERK)
public record ReceiveUnidentified(UnitCode unit, String reference, Money amount) implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.REFERENCE, reference));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return facts.has(Key.Kind.REFERENCE, reference)
                ? Decision.refuse(RefusalCode.REFERENCE_EXISTS, "receipt " + reference + " is in the book")
                : Decision.accept(new UnidentifiedReceived(unit, reference, amount));
    }
}
