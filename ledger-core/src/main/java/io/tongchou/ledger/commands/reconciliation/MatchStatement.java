package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import java.util.List;
import java.util.stream.Stream;

/**
 * Matches many lines of a statement at once, all or none (自动勾对). The ledger makes it itself when a statement or an entry comes in;
 * each match is held against the same rules as one by hand.
 *
 * @param matches at most 1,000 lines and entries in all, unless one match alone has more
 */
@MadeBy(Office.CITY_CLERK)
public record MatchStatement(String statement, List<Matching.Pair> matches) implements Command {

    /** The most lines and entries that several matches of one command may have. */
    public static final int MOST_ITEMS = 1000;

    public MatchStatement {
        int items = matches.stream()
                .mapToInt(pair -> pair.lines().size() + pair.entries().size())
                .sum();
        if (matches.isEmpty() || (items > MOST_ITEMS && matches.size() > 1)) {
            throw new DataFault(
                    "matches",
                    "must be one, or several of at most " + MOST_ITEMS + " lines and entries together, not " + items);
        }
    }

    private Stream<String> entries() {
        return matches.stream().flatMap(pair -> pair.entries().stream());
    }

    @Override
    public List<Key> keys() {
        return Matching.keys(statement, entries());
    }

    @Override
    public List<Key> furtherKeys(Facts found) {
        return Matching.furtherKeys(statement, entries(), found);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Matching.match(statement, matches, book, facts);
    }
}
