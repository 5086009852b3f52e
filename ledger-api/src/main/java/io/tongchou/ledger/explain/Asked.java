package io.tongchou.ledger.explain;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who asks for a figure of which book, and as known when.
 *
 * @param state the book as it is known then
 * @param beginsOn the book's first business day
 * @param county the one unit that the caller may see, where he may see one alone
 * @param cursor as the page before gave it
 * @param limit legs on a page
 */
public record Asked(
        BookState state,
        Basis basis,
        LocalDate beginsOn,
        Optional<UnitCode> county,
        Optional<String> cursor,
        int limit) {

    BookId book() {
        return state.id();
    }

    long sequence() {
        return basis.sequence();
    }

    /** The day before the first, on which opening balances lie. */
    LocalDate eve() {
        return beginsOn.minusDays(1);
    }
}
