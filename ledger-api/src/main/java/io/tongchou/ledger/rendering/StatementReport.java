package io.tongchou.ledger.rendering;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.Scope;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.OfFigure;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statement.Line;
import io.tongchou.ledger.vocabulary.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statements of the standard (会社保01表, 会社保02表) as reports: a line's number, and totals that say which lines they add. */
public final class StatementReport {

    /** The head of the column that numbers a form's lines. */
    public static final Caption NUMBER = new Caption("行次", "No.");

    private final Statement statement;
    private final Figure.Line.Form form;
    private final List<List<Line>> sides;

    /** @param sides the form's lines as they stand side by side, from top to bottom */
    private StatementReport(Statement statement, Figure.Line.Form form, List<List<Line>> sides) {
        this.statement = statement;
        this.form = form;
        this.sides = sides;
    }

    /** The balance sheet in two halves: assets on the left; liabilities and net assets on the right. Their totals stand level. */
    public static Report balanceSheet(Statement statement, BookState book) {
        List<Line> lines = statement.lines();
        int half = statement.line("liabilities").of().number() - 1;
        return new StatementReport(
                        statement,
                        Figure.Line.Form.BALANCE_SHEET,
                        List.of(lines.subList(0, half), lines.subList(half, lines.size())))
                .report(
                        List.of(new Caption("资产", "Assets"), new Caption("负债与净资产", "Liabilities and net assets")),
                        BookReport.facts(
                                book,
                                statement.unit(),
                                BookReport.day(statement.basis().asOf())));
    }

    /** Income and expenditure, line below line. */
    public static Report incomeAndExpenditure(Statement statement, BookState book) {
        return new StatementReport(statement, Figure.Line.Form.INCOME_AND_EXPENDITURE, List.of(statement.lines()))
                .report(
                        List.of(new Caption("项目", "Item")),
                        BookReport.facts(book, statement.unit(), BookReport.period(statement.period())));
    }

    private Report report(List<Caption> items, List<Fact> facts) {
        List<Column> columns = new ArrayList<>();
        for (Caption item : items) {
            columns.add(Column.text(item, 34));
            columns.add(Column.text(NUMBER, 6));
            statement.columns().forEach(column -> columns.add(Column.money(caption(column))));
        }
        List<List<Cell>> rows = IntStream.range(0, height())
                .mapToObj(row -> IntStream.range(0, sides.size())
                        .boxed()
                        .flatMap(side -> cells(sides.get(side), row))
                        .toList())
                .toList();
        return new Report(
                caption(statement.form().title()),
                Optional.of(statement.form().code()),
                facts,
                columns,
                rows,
                remarks(),
                BookReport.SIGNATURES,
                sides.size() > 1);
    }

    private int height() {
        return sides.stream().mapToInt(List::size).max().orElseThrow();
    }

    /** A side that is shorter than the other has its gap above its last line, the total. */
    private int row(List<Line> side, int line) {
        return line == side.size() - 1 ? height() - 1 : line;
    }

    private Stream<Cell> cells(List<Line> side, int row) {
        int last = side.size() - 1;
        if (row >= last && row < height() - 1) {
            return Collections.nCopies(2 + statement.columns().size(), Cell.BLANK).stream();
        }
        Line line = side.get(Math.min(row, last));
        Style style = style(line.of());
        return Stream.concat(
                Stream.of(
                        Cell.of(style, line.of().level(), caption(line.of().caption())),
                        Cell.of(style, 0, Caption.of(String.valueOf(line.of().number())))),
                IntStream.range(0, statement.columns().size())
                        .mapToObj(
                                column -> line.amounts().isEmpty() ? Cell.blank(style) : amount(style, line, column)));
    }

    private static Style style(FormLine line) {
        return switch (line.content()) {
            case Content.Heading heading -> Style.HEADING;
            case Content.Sum sum when line.level() == 0 -> Style.TOTAL;
            case Content.Sum sum -> Style.LINE;
            case Content.Of of -> Style.LINE;
            case Content.Rest rest -> Style.LINE;
            case Content.NetAssetsBefore before -> Style.LINE;
            case Content.Other other -> Style.LINE;
        };
    }

    private Cell amount(Style style, Line line, int column) {
        Money amount = line.amounts().get(column);
        Cell cell = line.adds().isEmpty()
                ? Cell.of(style, amount)
                : Cell.sum(
                        style,
                        amount,
                        line.adds().stream().map(term -> term(term, column)).toList());
        return cell.from(new OfFigure(new Figure.Line(
                form,
                statement.period(),
                statement.unit().map(Scope::of).orElse(Scope.ALL),
                line.of().key(),
                column + 1)));
    }

    /** Where the line that a total adds stands. */
    private Term term(Form.Term term, int column) {
        int number = term.line() - 1;
        int side = 0;
        while (number >= sides.get(side).size()) {
            number -= sides.get(side++).size();
        }
        return new Term(
                term.sign() < 0,
                row(sides.get(side), number),
                side * (2 + statement.columns().size()) + 2 + column);
    }

    private List<Caption> remarks() {
        List<Caption> remarks = new ArrayList<>(BookReport.remarks(statement.basis()));
        statement.eliminated().forEach(pair -> {
            for (int column = 0; column < statement.columns().size(); column++) {
                remarks.add(new Caption(
                        "上下级抵销（" + statement.columns().get(column).chinese() + "）："
                                + pair.expenditure().chinese() + "与"
                                + pair.income().chinese() + " "
                                + pair.amounts().get(column),
                        "Eliminated between levels: " + pair.expenditure().title() + " (" + pair.expenditure()
                                + ") and " + pair.income().title() + " (" + pair.income() + ")"));
            }
        });
        statement.lines().stream()
                .map(Line::of)
                .forEach(line -> line.assumption()
                        .ifPresent(assumed -> remarks.add(new Caption("行次" + line.number() + "：", "[A] " + assumed))));
        return remarks;
    }

    static Caption caption(Form.Caption caption) {
        return new Caption(caption.chinese(), caption.english());
    }
}
