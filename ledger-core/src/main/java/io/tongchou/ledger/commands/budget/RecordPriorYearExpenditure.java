package io.tongchou.ledger.commands.budget;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;

/** Records what a unit spent in a year from before its book, for its prefund. The last figure stands. */
@MadeBy(Office.CITY_CLERK)
public record RecordPriorYearExpenditure(UnitCode unit, FiscalYear year, Money amount) implements Command.OfUnit {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.year(year).isClosed()) {
            return Decision.refuse(
                    RefusalCode.YEAR_CLOSED, "the year " + year + " is closed; its expenditure stands in the book");
        }
        return Decision.accept(new PriorYearExpenditureRecorded(unit, year, amount));
    }
}
