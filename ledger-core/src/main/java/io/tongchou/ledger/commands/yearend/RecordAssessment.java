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
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Records a unit's yearly assessment (年度考核); the last one stands until the year is closed. */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record RecordAssessment(UnitCode unit, FiscalYear year, Grade grade) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return book.year(year).isClosed()
                ? Decision.refuse(RefusalCode.YEAR_CLOSED, "the year " + year + " is closed")
                : Decision.accept(new AssessmentRecorded(unit, year, grade));
    }
}
