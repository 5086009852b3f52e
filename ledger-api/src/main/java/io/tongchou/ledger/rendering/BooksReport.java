package io.tongchou.ledger.rendering;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.explain.Accounts;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.Scope;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.OfFigure;
import io.tongchou.ledger.rendering.Report.OfPostings;
import io.tongchou.ledger.rendering.Report.OfVoucher;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.statements.GeneralLedger;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.statements.VouchersPage;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The books (账簿) as reports: balances that say what they come from. */
public final class BooksReport {

    private static final Caption DEBIT = new Caption("借方", "Debit");
    private static final Caption CREDIT = new Caption("贷方", "Credit");
    private static final Caption BALANCE = new Caption("余额", "Balance");
    private static final Caption TOTAL = new Caption("合计", "Total");
    private static final Caption OF_THE_PAGE = new Caption("本页合计", "Total of the page");
    private static final Caption GOES_ON = new Caption("后有续页。", "The book goes on on another page.");
    private static final Caption DEBIT_POSITIVE = new Caption("余额以借方为正。", "Balances are debit positive.");

    private BooksReport() {}

    /** The general ledger (总账): a balance is the month's opening with what was debited and credited, an opening the last one's balance. */
    public static Report generalLedger(GeneralLedger ledger, BookState book) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int at = 0; at < ledger.rows().size(); at++) {
            GeneralLedger.Row row = ledger.rows().get(at);
            OfPostings ofMonth = postings(ledger, row, row.month().atDay(1));
            OfPostings ofYear = postings(ledger, row, ledger.period().year().firstDay());
            boolean goesOn = at > 0 && ledger.rows().get(at - 1).account() == row.account();
            rows.add(List.of(
                    Cell.of(account(row.account(), Optional.empty())),
                    Cell.of(Caption.of(row.month().toString())),
                    opening(
                            ledger,
                            row,
                            book,
                            goesOn ? sum(row.opening(), Term.plus(at - 1, 5)) : Cell.of(row.opening())),
                    Cell.of(row.debit()).from(ofMonth),
                    Cell.of(row.credit()).from(ofMonth),
                    sum(row.closing(), Term.plus(at, 2), Term.plus(at, 3), Term.minus(at, 4))
                            .from(balance(ledger, row.account(), ofMonth.through())),
                    (goesOn
                                    ? sum(row.debitOfYear(), Term.plus(at - 1, 6), Term.plus(at, 3))
                                    : Cell.of(row.debitOfYear()))
                            .from(ofYear),
                    (goesOn
                                    ? sum(row.creditOfYear(), Term.plus(at - 1, 7), Term.plus(at, 4))
                                    : Cell.of(row.creditOfYear()))
                            .from(ofYear)));
        }
        rows.add(List.of(
                Cell.of(Style.TOTAL, 0, TOTAL),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                total(rows, 3),
                total(rows, 4),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL)));
        return new Report(
                new Caption("总账", "General ledger"),
                Optional.empty(),
                BookReport.facts(book, ledger.unit(), BookReport.period(ledger.period())),
                List.of(
                        Column.text(new Caption("科目", "Account"), 34),
                        Column.text(new Caption("月份", "Month"), 10),
                        Column.money(new Caption("期初余额", "Opening balance")),
                        Column.money(new Caption("本月借方", "Debit of the month")),
                        Column.money(new Caption("本月贷方", "Credit of the month")),
                        Column.money(new Caption("期末余额", "Closing balance")),
                        Column.money(new Caption("本年累计借方", "Debit of the year")),
                        Column.money(new Caption("本年累计贷方", "Credit of the year"))),
                rows,
                Stream.concat(Stream.of(DEBIT_POSITIVE), BookReport.remarks(ledger.basis()).stream())
                        .toList(),
                BookReport.SIGNATURES,
                true);
    }

    private static OfPostings postings(GeneralLedger ledger, GeneralLedger.Row row, LocalDate from) {
        LocalDate end = row.month().atEndOfMonth();
        return new OfPostings(
                ledger.unit(),
                row.account(),
                from,
                end.isAfter(ledger.basis().asOf()) ? ledger.basis().asOf() : end);
    }

    private static OfFigure balance(GeneralLedger ledger, Account account, LocalDate day) {
        return new OfFigure(new Figure.Balance(
                ledger.unit().map(Scope::of).orElse(Scope.ALL),
                new Accounts.One(account, Optional.empty()),
                Optional.of(day)));
    }

    /** What was there before the book began, nothing explains. */
    private static Cell opening(GeneralLedger ledger, GeneralLedger.Row row, BookState book, Cell cell) {
        LocalDate eve = row.month().atDay(1).minusDays(1);
        return eve.isBefore(book.beginsOn()) ? cell : cell.from(balance(ledger, row.account(), eve));
    }

    /** A page of a subsidiary ledger (明细账), or of an account of cash of its journal (日记账), with what each day came to. */
    public static Report page(LedgerPage page, BookState book) {
        Account account = page.of().account();
        boolean journal = account.kind() == Account.Kind.CASH;
        List<List<Cell>> rows = new ArrayList<>();
        List<Integer> postings = new ArrayList<>();
        List<Integer> ofDay = new ArrayList<>();
        rows.add(line(
                Style.LINE,
                new Caption("承前", "Brought forward"),
                Cell.BLANK,
                Cell.BLANK,
                Cell.of(page.broughtForward())));
        int before = 0;
        for (LedgerPage.Line line : page.lines()) {
            int at = rows.size();
            rows.add(List.of(
                    Cell.of(Caption.of(line.effectiveOn().toString())),
                    Cell.of(Caption.of(String.valueOf(line.voucher())))
                            .from(new OfVoucher(YearMonth.from(line.effectiveOn()), line.voucher())),
                    Cell.of(summary(line)),
                    Cell.of(Caption.of(line.unit().code())),
                    Cell.of(Caption.of(line.reference().orElse(""))),
                    side(line.debit()).from(entry(line.command())),
                    side(line.credit()).from(entry(line.command())),
                    sum(line.balance(), Term.plus(before, 7), Term.plus(at, 5), Term.minus(at, 6))));
            before = at;
            postings.add(at);
            ofDay.add(at);
            if (line.day().isPresent()) {
                LedgerPage.Turnover day = line.day().get();
                if (journal) {
                    rows.add(line(
                            Style.HEADING,
                            new Caption("本日合计", "Total of the day"),
                            ofDay(rows, ofDay, 5, day.debit()),
                            ofDay(rows, ofDay, 6, day.credit()),
                            sum(line.balance(), Term.plus(at, 7)).in(Style.HEADING)));
                }
                ofDay.clear();
            }
        }
        rows.add(line(
                Style.TOTAL,
                OF_THE_PAGE,
                total(rows, postings, 5),
                total(rows, postings, 6),
                Cell.sum(Style.TOTAL, Report.value(rows, Term.plus(before, 7)), List.of(Term.plus(before, 7)))));
        Caption title = journal ? new Caption("日记账", "Journal") : new Caption("明细账", "Subsidiary ledger");
        Caption of = account(account, page.of().item());
        List<Caption> remarks = new ArrayList<>(List.of(DEBIT_POSITIVE));
        if (page.next().isPresent()) {
            remarks.add(GOES_ON);
        }
        remarks.addAll(BookReport.remarks(page.basis()));
        return new Report(
                new Caption(title.zh(), title.en() + ", " + of.joined(" ")),
                Optional.empty(),
                BookReport.facts(
                        book,
                        page.of().unit(),
                        Caption.of(page.of().from() + " – " + page.basis().asOf())),
                List.of(
                        Column.text(new Caption("日期", "Day"), 11),
                        Column.text(new Caption("凭证号", "Voucher"), 9),
                        Column.text(new Caption("摘要", "Summary"), 40),
                        Column.text(new Caption("核算单位", "Unit"), 10),
                        Column.text(new Caption("对方单号", "Reference"), 22),
                        Column.money(DEBIT),
                        Column.money(CREDIT),
                        Column.money(BALANCE)),
                rows,
                remarks,
                BookReport.SIGNATURES,
                true);
    }

    private static List<Cell> line(Style style, Caption caption, Cell debit, Cell credit, Cell balance) {
        return List.of(
                Cell.blank(style),
                Cell.blank(style),
                Cell.of(style, 0, caption),
                Cell.blank(style),
                Cell.blank(style),
                debit,
                credit,
                balance);
    }

    private static Caption summary(LedgerPage.Line line) {
        return line.item()
                .map(item -> new Caption(
                        line.summary().chinese() + "·" + item.chinese(),
                        line.summary().english() + ", " + item.title()))
                .orElseGet(() -> StatementReport.caption(line.summary()));
    }

    /** What a day came to: the sum of its postings, or its value where some of them stand on the page before. */
    private static Cell ofDay(List<List<Cell>> rows, List<Integer> postings, int column, Money amount) {
        Cell sum = total(rows, postings, column);
        return ((Report.Sum) sum.content()).value().equals(amount)
                ? sum.in(Style.HEADING)
                : Cell.of(Style.HEADING, amount);
    }

    private static OfFigure entry(String command) {
        return new OfFigure(new Figure.Entry(command));
    }

    /** Vouchers of a month in the order of their numbers (凭证清单). */
    public static Report vouchers(VouchersPage page, BookState book) {
        List<List<Cell>> rows = new ArrayList<>();
        for (VouchersPage.Line line : page.lines()) {
            rows.add(List.of(
                    Cell.of(Caption.of(String.valueOf(line.number()))).from(new OfVoucher(page.month(), line.number())),
                    Cell.of(Caption.of(line.effectiveOn().toString())),
                    Cell.of(StatementReport.caption(line.summary())),
                    Cell.of(Caption.of(line.reference().orElse(""))),
                    Cell.of(Caption.of(line.maker())),
                    Cell.of(Caption.of(line.checker().orElse(""))),
                    Cell.of(line.amount()).from(entry(line.command()))));
        }
        rows.add(List.of(
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                Cell.of(Style.TOTAL, 0, OF_THE_PAGE),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                total(rows, 6)));
        return new Report(
                new Caption("凭证清单", "Vouchers"),
                Optional.empty(),
                BookReport.facts(book, page.unit(), BookReport.month(page.month())),
                List.of(
                        Column.text(new Caption("凭证号", "Voucher"), 9),
                        Column.text(new Caption("日期", "Day"), 11),
                        Column.text(new Caption("摘要", "Summary"), 34),
                        Column.text(new Caption("对方单号", "Reference"), 22),
                        Column.text(new Caption("制单", "Made"), 16),
                        Column.text(new Caption("复核", "Checked"), 16),
                        Column.money(new Caption("金额", "Amount"))),
                rows,
                Stream.concat(
                                page.next().isPresent() ? Stream.of(GOES_ON) : Stream.of(),
                                BookReport.remarks(page.basis()).stream())
                        .toList(),
                BookReport.SIGNATURES,
                true);
    }

    /** A voucher (记账凭证) with who made and who checked it. */
    public static Report voucher(Voucher voucher, BookState book) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Voucher.Line line : voucher.lines()) {
            rows.add(List.of(
                    Cell.of(StatementReport.caption(voucher.summary())),
                    Cell.of(account(line.account(), line.item())),
                    Cell.of(BookReport.unit(book, line.unit())),
                    side(line.debit()),
                    side(line.credit())));
        }
        rows.add(List.of(
                Cell.of(Style.TOTAL, 0, TOTAL),
                Cell.blank(Style.TOTAL),
                Cell.blank(Style.TOTAL),
                total(rows, 3),
                total(rows, 4)));
        List<Caption> remarks = new ArrayList<>();
        voucher.note().ifPresent(note -> remarks.add(new Caption("备注：" + note, "")));
        voucher.undoes()
                .ifPresent(entry -> remarks.add(new Caption("更正分录：" + entry, "Corrects the entry " + entry + ".")));
        if (voucher.imported()) {
            remarks.add(new Caption("自原账导入。", "Imported from the books kept before."));
        }
        voucher.policy()
                .ifPresent(policy -> remarks.add(
                        new Caption("依据：" + policy + " " + voucher.clause().orElse(""), "")));
        remarks.add(new Caption(
                "事件 " + voucher.event() + " 第" + voucher.sequence() + "号，" + voucher.recordedAt() + "入账，指令 "
                        + voucher.command() + "。",
                "Event " + voucher.sequence() + ", recorded at " + voucher.recordedAt() + " from the command "
                        + voucher.command() + "."));
        return new Report(
                new Caption("记账凭证", "Voucher"),
                Optional.empty(),
                List.of(
                        new Fact(new Caption("编制单位", "Prepared by"), Caption.of(book.poolName())),
                        new Fact(
                                new Caption("凭证号", "Voucher"),
                                Caption.of(YearMonth.from(voucher.effectiveOn()) + " / " + voucher.number())),
                        new Fact(
                                new Caption("险种", "Fund"),
                                BookReport.fund(voucher.book().fund())),
                        new Fact(new Caption("日期", "Day"), BookReport.day(voucher.effectiveOn())),
                        new Fact(
                                new Caption("附单据", "Paper"),
                                Caption.of(Stream.of(voucher.document(), voucher.reference())
                                        .flatMap(Optional::stream)
                                        .reduce((document, reference) -> document + "; " + reference)
                                        .orElse("—"))),
                        BookReport.YUAN),
                List.of(
                        Column.text(new Caption("摘要", "Summary"), 24),
                        Column.text(new Caption("会计科目", "Account"), 30),
                        Column.text(new Caption("核算单位", "Unit"), 18),
                        Column.money(new Caption("借方金额", "Debit")),
                        Column.money(new Caption("贷方金额", "Credit"))),
                rows,
                remarks,
                List.of(
                        new Fact(new Caption("会计主管", "Chief accountant"), Caption.of("")),
                        new Fact(new Caption("记账", "Entered"), Caption.of("")),
                        new Fact(
                                new Caption("复核", "Checked"),
                                Caption.of(voucher.checker().orElse(""))),
                        new Fact(new Caption("制单", "Made"), Caption.of(voucher.maker()))),
                false);
    }

    private static Caption account(Account account, Optional<Item> item) {
        return new Caption(
                account.code() + " " + account.chinese()
                        + item.map(one -> "·" + one.chinese()).orElse(""),
                account.title() + item.map(one -> ", " + one.title()).orElse(""));
    }

    /** One side of a posting; the other is left empty. */
    private static Cell side(Money amount) {
        return amount.isZero() ? Cell.BLANK : Cell.of(amount);
    }

    private static Cell sum(Money amount, Term... terms) {
        return Cell.sum(Style.LINE, amount, List.of(terms));
    }

    /** All rows so far added up. */
    private static Cell total(List<List<Cell>> rows, int column) {
        return total(rows, IntStream.range(0, rows.size()).boxed().toList(), column);
    }

    private static Cell total(List<List<Cell>> rows, List<Integer> which, int column) {
        List<Term> terms = which.stream().map(row -> Term.plus(row, column)).toList();
        return Cell.sum(
                Style.TOTAL,
                Money.sum(terms.stream().map(term -> Report.value(rows, term)).toList()),
                terms);
    }
}
