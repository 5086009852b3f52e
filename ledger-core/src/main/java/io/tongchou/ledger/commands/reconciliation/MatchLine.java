package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * Matches lines of a statement with entries by hand (人工勾对): they are the same money, and come to the same amount. Lines alone, or
 * entries alone, are matched where they cancel each other, as a bank's mistake and its correction do.
 *
 * @param lines the lines' numbers, each once
 * @param entries the ids of the commands that made the entries, each once
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
public record MatchLine(String statement, List<Integer> lines, List<String> entries) implements Command {

    public MatchLine {
        if (lines.size() + entries.size() < 2) {
            throw new DataFault("lines", "and entries must be two or more together");
        }
    }

    /** Whether somebody may match, or explain, lines of a source's statements about a unit. */
    public static boolean mayMatch(Actor actor, StatementSource source, Optional<UnitCode> unit) {
        return Statement.mayWorkOn(actor, source, unit);
    }

    @Override
    public List<Key> keys() {
        return Matching.keys(statement, entries.stream());
    }

    @Override
    public List<Key> furtherKeys(Facts found) {
        return Matching.furtherKeys(statement, entries.stream(), found);
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
        return Matching.match(statement, List.of(new Matching.Pair(MatchRule.BY_HAND, lines, entries)), book, facts);
    }
}
