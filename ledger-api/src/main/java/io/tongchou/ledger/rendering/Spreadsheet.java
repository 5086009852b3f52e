package io.tongchou.ledger.rendering;

import io.tongchou.ledger.rendering.Report.Amount;
import io.tongchou.ledger.rendering.Report.Blank;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Content;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.Sum;
import io.tongchou.ledger.rendering.Report.Text;
import io.tongchou.ledger.vocabulary.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report as a workbook of Office Open XML with one sheet. Sums are formulas, each stored with the value it comes to.
 *
 * <p>Spreadsheets reckon in binary floating point and hold 15 digits. So that no figure is ever another than the ledger's: a sum is a
 * formula only where every program must come to the same fen whatever the order in which it adds, else it is its value; and an
 * amount of more than 15 digits is a text, with a remark below the table.
 */
final class Spreadsheet {

    private static final String FONT = "SimSun"; // 宋体
    private static final double LINE_HEIGHT = 14.5;
    private static final String MONEY = "#,##0.00";
    private static final String SHADE = "F2F2F2";
    private static final long MOST_FEN_IN_A_NUMBER = 999_999_999_999_999L;
    private static final int MOST_IN_A_SUM = 255;
    private static final BigInteger EXACT = BigInteger.TWO.pow(51);
    private static final Pattern FORMULA = Pattern.compile("<c r=\"([A-Z]+[0-9]+)\"[^>]*><f>[^<]*</f>");
    private static final Caption TEXTS = new Caption(
            "超过15位数字的金额以文本保存，不参与公式计算。",
            "Amounts of more than 15 digits are kept as texts and are not part of formulas.");

    private final Report report;
    private final Worksheet sheet;
    private final Map<String, Money> values = new HashMap<>();
    private final int last;
    private int next;
    private int firstRow;
    private boolean texts;

    private Spreadsheet(Report report, Worksheet sheet) {
        this.report = report;
        this.sheet = sheet;
        last = report.columns().size() - 1;
    }

    /** The report as the bytes of an .xlsx file. */
    static byte[] of(Report report) {
        try {
            Path file = Files.createTempFile("report", ".xlsx");
            try {
                return withValues(file, write(report, file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the workbook without what its formulas come to, which it returns by the cell's name. */
    private static Map<String, Money> write(Report report, Path file) throws IOException {
        try (Workbook workbook = new Workbook(Files.newOutputStream(file), "Tongchou", "1.0")) {
            workbook.setGlobalDefaultFont(FONT, 10);
            workbook.properties().setTitle(report.title().joined(" "));
            Spreadsheet spreadsheet = new Spreadsheet(report, workbook.newWorksheet(sheetName(report)));
            spreadsheet.write();
            return spreadsheet.values;
        }
    }

    private static String sheetName(Report report) {
        String name = report.title().zh().replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return name.substring(0, Math.min(name.length(), 31));
    }

    private void write() {
        pages();
        for (int column = 0; column <= last; column++) {
            sheet.width(column, report.columns().get(column).width());
        }
        line(report.title().zh(), "center", 16);
        line(report.title().en(), "center", 11);
        report.form().ifPresent(form -> line(form, "right", 10));
        report.lines(report.facts()).forEach(this::facts);
        header();
        firstRow = next;
        report.rows().forEach(this::row);
        next++;
        report.lines(report.signatures()).forEach(this::facts);
        report.remarks().forEach(remark -> line(remark.joined(" "), "left", 9));
        if (texts) {
            line(TEXTS.joined(" "), "left", 9);
        }
    }

    private void pages() {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation(report.landscape() ? "landscape" : "portrait");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("第 &P 页 / 共 &N 页", Position.CENTER, 9);
    }

    /** One line over the whole width. */
    private void line(String text, String alignment, int size) {
        if (text.isBlank()) {
            return;
        }
        Range range = merged(0, last);
        StyleSetter style =
                range.style().fontName(FONT).horizontalAlignment(alignment).fontSize(size);
        (size > 11 ? style.bold() : style).set();
        sheet.value(next, 0, text);
        sheet.rowHeight(next, size * 1.6);
        next++;
    }

    /** Facts side by side, each over about as much of the width. */
    private void facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        int width = report.columns().stream().mapToInt(Column::width).sum();
        int from = 0;
        int reached = 0;
        for (int fact = 0; fact < facts.size() && from <= last; fact++) {
            int to = from;
            reached += report.columns().get(from).width();
            while (to < last - (facts.size() - 1 - fact) && reached * facts.size() < width * (fact + 1)) {
                reached += report.columns().get(++to).width();
            }
            int end = fact == facts.size() - 1 ? last : to;
            boolean right = fact > 0 && fact == facts.size() - 1;
            merged(from, end)
                    .style()
                    .fontName(FONT)
                    .horizontalAlignment(right ? "right" : fact == 0 ? "left" : "center")
                    .set();
            sheet.value(next, from, facts.get(fact).line());
            from = end + 1;
        }
        next++;
    }

    private Range merged(int from, int to) {
        Range range = sheet.range(next, from, next, to);
        if (to > from) {
            range.merge();
        }
        return range;
    }

    private void header() {
        int lines = 1;
        for (int column = 0; column <= last; column++) {
            Column of = report.columns().get(column);
            sheet.value(next, column, of.caption().joined("\n"));
            lines = Math.max(
                    lines,
                    lines(of.caption().zh(), of.width()) + lines(of.caption().en(), of.width()));
        }
        sheet.range(next, 0, next, last)
                .style()
                .fontName(FONT)
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(SHADE)
                .borderStyle(BorderStyle.THIN)
                .set();
        sheet.rowHeight(next, lines * LINE_HEIGHT);
        sheet.repeatRows(next);
        sheet.freezePane(0, next + 1);
        next++;
    }

    private void row(List<Cell> row) {
        int lines = 1;
        for (int column = 0; column <= last; column++) {
            Cell cell = row.get(column);
            Column of = report.columns().get(column);
            boolean number = fill(next, column, cell.content()) && of.money();
            StyleSetter style = sheet.style(next, column)
                    .fontName(FONT)
                    .borderStyle(BorderStyle.THIN)
                    .verticalAlignment("center")
                    .horizontalAlignment(of.money() ? "right" : "left")
                    .wrapText(!of.money())
                    .format(number ? MONEY : "@");
            if (cell.indent() > 0) {
                style.indent(cell.indent());
            }
            switch (cell.style()) {
                case LINE -> {}
                case HEADING -> style.bold();
                case TOTAL -> style.bold().borderStyle(BorderSide.TOP, BorderStyle.MEDIUM);
            }
            style.set();
            if (cell.content() instanceof Text(Caption text)) {
                lines = Math.max(lines, lines(text.joined(" "), of.width() - 2 * cell.indent()));
            }
        }
        if (lines > 1) {
            sheet.rowHeight(next, lines * LINE_HEIGHT);
        }
        next++;
    }

    /** About how many lines a text takes: a Chinese character is as wide as two Latin letters. */
    private static int lines(String text, int width) {
        int length = text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
        return (length + width - 1) / Math.max(width, 1);
    }

    /** Writes what stands in one cell; false: an amount that had to become a text. */
    private boolean fill(int row, int column, Content content) {
        switch (content) {
            case Blank() -> {}
            case Text(Caption text) -> sheet.value(row, column, text.joined(" "));
            case Amount(Money value) -> {
                return number(row, column, value);
            }
            case Sum sum -> {
                Optional<String> formula = isExact(sum) ? formula(sum) : Optional.empty();
                if (formula.isEmpty()) {
                    return number(row, column, sum.value());
                }
                sheet.formula(row, column, formula.get());
                values.put(name(row, column), sum.value());
            }
        }
        return true;
    }

    private boolean number(int row, int column, Money value) {
        if (isNumber(value)) {
            sheet.value(row, column, new BigDecimal(value.toString()));
            return true;
        }
        texts = true;
        sheet.value(row, column, value.toString());
        return false;
    }

    private static boolean isNumber(Money value) {
        return Math.abs(value.fen()) <= MOST_FEN_IN_A_NUMBER && value.fen() != Long.MIN_VALUE;
    }

    /**
     * Whether every program comes to the same fen: each of n terms and each addition may be off by half a unit in the last of 53 binary
     * places of the sum of magnitudes S, together by less than n × S ÷ 2^52, which must be less than half a fen.
     */
    private boolean isExact(Sum sum) {
        BigInteger magnitude = BigInteger.ZERO;
        for (Report.Term term : sum.terms()) {
            Money value = Report.value(report.rows(), term);
            magnitude = magnitude.add(BigInteger.valueOf(value.fen()).abs());
            if (!isNumber(value)) {
                return false;
            }
        }
        return !sum.terms().isEmpty()
                && magnitude.multiply(BigInteger.valueOf(sum.terms().size())).compareTo(EXACT) < 0;
    }

    /** Terms below one another and with one sign become a range; nothing where that makes more of them than programs take. */
    private Optional<String> formula(Sum sum) {
        List<String> plus = new ArrayList<>();
        List<String> minus = new ArrayList<>();
        List<Report.Term> terms = sum.terms();
        for (int from = 0, to; from < terms.size(); from = to + 1) {
            Report.Term first = terms.get(from);
            to = from;
            while (to + 1 < terms.size()
                    && terms.get(to + 1)
                            .equals(new Report.Term(first.subtracted(), first.row() + to + 1 - from, first.column()))) {
                to++;
            }
            String range = name(firstRow + first.row(), first.column());
            if (to > from) {
                range += ":" + name(firstRow + terms.get(to).row(), first.column());
            }
            (first.subtracted() ? minus : plus).add(range);
        }
        return plus.size() > MOST_IN_A_SUM || minus.size() > MOST_IN_A_SUM
                ? Optional.empty()
                : Optional.of("ROUND(" + (plus.isEmpty() ? "" : "SUM(" + String.join(",", plus) + ")")
                        + (minus.isEmpty() ? "" : "-SUM(" + String.join(",", minus) + ")") + ",2)");
    }

    private String name(int row, int column) {
        String range = sheet.range(row, column, row, column).toString();
        return range.substring(0, range.indexOf(':'));
    }

    /** Puts beside every formula what it comes to, which the library leaves out: a viewer that does not reckon shows it. */
    private static byte[] withValues(Path file, Map<String, Money> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile workbook = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(workbook.entries())) {
                byte[] part = workbook.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().startsWith("xl/worksheets/sheet")
                                ? FORMULA.matcher(new String(part, StandardCharsets.UTF_8))
                                        .replaceAll(cell -> cell.group() + "<v>" + values.get(cell.group(1)) + "</v>")
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
            }
        }
        return bytes.toByteArray();
    }
}
