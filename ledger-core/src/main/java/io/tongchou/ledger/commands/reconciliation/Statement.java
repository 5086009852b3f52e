package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenStatement;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** What commands about a statement ask of it. */
public record Statement(StatementImported imported) {

    static List<Key> keys(String number) {
        return List.of(new Key(Key.Kind.STATEMENT, number));
    }

    static Optional<Statement> find(String number, Facts facts) {
        return facts.find(Key.Kind.STATEMENT, number, StatementImported.class).map(Statement::new);
    }

    /** Whose statements those are: the tax authority's, the finance clerk's, and of an expenditure account the county's too. */
    static boolean isOf(Actor actor, StatementSource source, Optional<UnitCode> unit) {
        return switch (source) {
            case TAX -> actor.holds(Office.TAX);
            case TREASURY, FISCAL_ACCOUNT -> actor.holds(Office.FINANCE_CLERK);
            case EXPENDITURE_ACCOUNT ->
                actor.holds(Office.FINANCE_CLERK)
                        || actor.holds(Office.CITY_CLERK)
                        || (actor.holds(Office.COUNTY)
                                && unit.isPresent()
                                && actor.unit().equals(unit));
        };
    }

    /** Whoever brings such statements works on their lines, and the city's clerk on all. */
    public static boolean mayWorkOn(Actor actor, StatementSource source, Optional<UnitCode> unit) {
        return actor.holds(Office.CITY_CLERK) || isOf(actor, source, unit);
    }

    /** Whether the actor works on that statement's lines; anyone who works on any may hear that there is none. */
    static boolean isOpenTo(Actor actor, String number, Facts facts) {
        return find(number, facts)
                .map(found -> mayWorkOn(
                        actor, found.imported().source(), found.imported().unit()))
                .orElse(true);
    }

    static Decision unknown(String number) {
        return Decision.refuse(RefusalCode.STATEMENT_UNKNOWN, "no statement " + number + " was imported");
    }

    /** The refusal of a line that the statement does not have, or that has been matched. */
    Optional<Refusal> notWaiting(int line, BookState book) {
        if (line < 1 || line > imported.lines().size()) {
            return Optional.of(Refusal.of(
                    RefusalCode.LINE_UNKNOWN,
                    "statement " + imported.statement() + " has lines 1 to "
                            + imported.lines().size() + ", not " + line));
        }
        return book.openStatement(imported.statement())
                        .map(OpenStatement::lines)
                        .filter(open -> open.containsKey(line))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(matchedAlready(line));
    }

    Refusal matchedAlready(int line) {
        return Refusal.of(
                RefusalCode.LINE_MATCHED_ALREADY,
                "line " + line + " of statement " + imported.statement() + " has been matched");
    }
}
