package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.Rulebook;
import java.time.LocalDate;
import java.util.Optional;

/** What the ledger would answer to a command if it were made today: deciding is a pure function, so nothing has to be made. */
record DryRun(BookState book, LocalDate today) {

    /** Why it would be refused; empty where it would be taken. The command must need no facts beside the book. */
    Optional<Refusal> refusal(Command command) {
        return switch (Rulebook.rule(command, book, Facts.NONE, new Occasion("", today, ""), today)) {
            case Rulebook.Ruling.Stored any -> Optional.empty();
            case Rulebook.Ruling.Denied denied -> Optional.of(denied.refusal());
        };
    }
}
