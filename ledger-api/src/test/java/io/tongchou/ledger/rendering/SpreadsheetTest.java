package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.Style;
import io.tongchou.ledger.rendering.Report.Term;
import io.tongchou.ledger.vocabulary.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetTest {

    private static final Pattern NUMBER =
            Pattern.compile("<c r=\"([A-Z]+)([0-9]+)\"[^>]*>(<f>[^<]*</f>)?<v>(-?[0-9.]+)</v></c>");
    private static final long FIFTEEN_DIGITS = 999_999_999_999_999L;

    @Test
    void every_formula_comes_to_the_value_stored_beside_it(@TempDir Path directory) throws Exception {
        Map<String, byte[]> workbooks = new TreeMap<>();
        for (int seed = 1; seed <= 20; seed++) {
            workbooks.put("report-" + seed, Spreadsheet.of(anyReport(new Random(seed))));
        }
        Map<String, List<List<String>>> computed = LibreOffice.recalculated(directory, workbooks);
        int formulas = 0;
        for (Map.Entry<String, byte[]> workbook : workbooks.entrySet()) {
            for (MatchResult cell : formulas(workbook.getValue())) {
                formulas++;
                assertThat(computedAt(computed.get(workbook.getKey()), cell))
                        .as("%s %s", workbook.getKey(), cell.group())
                        .isEqualByComparingTo(cell.group(4));
            }
        }
        assertThat(formulas).isGreaterThan(500);
    }

    @Test
    void the_program_that_checks_does_compute(@TempDir Path directory) throws Exception {
        byte[] falsified = withSheet(Spreadsheet.of(twoAndTwo()), xml -> xml.replace("<v>4.00</v>", "<v>5.00</v>"));
        MatchResult cell = formulas(falsified).getFirst();
        assertThat(cell.group(4)).isEqualTo("5.00");
        assertThat(computedAt(
                        LibreOffice.recalculated(directory, Map.of("false", falsified))
                                .get("false"),
                        cell))
                .isEqualByComparingTo("4.00");
    }

    @Test
    void a_sum_over_lines_below_one_another_is_a_range_and_keeps_its_signs() throws Exception {
        Report report = table(
                amounts("1.00"),
                amounts("2.00"),
                amounts("3.00"),
                amounts("4.00"),
                List.of(
                        Cell.of(Caption.of("合计")),
                        Cell.sum(
                                Style.TOTAL,
                                Money.parse("2.00"),
                                List.of(Term.plus(0, 1), Term.plus(1, 1), Term.plus(2, 1), Term.minus(3, 1)))));
        assertThat(sheet(Spreadsheet.of(report))).contains("<f>ROUND(SUM(B4:B6)-SUM(B7),2)</f><v>2.00</v>");
    }

    @Test
    void a_text_is_never_taken_for_a_formula(@TempDir Path directory) throws Exception {
        List<String> texts = List.of(
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(1,1)",
                "=HYPERLINK(\"http://example.org\",\"click\")",
                "=cmd|'/C calc'!A0",
                "\t=1+1",
                "</t></is></c><c><f>1+1</f></c>",
                "1+1",
                "007",
                "2021-03",
                "1E5",
                "a & b < c > d \" e '");
        byte[] workbook = Spreadsheet.of(new Report(
                new Caption("=1+1", "@SUM(1)"),
                Optional.of("=2+2"),
                List.of(new Fact(Caption.of("=3+3"), Caption.of("=4+4"))),
                List.of(Column.text(Caption.of("=5+5"), 40)),
                texts.stream().map(text -> List.of(Cell.of(Caption.of(text)))).toList(),
                List.of(Caption.of("=6+6")),
                List.of(new Fact(Caption.of("=7+7"), Caption.of("+8"))),
                false));
        assertThat(sheet(workbook)).doesNotContain("<f>").doesNotContain("t=\"n\"");
        assertThat(LibreOffice.recalculated(directory, Map.of("texts", workbook)).get("texts").stream()
                        .map(List::getFirst)
                        .toList())
                .containsAll(texts)
                .contains("=1+1", "@SUM(1)", "=2+2", "=3+3：=4+4", "=5+5", "=6+6", "=7+7：+8");
    }

    @Test
    void no_digit_of_an_amount_is_lost(@TempDir Path directory) throws Exception {
        List<Money> amounts = List.of(
                Money.ofFen(FIFTEEN_DIGITS),
                Money.ofFen(-FIFTEEN_DIGITS),
                Money.ofFen(FIFTEEN_DIGITS + 1),
                Money.ofFen((1L << 53) + 1),
                Money.ofFen(Long.MAX_VALUE),
                Money.ofFen(Long.MIN_VALUE));
        byte[] workbook =
                Spreadsheet.of(table(amounts.stream().map(SpreadsheetTest::line).toList()));
        assertThat(sheet(workbook))
                .contains("<v>9999999999999.99</v>", "<v>-9999999999999.99</v>")
                .doesNotContain("<v>10000000000000.00</v>");
        List<List<String>> computed =
                LibreOffice.recalculated(directory, Map.of("large", workbook)).get("large");
        assertThat(computed.subList(3, 9).stream().map(row -> row.get(1)).toList())
                .containsExactlyElementsOf(amounts.stream().map(Money::toString).toList());
        assertThat(computed.toString()).contains("Amounts of more than 15 digits are kept as texts");
    }

    @Test
    void a_sum_that_floating_point_could_spoil_is_its_value_and_no_formula() throws Exception {
        Money large = Money.ofFen(FIFTEEN_DIGITS);
        assertThat(sheet(Spreadsheet.of(totalOf(large, large, large)))).doesNotContain("<f>");
        Money lessLarge = Money.ofFen(FIFTEEN_DIGITS / 2);
        assertThat(sheet(Spreadsheet.of(totalOf(lessLarge, lessLarge.negated()))))
                .contains("<f>");
        assertThat(sheet(Spreadsheet.of(totalOf(Money.ofFen(Long.MAX_VALUE), Money.ofFen(-Long.MAX_VALUE)))))
                .doesNotContain("<f>")
                .contains("<v>0.00</v>");
    }

    @Test
    void a_sum_that_does_not_add_up_cannot_be_made() {
        assertThatThrownBy(() -> table(
                        amounts("2.00"),
                        List.of(Cell.BLANK, Cell.sum(Style.TOTAL, Money.parse("2.01"), List.of(Term.plus(0, 1))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1, column 1");
    }

    @Test
    void a_row_fits_the_columns() {
        assertThatThrownBy(() -> table(List.of(Cell.BLANK))).hasMessageContaining("row 0 has 1 cells");
        assertThatThrownBy(() -> table(List.of(Cell.BLANK, Cell.of(Caption.of("1.00")))))
                .hasMessageContaining("row 0, column 1");
        assertThatThrownBy(() -> table(List.of(Cell.of(Money.ZERO), Cell.BLANK)))
                .hasMessageContaining("row 0, column 0");
    }

    private static Report twoAndTwo() {
        return totalOf(Money.parse("2.00"), Money.parse("2.00"));
    }

    private static Report totalOf(Money... amounts) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (Money amount : amounts) {
            terms.add(Term.plus(rows.size(), 1));
            rows.add(line(amount));
        }
        rows.add(List.of(Cell.of(Caption.of("合计")), Cell.sum(Style.TOTAL, Money.sum(List.of(amounts)), terms)));
        return table(rows);
    }

    private static List<Cell> amounts(String amount) {
        return line(Money.parse(amount));
    }

    private static List<Cell> line(Money amount) {
        return List.of(Cell.BLANK, Cell.of(amount));
    }

    @SafeVarargs
    private static Report table(List<Cell>... rows) {
        return table(List.of(rows));
    }

    private static Report table(List<List<Cell>> rows) {
        return new Report(
                new Caption("表", "Table"),
                Optional.empty(),
                List.of(),
                List.of(Column.text(Caption.of("项目"), 20), Column.money(Caption.of("金额"))),
                rows,
                List.of(),
                List.of(),
                false);
    }

    /** Sums over cells anywhere above, sums of sums, of every size that amounts of a city have and beyond. */
    private static Report anyReport(Random random) {
        int columns = 2 + random.nextInt(3);
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.of(Style.LINE, random.nextInt(3), Caption.of("line " + row))));
            for (int column = 1; column < columns; column++) {
                cells.add(random.nextInt(3) == 0 && row > 3 ? anySum(random, rows, columns) : anyAmount(random));
            }
            rows.add(cells);
        }
        List<Column> captions = new ArrayList<>(List.of(Column.text(Caption.of("项目"), 30)));
        for (int column = 1; column < columns; column++) {
            captions.add(Column.money(new Caption("金额" + column, "Amount " + column)));
        }
        return new Report(
                new Caption("随机表", "Any table"),
                Optional.of("表一"),
                List.of(new Fact(new Caption("单位", "Unit"), new Caption("元", "yuan"))),
                captions,
                rows,
                List.of(),
                List.of(),
                random.nextBoolean());
    }

    private static Cell anyAmount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Cell.BLANK;
            case 1 -> Cell.of(Money.ofFen(random.nextInt(-1000, 1000)));
            case 2 -> Cell.of(Money.ofFen(random.nextLong(-100_000_000_000L, 100_000_000_000L)));
            default -> Cell.of(Money.ofFen(random.nextLong(-20_000_000_000_000L, 20_000_000_000_000L)));
        };
    }

    private static Cell anySum(Random random, List<List<Cell>> rows, int columns) {
        List<Term> terms = new ArrayList<>();
        Money total = Money.ZERO;
        int column = 1 + random.nextInt(columns - 1);
        for (int row = random.nextInt(rows.size()); row < rows.size() && terms.size() < 12; row++) {
            boolean subtracted = random.nextInt(5) == 0;
            Term term = new Term(subtracted, row, column);
            Money value = Report.value(rows, term);
            terms.add(term);
            total = subtracted ? total.minus(value) : total.plus(value);
        }
        return Cell.sum(Style.values()[random.nextInt(3)], total, terms);
    }

    static BigDecimal computedAt(List<List<String>> sheet, MatchResult cell) {
        return new BigDecimal(
                sheet.get(Integer.parseInt(cell.group(2)) - 1).get(cell.group(1).charAt(0) - 'A'));
    }

    static List<MatchResult> formulas(byte[] workbook) throws IOException {
        return NUMBER.matcher(sheet(workbook))
                .results()
                .filter(cell -> cell.group(3) != null)
                .toList();
    }

    private static String sheet(byte[] workbook) throws IOException {
        String[] sheet = {""};
        withSheet(workbook, xml -> sheet[0] = xml);
        return sheet[0];
    }

    private static byte[] withSheet(byte[] workbook, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(
                        entry.getName().equals("xl/worksheets/sheet1.xml")
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }
}
