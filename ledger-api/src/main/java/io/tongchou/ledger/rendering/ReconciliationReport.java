package io.tongchou.ledger.rendering;

import io.tongchou.ledger.agreement.Confirmation;
import io.tongchou.ledger.agreement.Outstanding;
import io.tongchou.ledger.agreement.Outstanding.Item;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.agreement.Table;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The balance reconciliation tables (余额调节表) of a month as a report: the ledger's balance on the left, the statements' on the right,
 * each with what the other side alone has, down to the same adjusted balance; below them what the parties say.
 */
public final class ReconciliationReport {

    private final Reconciliation.Report reconciliation;
    private final BookState book;
    private final List<List<Cell>> rows = new ArrayList<>();

    private ReconciliationReport(Reconciliation.Report reconciliation, BookState book) {
        this.reconciliation = reconciliation;
        this.book = book;
    }

    public static Report of(Reconciliation.Report reconciliation, Optional<UnitCode> unit, BookState book) {
        return new ReconciliationReport(reconciliation, book).report(unit);
    }

    private Report report(Optional<UnitCode> unit) {
        reconciliation.tables().forEach(this::table);
        if (!reconciliation.confirmations().isEmpty()) {
            heading(new Caption("对账确认", "What the parties say"));
            reconciliation.confirmations().forEach(this::confirmation);
        }
        return new Report(
                new Caption("余额调节表", "Balance reconciliation"),
                Optional.empty(),
                BookReport.facts(book, unit, BookReport.month(reconciliation.month())),
                List.of(
                        Column.text(new Caption("账面", "Ledger"), 38),
                        Column.text(new Caption("日期", "Day"), 11),
                        Column.money(new Caption("金额", "Amount")),
                        Column.text(new Caption("对账单", "Statement"), 38),
                        Column.text(new Caption("日期", "Day"), 11),
                        Column.money(new Caption("金额", "Amount"))),
                rows,
                BookReport.remarks(reconciliation.basis()),
                List.of(
                        new Fact(new Caption("对账人", "Reconciled"), Caption.of("")),
                        new Fact(new Caption("复核", "Checked"), Caption.of("")),
                        new Fact(new Caption("对方", "The other side"), Caption.of(""))),
                true);
    }

    private void table(Table table) {
        Caption source = source(table.scope().source());
        Caption unit = whose(table.scope().unit());
        heading(new Caption(source.zh() + "·" + unit.zh(), source.en() + ", " + unit.en()));
        List<Outstanding> byStatement = alone(table, Item.OfStatement.class);
        List<Outstanding> byLedger = alone(table, Item.OfLedger.class);
        int first = rows.size();
        rows.add(List.of(
                Cell.of(
                        table.ofBalances()
                                ? new Caption("账面余额", "Balance of the ledger")
                                : new Caption("账面发生额", "Came and went by the ledger")),
                day(table.day().toString()),
                Cell.of(table.ledger().has()),
                Cell.of(
                        table.ofBalances()
                                ? new Caption("对账单余额", "Balance of the statement")
                                : new Caption("对账单发生额", "Came and went by the statement")),
                day(table.day().toString()),
                Cell.of(table.statement().has())));
        for (int at = 0; at < Math.max(byStatement.size(), byLedger.size()); at++) {
            rows.add(Stream.concat(item(byStatement, at), item(byLedger, at)).toList());
        }
        rows.add(List.of(
                Cell.of(Style.TOTAL, 0, new Caption("调节后余额", "Adjusted balance")),
                Cell.blank(Style.TOTAL),
                adjusted(table.ledger().adjusted(), first, 2, byStatement),
                Cell.of(Style.TOTAL, 0, new Caption("调节后余额", "Adjusted balance")),
                Cell.blank(Style.TOTAL),
                adjusted(table.statement().adjusted(), first, 5, byLedger)));
        if (!table.unexplained().isZero()) {
            int adjusted = rows.size() - 1;
            rows.add(List.of(
                    Cell.of(Style.HEADING, 0, new Caption("无法以未达账项说明的差额", "What no item explains")),
                    Cell.BLANK,
                    Cell.sum(
                            Style.HEADING,
                            table.unexplained(),
                            List.of(Term.plus(adjusted, 2), Term.minus(adjusted, 5))),
                    Cell.BLANK,
                    Cell.BLANK,
                    Cell.BLANK));
        }
    }

    private void heading(Caption caption) {
        rows.add(List.of(
                Cell.of(Style.HEADING, 0, caption), Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK, Cell.BLANK));
    }

    /** What stands on one side alone: first what came in, then what went out. */
    private List<Outstanding> alone(Table table, Class<? extends Item> side) {
        return reconciliation.outstanding().stream()
                .filter(one -> one.scope().equals(table.scope()) && side.isInstance(one.item()))
                .sorted(Comparator.comparing((Outstanding one) -> one.amount().isNegative()))
                .toList();
    }

    private static Cell adjusted(Money amount, int first, int column, List<Outstanding> alone) {
        List<Term> terms = new ArrayList<>(List.of(Term.plus(first, column)));
        for (int at = 0; at < alone.size(); at++) {
            terms.add(new Term(alone.get(at).amount().isNegative(), first + 1 + at, column));
        }
        return Cell.sum(Style.TOTAL, amount, terms);
    }

    private static Stream<Cell> item(List<Outstanding> alone, int at) {
        if (at >= alone.size()) {
            return Stream.of(Cell.BLANK, Cell.BLANK, Cell.BLANK);
        }
        Outstanding one = alone.get(at);
        boolean out = one.amount().isNegative();
        String number = switch (one.item()) {
            case Item.OfStatement line -> line.statement() + "#" + line.line();
            case Item.OfLedger entry -> entry.entry();
        };
        Caption kind = one.kind().map(ReconciliationReport::kind).orElse(new Caption("待核对", "to be matched"));
        String reason = one.item() instanceof Item.OfStatement line
                ? line.explanation().map(why -> "：" + why.reason()).orElse("")
                : "";
        return Stream.of(
                Cell.of(
                        Style.LINE,
                        1,
                        new Caption(
                                (out ? "减：" : "加：") + one.reference().orElse("") + " " + kind.zh() + reason,
                                (out ? "less" : "plus") + " " + number + " (" + kind.en() + ")")),
                day(one.on().toString()),
                Cell.of(out ? one.amount().negated() : one.amount()));
    }

    private void confirmation(Confirmation one) {
        Caption party = party(one.party());
        Caption state = state(one.state());
        Caption unit = whose(one.unit());
        rows.add(List.of(
                Cell.of(new Caption(
                        one.account().code() + " " + one.account().chinese() + "·" + unit.zh(),
                        one.account().title() + ", " + unit.en())),
                Cell.BLANK,
                Cell.of(one.ledger()),
                Cell.of(new Caption(
                        party.zh() + "：" + state.zh(),
                        party.en() + ": " + state.en()
                                + one.word().map(said -> ", " + said.maker()).orElse(""))),
                one.word()
                        .map(said -> day(said.recordedAt().toString().substring(0, 10)))
                        .orElse(Cell.BLANK),
                one.word().map(said -> Cell.of(said.balance())).orElse(Cell.BLANK)));
    }

    private Caption whose(Optional<UnitCode> unit) {
        return unit.map(one -> BookReport.unit(book, one)).orElse(new Caption("全市", "the whole city"));
    }

    private static Cell day(String day) {
        return Cell.of(Caption.of(day));
    }

    /** What statements of a source are called. */
    public static Caption source(StatementSource source) {
        return switch (source) {
            case TAX -> new Caption("税务征收对账单", "Tax authority");
            case TREASURY -> new Caption("国库对账单", "Treasury");
            case FISCAL_ACCOUNT -> new Caption("财政专户对账单", "Fiscal special account");
            case EXPENDITURE_ACCOUNT -> new Caption("支出户对账单", "Expenditure account");
        };
    }

    /** A party (对账方) by its name. */
    public static Caption party(Party party) {
        return switch (party) {
            case TAX -> new Caption("税务部门", "Tax authority");
            case FINANCE -> new Caption("财政部门", "Finance bureau");
            case COUNTY -> new Caption("县区医保部门", "County's medical security bureau");
            case CITY -> new Caption("市医保部门", "City's medical security bureau");
        };
    }

    /** What a difference is. */
    public static Caption kind(DifferenceKind kind) {
        return switch (kind) {
            case TIMING -> new Caption("时间性差异", "timing");
            case AMOUNT -> new Caption("金额不符", "amount");
            case MISSING -> new Caption("漏记", "missing");
            case DUPLICATE -> new Caption("重复", "duplicate");
        };
    }

    /** Where a party and the ledger stand. */
    public static Caption state(Confirmation.State state) {
        return switch (state) {
            case AGREED -> new Caption("一致", "agreed");
            case DISPUTED -> new Caption("不符", "disputed");
            case SILENT -> new Caption("未确认", "silent");
        };
    }
}
