package io.tongchou.ledger.rendering;

import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A statement, a book or a voucher as it is read on paper: a titled table of texts and amounts. Where an amount is the sum of
 * others in the table it says of which; a sum that does not come to its value cannot be made.
 *
 * @param title what it is, such as 资产负债表
 * @param form the number of the standard's form, such as 会社保01表
 * @param facts what it is about (编制单位, period, 单位：元 …), from left to right, two to a line, four where it is landscape
 * @param columns at least one
 * @param rows from top to bottom, each with a cell for every column
 * @param remarks sentences below the table
 * @param signatures who answers for it (制单, 复核 …), with the name where it is known; set as facts are
 * @param landscape whether its pages lie on their side
 */
public record Report(
        Caption title,
        Optional<String> form,
        List<Fact> facts,
        List<Column> columns,
        List<List<Cell>> rows,
        List<Caption> remarks,
        List<Fact> signatures,
        boolean landscape) {

    /** @throws IllegalArgumentException where a row does not fit the columns or a sum does not add up */
    public Report {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
        signatures = List.copyOf(signatures);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a report without columns");
        }
        for (int row = 0; row < rows.size(); row++) {
            check(columns, rows, row);
        }
    }

    /** Facts or signatures line by line. */
    List<List<Fact>> lines(List<Fact> facts) {
        int most = landscape ? 4 : 2;
        return IntStream.iterate(0, from -> from < facts.size(), from -> from + most)
                .mapToObj(from -> facts.subList(from, Math.min(from + most, facts.size())))
                .toList();
    }

    private static void check(List<Column> columns, List<List<Cell>> rows, int at) {
        List<Cell> row = rows.get(at);
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("row " + at + " has " + row.size() + " cells");
        }
        for (int column = 0; column < columns.size(); column++) {
            boolean fits = switch (row.get(column).content()) {
                case Text text -> !columns.get(column).money();
                case Amount amount -> columns.get(column).money();
                case Sum sum -> columns.get(column).money() && comesTo(rows, sum);
                case Blank blank -> true;
            };
            if (!fits) {
                throw new IllegalArgumentException(
                        "row " + at + ", column " + column + " cannot be " + row.get(column));
            }
        }
    }

    private static boolean comesTo(List<List<Cell>> rows, Sum sum) {
        Money total = Money.ZERO;
        for (Term term : sum.terms()) {
            Money value = value(rows, term);
            total = term.subtracted() ? total.minus(value) : total.plus(value);
        }
        return total.equals(sum.value());
    }

    /** What a cell counts in a sum, without its sign. */
    static Money value(List<List<Cell>> rows, Term term) {
        return switch (rows.get(term.row()).get(term.column()).content()) {
            case Amount amount -> amount.value();
            case Sum sum -> sum.value();
            case Blank blank -> Money.ZERO;
            case Text text -> throw new IllegalArgumentException("a sum over the text " + text);
        };
    }

    /** A name and what it is here, such as 编制单位：开封市; a blank value leaves a line to write on. */
    public record Fact(Caption name, Caption value) {
        String line() {
            String said = value.joined(" ");
            return name.joined(" ") + "：" + (said.isBlank() ? "________________" : said);
        }
    }

    /**
     * @param money whether it holds amounts in yuan
     * @param width relative to the others, about the number of Latin letters that fit
     */
    public record Column(Caption caption, boolean money, int width) {

        public static Column text(Caption caption, int width) {
            return new Column(caption, false, width);
        }

        public static Column money(Caption caption) {
            return new Column(caption, true, 18);
        }
    }

    /** How a cell stands out. */
    public enum Style {
        LINE,
        HEADING,
        TOTAL
    }

    /**
     * What stands in one column of one row.
     *
     * @param indent how many steps a text stands in from the left
     * @param origin where it can be followed to, for a reader who can
     */
    public record Cell(Style style, int indent, Content content, Optional<Origin> origin) {

        public static final Cell BLANK = blank(Style.LINE);

        public static Cell blank(Style style) {
            return new Cell(style, 0, new Blank(), Optional.empty());
        }

        public static Cell of(Caption text) {
            return of(Style.LINE, 0, text);
        }

        public static Cell of(Style style, int indent, Caption text) {
            return new Cell(style, indent, new Text(text), Optional.empty());
        }

        public static Cell of(Money amount) {
            return of(Style.LINE, amount);
        }

        public static Cell of(Style style, Money amount) {
            return new Cell(style, 0, new Amount(amount), Optional.empty());
        }

        /** An amount that is the sum of others in the table. */
        public static Cell sum(Style style, Money amount, List<Term> terms) {
            return new Cell(style, 0, new Sum(amount, terms), Optional.empty());
        }

        public Cell from(Origin of) {
            return new Cell(style, indent, content, Optional.of(of));
        }

        Cell in(Style other) {
            return new Cell(other, indent, content, origin);
        }
    }

    /** Where what a cell says comes from. */
    public sealed interface Origin {}

    public record OfFigure(Figure figure) implements Origin {}

    /** @param unit of the whole city where it is left out */
    public record OfPostings(Optional<UnitCode> unit, Account account, LocalDate from, LocalDate through)
            implements Origin {}

    public record OfVoucher(YearMonth month, int number) implements Origin {}

    public sealed interface Content {}

    /** Nothing; counts zero in a sum. */
    public record Blank() implements Content {}

    public record Text(Caption caption) implements Content {}

    public record Amount(Money value) implements Content {}

    public record Sum(Money value, List<Term> terms) implements Content {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** A cell of the table in a sum; rows and columns count from 0. */
    public record Term(boolean subtracted, int row, int column) {

        public static Term plus(int row, int column) {
            return new Term(false, row, column);
        }

        public static Term minus(int row, int column) {
            return new Term(true, row, column);
        }
    }
}
