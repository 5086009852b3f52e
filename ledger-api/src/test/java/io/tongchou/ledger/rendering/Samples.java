package io.tongchou.ledger.rendering;

import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports of about the shape of the real ones. */
final class Samples {

    private Samples() {}

    static Report balanceSheet() {
        List<List<Cell>> rows = List.of(
                List.of(
                        Cell.of(Style.HEADING, 0, new Caption("一、资产", "Assets")),
                        Cell.BLANK,
                        Cell.BLANK,
                        Cell.of(Style.HEADING, 0, new Caption("二、负债", "Liabilities")),
                        Cell.BLANK,
                        Cell.BLANK),
                line("国库存款", "Treasury", "1000.00", "2500000.10", "暂收款", "Temporary receipts", "0.00", "100.00"),
                line(
                        "财政专户存款",
                        "Fiscal special account",
                        "200.00",
                        "1234567890.12",
                        "负债合计",
                        "Total liabilities",
                        "0.00",
                        "100.00"),
                line(
                        "支出户存款",
                        "Expenditure account",
                        "0.00",
                        "-7.22",
                        "一般基金结余",
                        "General balance",
                        "1200.00",
                        "1237067783.00"),
                List.of(
                        Cell.of(Style.TOTAL, 0, new Caption("资产总计", "Total assets")),
                        sum("1200.00", Term.plus(1, 1), Term.plus(2, 1), Term.plus(3, 1)),
                        sum("1237067883.00", Term.plus(1, 2), Term.plus(2, 2), Term.plus(3, 2)),
                        Cell.of(Style.TOTAL, 0, new Caption("负债和净资产总计", "Total liabilities and net assets")),
                        sum("1200.00", Term.plus(2, 4), Term.plus(3, 4)),
                        sum("1237067883.00", Term.plus(2, 5), Term.plus(3, 5))));
        return new Report(
                new Caption("资产负债表", "Balance sheet"),
                Optional.of("会社保01表"),
                List.of(
                        new Fact(new Caption("编制单位", "Prepared by"), new Caption("开封市", "410200")),
                        new Fact(new Caption("日期", "As of"), Caption.of("2021-03-31")),
                        new Fact(new Caption("单位", "In"), new Caption("元", "yuan"))),
                List.of(
                        Column.text(new Caption("资产", "Assets"), 30),
                        Column.money(new Caption("年初余额", "At the year's beginning")),
                        Column.money(new Caption("期末余额", "At the period's end")),
                        Column.text(new Caption("负债与净资产", "Liabilities and net assets"), 30),
                        Column.money(new Caption("年初余额", "At the year's beginning")),
                        Column.money(new Caption("期末余额", "At the period's end"))),
                rows,
                List.of(new Caption("截至序号 1234 的账簿。", "The book up to its event 1234.")),
                List.of(
                        new Fact(new Caption("单位负责人", "Head"), Caption.of("")),
                        new Fact(new Caption("复核", "Checked"), Caption.of("")),
                        new Fact(new Caption("制单", "Prepared"), Caption.of("city-clerk"))),
                true);
    }

    /** A book of so many lines, each with a running balance. */
    static Report book(int lines) {
        List<List<Cell>> rows = new ArrayList<>();
        Money balance = Money.ZERO;
        for (int line = 0; line < lines; line++) {
            Money in = Money.ofFen(12345L * (line + 1));
            Money out = Money.ofFen(777L * line);
            balance = balance.plus(in).minus(out);
            List<Term> terms = new ArrayList<>(List.of(Term.plus(line, 2), Term.minus(line, 3)));
            if (line > 0) {
                terms.add(Term.plus(line - 1, 4));
            }
            rows.add(List.of(
                    Cell.of(Caption.of("2021-03-" + (10 + line % 20))),
                    Cell.of(Caption.of("收到社会保险费：" + line)),
                    Cell.of(in),
                    Cell.of(out),
                    Cell.sum(Style.LINE, balance, terms)));
        }
        return new Report(
                new Caption("现金日记账", "Cash journal"),
                Optional.empty(),
                List.of(new Fact(new Caption("单位", "In"), new Caption("元", "yuan"))),
                List.of(
                        Column.text(new Caption("日期", "Day"), 12),
                        Column.text(new Caption("摘要", "Text"), 30),
                        Column.money(new Caption("借方", "Debit")),
                        Column.money(new Caption("贷方", "Credit")),
                        Column.money(new Caption("余额", "Balance"))),
                rows,
                List.of(),
                List.of(),
                false);
    }

    private static List<Cell> line(
            String zh,
            String en,
            String first,
            String second,
            String rightZh,
            String rightEn,
            String third,
            String fourth) {
        return List.of(
                Cell.of(Style.LINE, 1, new Caption(zh, en)),
                Cell.of(Money.parse(first)),
                Cell.of(Money.parse(second)),
                Cell.of(Style.LINE, 1, new Caption(rightZh, rightEn)),
                Cell.of(Money.parse(third)),
                Cell.of(Money.parse(fourth)));
    }

    private static Cell sum(String value, Term... terms) {
        return Cell.sum(Style.TOTAL, Money.parse(value), List.of(terms));
    }
}
