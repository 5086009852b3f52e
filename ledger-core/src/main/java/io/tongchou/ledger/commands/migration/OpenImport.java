package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.ImportOpened;
import java.time.YearMonth;

/**
 * Lets entries of past months be imported (开启历史账导入) until the import is closed: from the book's first day through a month,
 * whether a policy was in force then or not.
 *
 * @param through the last month they may be of; it has begun, and is open
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record OpenImport(YearMonth through) implements Command {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (through.atDay(1).isAfter(occasion.effectiveOn())) {
            return Decision.refuse(RefusalCode.IN_THE_FUTURE, through + " has not begun on " + occasion.effectiveOn());
        }
        if (through.isBefore(book.nextToClose())) {
            return Decision.refuse(
                    RefusalCode.PERIOD_CLOSED,
                    through + " is over for this book: the first open month is " + book.nextToClose());
        }
        return book.importThrough()
                .<Decision>map(month ->
                        Decision.refuse(RefusalCode.IMPORT_OPEN_ALREADY, "an import through " + month + " is open"))
                .orElseGet(() -> Decision.accept(new ImportOpened(through)));
    }
}
