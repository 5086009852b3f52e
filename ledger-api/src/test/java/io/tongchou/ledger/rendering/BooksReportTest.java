package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.GeneralLedger;
import io.tongchou.ledger.statements.LedgerPage;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Voucher;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BooksReportTest {

    private static final BookId BOOK = BookId.parse("410200/310");
    private static final UnitCode UNIT = new UnitCode("410222");
    private static final Basis BASIS =
            new Basis(LocalDate.of(2021, 3, 31), Instant.parse("2021-04-02T08:00:00Z"), 7, Optional.empty());

    @Test
    void a_month_of_the_general_ledger_begins_where_the_last_one_ended() {
        Report report = BooksReport.generalLedger(
                new GeneralLedger(
                        BOOK,
                        BASIS,
                        Optional.of(UNIT),
                        Period.parse("2021"),
                        List.of(
                                row(Account.TREASURY, 1, "0.00", "9.00", "4.00", "5.00", "9.00", "4.00"),
                                row(Account.TREASURY, 2, "5.00", "1.00", "0.00", "6.00", "10.00", "4.00"),
                                row(Account.PREMIUMS, 2, "-5.00", "0.00", "1.00", "-6.00", "0.00", "10.00"))),
                new BookState(BOOK));

        assertThat(terms(report, 0, 5)).containsExactly(Term.plus(0, 2), Term.plus(0, 3), Term.minus(0, 4));
        assertThat(terms(report, 1, 2)).containsExactly(Term.plus(0, 5));
        assertThat(terms(report, 1, 6)).containsExactly(Term.plus(0, 6), Term.plus(1, 3));
        assertThat(report.rows().get(2).get(2).content()).isEqualTo(new Report.Amount(Money.parse("-5.00")));
        assertThat(value(report, 3, 3)).isEqualTo("10.00");
        assertThat(value(report, 3, 4)).isEqualTo("5.00");
    }

    @Test
    void a_journal_shows_what_each_day_came_to_though_it_began_on_the_page_before() {
        Report report = BooksReport.page(
                page(
                        Account.TREASURY,
                        line(1, 15, "10.00", "0.00", "110.00", Optional.of(turnover("12.00", "3.00"))),
                        line(2, 16, "5.00", "0.00", "115.00", Optional.empty()),
                        line(3, 16, "0.00", "7.00", "108.00", Optional.of(turnover("5.00", "7.00")))),
                new BookState(BOOK));

        assertThat(report.title().joined(" ")).isEqualTo("日记账 Journal, 1005 国库存款 Treasury");
        assertThat(report.rows()).hasSize(7);
        assertThat(value(report, 0, 7)).isEqualTo("100.00");
        assertThat(terms(report, 1, 7)).containsExactly(Term.plus(0, 7), Term.plus(1, 5), Term.minus(1, 6));
        assertThat(report.rows().get(2).get(5).content())
                .as("part of the day's postings stand on the page before")
                .isEqualTo(new Report.Amount(Money.parse("12.00")));
        assertThat(terms(report, 3, 7)).containsExactly(Term.plus(1, 7), Term.plus(3, 5), Term.minus(3, 6));
        assertThat(terms(report, 5, 5)).containsExactly(Term.plus(3, 5), Term.plus(4, 5));
        assertThat(terms(report, 5, 6)).containsExactly(Term.plus(3, 6), Term.plus(4, 6));
        assertThat(value(report, 6, 5)).isEqualTo("15.00");
        assertThat(value(report, 6, 6)).isEqualTo("7.00");
        assertThat(value(report, 6, 7)).isEqualTo("108.00");
    }

    @Test
    void a_subsidiary_ledger_has_no_totals_of_days() {
        Report report = BooksReport.page(
                page(Account.PREMIUMS, line(1, 15, "0.00", "10.00", "90.00", Optional.of(turnover("0.00", "10.00")))),
                new BookState(BOOK));
        assertThat(report.title().zh()).isEqualTo("明细账");
        assertThat(report.rows()).hasSize(3);
    }

    @Test
    void a_page_without_postings_is_what_was_brought_forward() {
        Report report = BooksReport.page(page(Account.PREMIUMS), new BookState(BOOK));
        assertThat(report.rows()).hasSize(2);
        assertThat(value(report, 1, 5)).isEqualTo("0.00");
        assertThat(value(report, 1, 7)).isEqualTo("100.00");
    }

    @Test
    void a_voucher_names_its_number_who_made_and_who_checked_it_and_the_papers() {
        Report report = BooksReport.voucher(
                new Voucher(
                        BOOK,
                        BASIS,
                        LocalDate.of(2021, 3, 15),
                        17,
                        new Form.Caption("收缴社会保险费", "Premium collected"),
                        "PremiumCollected",
                        5,
                        Instant.parse("2021-03-15T08:00:00Z"),
                        "tax-1",
                        "tax",
                        Optional.of("city-head"),
                        Optional.of("R-1"),
                        Optional.of("文〔2021〕3号"),
                        Optional.of("=1+1"),
                        Optional.of("tax-0"),
                        Optional.of("kaifeng-2020-59"),
                        Optional.of("三(一)"),
                        true,
                        List.of(
                                new Voucher.Line(
                                        1,
                                        UNIT,
                                        Account.COLLECTED_NOT_REMITTED,
                                        Optional.empty(),
                                        Money.parse("12.50"),
                                        Money.ZERO),
                                new Voucher.Line(
                                        2,
                                        UNIT,
                                        Account.PREMIUMS,
                                        Optional.of(Item.EMPLOYER),
                                        Money.ZERO,
                                        Money.parse("12.50"))),
                        Money.parse("12.50"),
                        Money.parse("12.50")),
                new BookState(BOOK));

        assertThat(report.facts().stream().map(Report.Fact::line))
                .contains("凭证号 Voucher：2021-03 / 17", "日期 Day：2021年3月15日 2021-03-15", "附单据 Paper：文〔2021〕3号; R-1");
        assertThat(report.signatures().stream().map(Report.Fact::line))
                .contains("复核 Checked：city-head", "制单 Made：tax", "记账 Entered：________________");
        assertThat(report.rows().get(1).get(1).content())
                .isEqualTo(new Report.Text(new Caption("4001 社会保险费收入·用人单位缴费", "Premium income, Employers")));
        assertThat(report.rows().get(0).get(4)).isEqualTo(Cell.BLANK);
        assertThat(terms(report, 2, 3)).containsExactly(Term.plus(0, 3), Term.plus(1, 3));
        assertThat(report.remarks().stream().map(remark -> remark.joined(" ")))
                .contains(
                        "备注：=1+1",
                        "更正分录：tax-0 Corrects the entry tax-0.",
                        "依据：kaifeng-2020-59 三(一)",
                        "自原账导入。 Imported from the books kept before.")
                .anyMatch(remark -> remark.contains("tax-1"));
    }

    private static GeneralLedger.Row row(Account account, int month, String... amounts) {
        return new GeneralLedger.Row(
                account,
                YearMonth.of(2021, month),
                Money.parse(amounts[0]),
                Money.parse(amounts[1]),
                Money.parse(amounts[2]),
                Money.parse(amounts[3]),
                Money.parse(amounts[4]),
                Money.parse(amounts[5]));
    }

    private static LedgerPage page(Account account, LedgerPage.Line... lines) {
        return new LedgerPage(
                BOOK,
                BASIS,
                new LedgerPage.Selection(account, Optional.empty(), Optional.empty(), LocalDate.of(2021, 3, 1)),
                Money.parse("100.00"),
                List.of(lines),
                Optional.empty());
    }

    private static LedgerPage.Line line(
            int voucher, int day, String debit, String credit, String balance, Optional<LedgerPage.Turnover> turnover) {
        return new LedgerPage.Line(
                LocalDate.of(2021, 3, day),
                voucher,
                voucher,
                1,
                new Form.Caption("收缴社会保险费", "Premium collected"),
                UNIT,
                Optional.empty(),
                Money.parse(debit),
                Money.parse(credit),
                Money.parse(balance),
                turnover,
                "c",
                Optional.of("R-" + voucher),
                Optional.empty(),
                Optional.empty());
    }

    private static LedgerPage.Turnover turnover(String debit, String credit) {
        return new LedgerPage.Turnover(Money.parse(debit), Money.parse(credit));
    }

    private static List<Term> terms(Report report, int row, int column) {
        return ((Report.Sum) report.rows().get(row).get(column).content()).terms();
    }

    private static String value(Report report, int row, int column) {
        return Report.value(report.rows(), Term.plus(row, column)).toString();
    }
}
