package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * Restates the settlement of a closed year for a unit (重新清算), by entries of the difference: what was corrected of that year's
 * entries since, and what was decided since, is taken in. Nothing else changes a settled year.
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record RestateSettlement(UnitCode unit, FiscalYear year, String document) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (!book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_NOT_CLOSED, "the year " + year + " is not closed");
        }
        Optional<SettlementRestated> difference = YearEnd.restate(book, unit, year, document);
        if (difference.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.NOTHING_CHANGED,
                    "nothing that was corrected or decided since changes the settlement of " + unit + " of " + year);
        }
        SettlementRestated restated = difference.get();
        return Decision.accept(restated);
    }
}
