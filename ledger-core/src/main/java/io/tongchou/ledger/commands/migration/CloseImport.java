package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.ImportClosed;

/** Ends the import of past months (结束历史账导入); from here on every entry is made by the ledger's own commands. */
@MadeBy(Office.CITY_CLERK)
public record CloseImport() implements Command {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return book.importThrough()
                .<Decision>map(through -> Decision.accept(new ImportClosed(through)))
                .orElseGet(() -> Decision.refuse(ImportEntry.notOpen()));
    }
}
