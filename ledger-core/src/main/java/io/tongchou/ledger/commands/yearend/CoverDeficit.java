package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/** Meets a unit's gap of a closed year along the waterfall (弥补缺口), by the settlement as it stands now. */
@MadeBy(Office.CITY_CLERK)
public record CoverDeficit(UnitCode unit, FiscalYear year) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (!book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_NOT_CLOSED, "the year " + year + " is not closed");
        }
        if (book.year(year).unit(unit).covered().isPresent()) {
            return Decision.refuse(
                    RefusalCode.COVERED_ALREADY, "the gap of " + unit + " of " + year + " has been covered");
        }
        Optional<UnitSettlement> found = YearEnd.settlement(book, year).of(unit);
        if (found.isEmpty() || found.get().gap().isZero()) {
            return Decision.refuse(RefusalCode.NO_DEFICIT, unit + " has no gap in " + year);
        }
        return YearEnd.notSettled(book, year, found.get())
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(YearEnd.cover(book, year, found.get())));
    }
}
