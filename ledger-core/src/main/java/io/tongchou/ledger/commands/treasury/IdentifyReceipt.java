package io.tongchou.ledger.commands.treasury;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.ReceiptIdentified;
import io.tongchou.ledger.events.UnidentifiedReceived;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.IncomeKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** Makes an unidentified receipt the income that it turned out to be (暂收款确认), the whole of it. */
@MadeBy(Office.FINANCE_CLERK)
public record IdentifyReceipt(String reference, IncomeKind as) implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.REFERENCE, reference));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<UnitCode> unit = facts.find(Key.Kind.REFERENCE, reference, UnidentifiedReceived.class)
                .map(UnidentifiedReceived::unit)
                .or(() -> facts.imported(Account.SUSPENSE, reference).stream()
                        .findFirst()
                        .map(UnitAmount::unit));
        if (unit.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.REFERENCE_UNKNOWN, "no unidentified receipt " + reference + " is in the book");
        }
        Money left = book.leftOf(OpenItem.Kind.UNIDENTIFIED, reference);
        return left.isZero()
                ? Decision.refuse(RefusalCode.IDENTIFIED_ALREADY, "the receipt " + reference + " has been identified")
                : Decision.accept(new ReceiptIdentified(unit.get(), reference, as, left));
    }
}
