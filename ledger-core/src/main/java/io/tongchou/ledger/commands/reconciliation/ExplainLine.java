package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import java.util.List;
import java.util.Optional;

/**
 * Explains a line that no entry answers to (未达账项说明), so that the month can be closed with it. It may still be matched later; the
 * last explanation stands.
 *
 * @param line its number in the statement
 * @param kind what the difference is
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
@SecondPerson
public record ExplainLine(String statement, int line, DifferenceKind kind, String reason) implements Command {

    @Override
    public List<Key> keys() {
        return Statement.keys(statement);
    }

    @Override
    public boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return Statement.isOpenTo(actor, statement, facts);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Statement> found = Statement.find(statement, facts);
        if (found.isEmpty()) {
            return Statement.unknown(statement);
        }
        return found.get()
                .notWaiting(line, book)
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new LineExplained(statement, line, kind, reason)));
    }
}
