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
import io.tongchou.ledger.events.MonthReopened;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.time.YearMonth;

/** Opens the month that was closed last again (反结账), as long as its year is open. */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record ReopenMonth(YearMonth month, String reason) implements Command {

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (!month.isBefore(book.nextToClose()) || month.isBefore(YearMonth.from(book.beginsOn()))) {
            return Decision.refuse(RefusalCode.MONTH_NOT_CLOSED, month + " is not closed");
        }
        if (book.year(new FiscalYear(month.getYear())).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_CLOSED, "the year " + month.getYear() + " is closed");
        }
        return month.plusMonths(1).equals(book.nextToClose())
                ? Decision.accept(new MonthReopened(month, reason))
                : Decision.refuse(
                        RefusalCode.LATER_MONTH_CLOSED,
                        book.nextToClose().minusMonths(1) + " is closed and has to be opened before " + month);
    }
}
