package io.tongchou.ledger.commands.correction;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.EntryReversed;
import java.util.List;
import java.util.Optional;

/** Reverses an entry (冲销): the same accounts with sides exchanged, the money taken from where it stands now. */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
@SecondPerson
public record ReverseEntry(String entry, String reason) implements Correction {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> refusal = Original.refusal(entry, book, facts);
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        Original original = Original.find(entry, facts);
        return Decision.accept(new EntryReversed(
                entry, original.event(), original.reversal(book, occasion), original.late(book, List.of()), reason));
    }
}
