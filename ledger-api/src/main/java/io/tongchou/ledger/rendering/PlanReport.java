package io.tongchou.ledger.rendering;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.Scope;
import io.tongchou.ledger.planning.PlanAgainstActual;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.OfFigure;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan of a year against what came of it (预算执行情况) as a report. */
public final class PlanReport {

    private PlanReport() {}

    public static Report of(PlanAgainstActual plan, BookState book) {
        List<List<Cell>> rows = new ArrayList<>();
        for (PlanAgainstActual.Line line : plan.lines()) {
            int at = rows.size();
            Style style = line.level() == 0 ? Style.TOTAL : Style.LINE;
            rows.add(List.of(
                    Cell.of(style, line.level(), StatementReport.caption(line.caption())),
                    Cell.of(style, 0, Caption.of(String.valueOf(line.number()))),
                    planned(plan, line, amount(style, line, line.planned(), 2)),
                    actual(plan, line, amount(style, line, line.actual(), 3)),
                    Cell.sum(style, line.difference(), List.of(Term.plus(at, 3), Term.minus(at, 2))),
                    Cell.of(
                            style,
                            0,
                            Caption.of(
                                    line.percent().map(percent -> percent + "%").orElse("—")))));
        }
        List<Caption> remarks = new ArrayList<>();
        plan.enrolmentTask()
                .ifPresent(people ->
                        remarks.add(new Caption("参保任务：" + people + "人。", "To be insured: " + people + " people.")));
        plan.collectionTask()
                .ifPresent(
                        task -> remarks.add(new Caption("征缴任务：" + task + "元。", "To be collected: " + task + " yuan.")));
        if (!plan.withoutPlan().isEmpty()) {
            String units = String.join(
                    ", ", plan.withoutPlan().stream().map(UnitCode::code).toList());
            remarks.add(new Caption("无预算的单位：" + units + "。", "Without a plan: " + units + "."));
        }
        remarks.addAll(BookReport.remarks(plan.basis()));
        return new Report(
                new Caption("预算执行情况表", "Plan against actual"),
                Optional.empty(),
                BookReport.facts(book, plan.unit(), BookReport.period(plan.period())),
                List.of(
                        Column.text(new Caption("项目", "Item"), 34),
                        Column.text(StatementReport.NUMBER, 6),
                        Column.money(new Caption("预算数", "Planned")),
                        Column.money(new Caption("本年累计数", "This year so far")),
                        Column.money(new Caption("差额", "Difference")),
                        Column.text(new Caption("完成率", "Of the plan"), 12)),
                rows,
                remarks,
                BookReport.SIGNATURES,
                false);
    }

    /** Where a unit has no plan, nothing explains what it planned. */
    private static Cell planned(PlanAgainstActual plan, PlanAgainstActual.Line line, Cell cell) {
        return line.item()
                .filter(item -> plan.unit().isEmpty() || plan.withoutPlan().isEmpty())
                .map(item -> cell.from(new OfFigure(new Figure.Plan(
                        plan.period().year(),
                        plan.unit().map(Scope::of).orElse(Scope.UNITS),
                        item.planned(),
                        Optional.of(plan.period().last())))))
                .orElse(cell);
    }

    private static Cell actual(PlanAgainstActual plan, PlanAgainstActual.Line line, Cell cell) {
        return line.item()
                .map(item -> cell.from(new OfFigure(new Figure.Flow(
                        plan.unit().map(Scope::of).orElse(Scope.ALL),
                        item.came(),
                        plan.since(),
                        plan.basis().asOf()))))
                .orElse(cell);
    }

    private static Cell amount(Style style, PlanAgainstActual.Line line, Money amount, int column) {
        return line.adds().isEmpty()
                ? Cell.of(style, amount)
                : Cell.sum(
                        style,
                        amount,
                        line.adds().stream()
                                .map(term -> new Term(term.sign() < 0, term.line() - 1, column))
                                .toList());
    }
}
