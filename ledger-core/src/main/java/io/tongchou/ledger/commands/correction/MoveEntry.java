package io.tongchou.ledger.commands.correction;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * Moves an entry to the unit it belongs to: its reversal and the right entry in one. A moved receipt keeps its number.
 *
 * @param toUnit the unit it belongs to
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
@SecondPerson
public record MoveEntry(String entry, UnitCode toUnit, String reason) implements Command.OfUnit, Correction {

    @Override
    public UnitCode unit() {
        return toUnit;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> refusal = Original.refusal(entry, book, facts);
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        Original original = Original.find(entry, facts);
        Optional<LedgerEvent> right = original.of(toUnit);
        if (right.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.NOT_REVERSIBLE, "the entry " + entry + " is not of one unit's receipts or payments");
        }
        if (original.postings().stream().allMatch(leg -> leg.unit().equals(toUnit))) {
            return Decision.refuse(Refusal.invalid("data.toUnit", "is the unit that the entry is of already"));
        }
        List<Posting> reversal = original.reversal(book, occasion);
        List<Posting> postings =
                reversal.stream().map(leg -> leg.exchanged().of(toUnit)).toList();
        List<Posting> rightOfYear =
                original.ofOneYear().stream().map(leg -> leg.of(toUnit)).toList();
        return Decision.accept(new EntryMoved(
                entry, original.event(), right.get(), reversal, postings, original.late(book, rightOfYear), reason));
    }
}
