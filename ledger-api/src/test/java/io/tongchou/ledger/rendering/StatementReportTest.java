package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Form.Side;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statement.Elimination;
import io.tongchou.ledger.statements.Statement.Line;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementReportTest {

    private static final BookId BOOK = BookId.parse("410200/310");

    private final List<FormLine> lines = new ArrayList<>();
    private final List<Line> filled = new ArrayList<>();

    @Test
    void totals_of_both_sides_stand_level_and_name_the_lines_they_add() {
        heading("assets");
        line("treasury", "10.00", "11.00");
        line("fiscal", "5.00", "6.00");
        line("advances", "0.00", "0.00");
        total("total-assets", "15.00", "17.00", 2, 3, 4);
        heading("liabilities");
        line("balance", "15.00", "17.00");
        total("total", "15.00", "17.00", 7);
        Report report = StatementReport.balanceSheet(statement(), new BookState(BOOK));

        assertThat(report.rows()).hasSize(5);
        assertThat(words(report.rows().get(0))).containsExactly("assets", "1", "", "", "liabilities", "6", "", "");
        assertThat(words(report.rows().get(1)))
                .containsExactly("treasury", "2", "10.00", "11.00", "balance", "7", "15.00", "17.00");
        assertThat(words(report.rows().get(3))).containsExactly("advances", "4", "0.00", "0.00", "", "", "", "");
        assertThat(words(report.rows().get(4)))
                .containsExactly("total-assets", "5", "15.00", "17.00", "total", "8", "15.00", "17.00");
        assertThat(terms(report.rows().get(4).get(3)))
                .containsExactly(Term.plus(1, 3), Term.plus(2, 3), Term.plus(3, 3));
        assertThat(terms(report.rows().get(4).get(6))).containsExactly(Term.plus(1, 6));
    }

    @Test
    void a_surplus_takes_off_what_was_spent() {
        line("income", "10.00", "100.00");
        line("expenditure", "12.00", "90.00");
        lines.add(new FormLine(
                3,
                "surplus",
                0,
                new Form.Caption("surplus", ""),
                new Content.Sum(List.of(new Form.Term(1, 1), new Form.Term(-1, 2))),
                Optional.of("something")));
        filled.add(new Line(lines.getLast(), List.of(Money.parse("-2.00"), Money.parse("10.00"))));
        Report report = StatementReport.incomeAndExpenditure(statement(), new BookState(BOOK));

        assertThat(terms(report.rows().get(2).get(2))).containsExactly(Term.plus(0, 2), Term.minus(1, 2));
        assertThat(report.remarks().stream().map(remark -> remark.joined(" ")))
                .anyMatch(remark -> remark.contains("event 7") && remark.contains("2021-03-31"))
                .anyMatch(remark -> remark.contains("行次3") && remark.contains("[A] something"))
                .anyMatch(remark -> remark.contains("上下级抵销") && remark.contains("3.00"));
        assertThat(report.facts().stream().map(Report.Fact::line))
                .contains("险种 Fund：职工基本医疗保险基金 310 employee basic", "期间 Of：2021年3月 2021-03", "单位 In：元 yuan");
    }

    private void heading(String key) {
        lines.add(new FormLine(
                lines.size() + 1, key, 0, new Form.Caption(key, ""), new Content.Heading(), Optional.empty()));
        filled.add(new Line(lines.getLast(), List.of()));
    }

    private void line(String key, String... amounts) {
        add(key, 1, new Content.Of(Side.DEBIT, List.of(Account.TREASURY), Set.of()), amounts);
    }

    private void total(String key, String first, String second, int... adds) {
        List<Form.Term> terms = new ArrayList<>();
        for (int line : adds) {
            terms.add(new Form.Term(1, line));
        }
        add(key, 0, new Content.Sum(terms), first, second);
    }

    private void add(String key, int level, Content content, String... amounts) {
        lines.add(new FormLine(lines.size() + 1, key, level, new Form.Caption(key, ""), content, Optional.empty()));
        filled.add(
                new Line(lines.getLast(), Stream.of(amounts).map(Money::parse).toList()));
    }

    private Statement statement() {
        return new Statement(
                new Form("会社保02表", new Form.Caption("收支表", "Income and expenditure"), lines),
                BOOK,
                new Basis(LocalDate.of(2021, 3, 31), Instant.parse("2021-04-02T08:00:00Z"), 7, Optional.empty()),
                Optional.of(new UnitCode("410222")),
                Period.parse("2021-03"),
                List.of(new Form.Caption("本月数", "This month"), new Form.Caption("本年累计数", "This year so far")),
                List.of(),
                filled,
                List.of(new Elimination(
                        Account.TO_LEVEL_ABOVE,
                        Account.FROM_LEVEL_BELOW,
                        List.of(Money.parse("3.00"), Money.parse("4.00")),
                        List.of(Money.parse("3.00"), Money.parse("5.00")),
                        List.of(Money.parse("3.00"), Money.parse("4.00")))));
    }

    private static List<String> words(List<Cell> row) {
        return row.stream()
                .map(cell -> switch (cell.content()) {
                    case Report.Blank() -> "";
                    case Report.Text(Caption text) -> text.joined(" ");
                    case Report.Amount(Money value) -> value.toString();
                    case Report.Sum sum -> sum.value().toString();
                })
                .toList();
    }

    private static List<Term> terms(Cell cell) {
        return ((Report.Sum) cell.content()).terms();
    }
}
