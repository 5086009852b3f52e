package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.GapCauseClaimed;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Claims why a county's gap arose (缺口成因申报); the city rules on it. */
@MadeBy(Office.COUNTY)
public record ClaimGapCause(UnitCode unit, FiscalYear year, String claim, String evidence) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return book.year(year).unit(unit).covered().isPresent()
                ? Decision.refuse(
                        RefusalCode.COVERED_ALREADY, "the gap of " + unit + " of " + year + " has been covered")
                : Decision.accept(new GapCauseClaimed(unit, year, claim, evidence));
    }
}
