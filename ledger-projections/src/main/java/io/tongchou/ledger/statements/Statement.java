package io.tongchou.ledger.statements;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Form.Term;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A form with its figures.
 *
 * @param unit whose it is; empty for the whole city
 * @param columns what the amounts of a line are of, in order
 * @param spans the days that each column is of
 * @param eliminated what bodies of the pool paid each other, which the city's statement leaves out on both sides; nothing in a unit's
 */
public record Statement(
        Form form,
        BookId book,
        Basis basis,
        Optional<UnitCode> unit,
        Period period,
        List<Caption> columns,
        List<Span> spans,
        List<Line> lines,
        List<Elimination> eliminated) {

    /**
     * The days of a column.
     *
     * @param after the day before the first; without it the column is of balances
     * @param through the last day
     */
    public record Span(Optional<LocalDate> after, LocalDate through) {}

    /**
     * A line with its figures.
     *
     * @param amounts one for each column; none of a heading
     */
    public record Line(FormLine of, List<Money> amounts) {

        /** The lines that it adds, where it is a total: its amounts are those sums. */
        public List<Term> adds() {
            return of.content() instanceof Content.Sum(List<Term> terms) ? terms : List.of();
        }
    }

    /**
     * What one body of the pool paid and another received (上下级抵销).
     *
     * @param paid on the account of expenditure, for each column
     * @param received on the account of income, for each column; where it differs, something is on its way
     * @param amounts what was left out on both sides, for each column
     */
    public record Elimination(
            Account expenditure, Account income, List<Money> paid, List<Money> received, List<Money> amounts) {}

    /**
     * The line of that key.
     *
     * @throws IllegalArgumentException where the form has none
     */
    public Line line(String key) {
        return lines.stream()
                .filter(line -> line.of().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(form.code() + " has no line " + key));
    }
}
