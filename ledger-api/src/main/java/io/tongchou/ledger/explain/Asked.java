package io.tongchou.ledger.explain;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who asks for a figure of which book, and as known when.
 *
 * @param beginsOn the book's first business day
 * @param county the one unit that the caller may see, where he may see one alone
 * @param cursor as the page before gave it
 * @param limit legs on a page
 * @param reading gives the book as it is known then; only figures that need it wait for it
 */
public record Asked(
        BookId book,
        Basis basis,
        LocalDate beginsOn,
        Optional<UnitCode> county,
        Optional<String> cursor,
        int limit,
        Supplier<BookState> reading) {

    BookState state() {
        return reading.get();
    }

    long sequence() {
        return basis.sequence();
    }

    /** The day before the first, on which opening balances lie. */
    LocalDate eve() {
        return beginsOn.minusDays(1);
    }
}
