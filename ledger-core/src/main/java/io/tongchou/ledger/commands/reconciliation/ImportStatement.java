package io.tongchou.ledger.commands.reconciliation;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.StatementLine;
import io.tongchou.ledger.vocabulary.Direction;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in a statement of a bank or an office (对账单导入), to be matched with the entries of the accounts that it tells of. It
 * moves no money and may be dated into a closed month. Statements of {@code TAX} are the tax authority's, of {@code TREASURY} and
 * {@code FISCAL_ACCOUNT} the finance clerk's, of {@code EXPENDITURE_ACCOUNT} the county's for its own unit, the finance clerk's and
 * the city clerk's.
 *
 * @param statement its number (对账单号), once in a book; left out: made of the source, the unit or {@code ALL}, and the days
 * @param unit whose money it tells of; left out: that of all units and the reserve together
 * @param from its first day, not before the book begins
 * @param to its last day, not after the effective date
 * @param openingBalance what it says the account held before the first day
 * @param closingBalance what it says the account held at the end of the last day; where both are given, the lines must lead from one
 *     to the other
 * @param lines in the statement's order, numbered from 1 by it; at most 20,000, none where nothing moved
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
public record ImportStatement(
        Optional<String> statement,
        StatementSource source,
        Optional<UnitCode> unit,
        LocalDate from,
        LocalDate to,
        @ZeroAllowed Optional<Money> openingBalance,
        @ZeroAllowed Optional<Money> closingBalance,
        List<Line> lines)
        implements Command {

    /** The most lines that a statement may have. */
    public static final int MOST_LINES = 20_000;

    /**
     * A line as it comes in.
     *
     * @param on its day, within the statement's
     * @param reference the number by which it may be found in the ledger: a receipt's, a payment's, a remittance's
     * @param counterparty who paid or was paid
     * @param text what else the statement says of it
     */
    public record Line(
            LocalDate on,
            Money amount,
            @OrFirst Direction direction,
            Optional<String> reference,
            Optional<String> counterparty,
            Optional<String> text) {

        private StatementLine numbered(int line) {
            return new StatementLine(line, on, direction, amount, reference, counterparty, text);
        }
    }

    public ImportStatement {
        if (to.isBefore(from)) {
            throw new DataFault("to", "is before the statement's first day " + from);
        }
        if (lines.size() > MOST_LINES) {
            throw new DataFault("lines", "are " + lines.size() + ", and a statement takes at most " + MOST_LINES);
        }
        for (int i = 0; i < lines.size(); i++) {
            LocalDate on = lines.get(i).on();
            if (on.isBefore(from) || on.isAfter(to)) {
                throw new DataFault("lines[" + i + "].on", "is " + on + ", outside " + from + " to " + to);
            }
        }
        Money moved =
                Money.sum(numbered(lines).stream().map(StatementLine::signed).toList());
        if (openingBalance.isPresent()
                && closingBalance.isPresent()
                && !openingBalance.get().plus(moved).equals(closingBalance.get())) {
            throw new DataFault(
                    "closingBalance",
                    "is " + closingBalance.get() + ", but the lines lead from " + openingBalance.get() + " to "
                            + openingBalance.get().plus(moved));
        }
    }

    /** Whether somebody may bring the statements of a source about a unit. */
    public static boolean mayBring(Actor actor, StatementSource source, Optional<UnitCode> unit) {
        return Statement.isOf(actor, source, unit);
    }

    private static List<StatementLine> numbered(List<Line> lines) {
        List<StatementLine> numbered = new ArrayList<>(lines.size());
        lines.forEach(line -> numbered.add(line.numbered(numbered.size() + 1)));
        return numbered;
    }

    private String number() {
        return statement.orElseGet(() -> source + "-" + unit.map(UnitCode::code).orElse("ALL") + "-" + from + "-" + to);
    }

    @Override
    public Optional<UnitCode> about() {
        return unit;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.STATEMENT, number()), Keys.statement(source, unit, from, to));
    }

    @Override
    public boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return mayBring(actor, source, unit);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (from.isBefore(book.beginsOn())) {
            return Decision.refuse(
                    RefusalCode.PERIOD_CLOSED,
                    "the statement begins on " + from + " and the book on " + book.beginsOn());
        }
        if (to.isAfter(occasion.effectiveOn())) {
            return Decision.refuse(
                    RefusalCode.IN_THE_FUTURE,
                    "the statement goes to " + to + ", but it came on " + occasion.effectiveOn());
        }
        if (facts.has(Key.Kind.STATEMENT, number())) {
            return Decision.refuse(RefusalCode.STATEMENT_EXISTS, "statement " + number() + " is in the book");
        }
        Key period = Keys.statement(source, unit, from, to);
        return facts.find(period.kind(), period.value(), StatementImported.class)
                .<Decision>map(other -> Decision.refuse(
                        RefusalCode.STATEMENT_EXISTS,
                        "statement " + other.statement() + " of the same source, unit and days is in the book"))
                .orElseGet(() -> Decision.accept(new StatementImported(
                        number(), source, unit, from, to, openingBalance, closingBalance, numbered(lines))));
    }
}
