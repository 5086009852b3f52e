package io.tongchou.ledger.rendering;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.tongchou.ledger.rendering.Report.Amount;
import io.tongchou.ledger.rendering.Report.Blank;
import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import io.tongchou.ledger.rendering.Report.Sum;
import io.tongchou.ledger.rendering.Report.Text;
import io.tongchou.ledger.vocabulary.Money;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A report as pages to print: A4, the table's head on every page, pages numbered. The pages are laid out from a document whose texts
 * are nodes of their own, so nothing that a text contains can become part of the layout.
 */
final class Pages {

    /** Comes with the library. */
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE = """
            @page { size: A4 %s; margin: 15mm 12mm 16mm 12mm;
              @bottom-center { content: '第 ' counter(page) ' 页 / 共 ' counter(pages) ' 页'; font: 8pt latin, chinese; } }
            body { font: 9pt latin, chinese; margin: 0; }
            h1 { font-size: 16pt; font-weight: bold; text-align: center; letter-spacing: 2pt; margin: 0; }
            h2 { font-size: 9pt; font-weight: normal; text-align: center; margin: 1mm 0 2mm 0; }
            .form { text-align: right; }
            table { width: 100%%; border-collapse: collapse; }
            .facts td { padding: 0.5mm 0; }
            .rows { -fs-table-paginate: paginate; table-layout: fixed; }
            .rows th, .rows td { border: 0.5pt solid black; padding: 0.8mm 1.2mm; vertical-align: middle; word-wrap: break-word; }
            .rows th { background-color: #f2f2f2; font-weight: bold; text-align: center; }
            .rows tr { page-break-inside: avoid; }
            td.money { text-align: right; white-space: nowrap; }
            td.HEADING, td.TOTAL { font-weight: bold; }
            td.TOTAL { border-top: 1.2pt solid black; }
            .en { font-size: 80%%; font-weight: normal; color: #444444; }
            .signatures { margin-top: 6mm; page-break-inside: avoid; }
            .signatures td { padding: 1.5mm 0; }
            .remark { font-size: 8pt; margin: 2mm 0 0 0; }
            .middle { text-align: center; }
            .right { text-align: right; }
            """;

    static {
        XRLog.listRegisteredLoggers()
                .forEach(logger -> XRLog.setLevel(logger, Level.WARNING)); // it tells of every step
    }

    private final Document document;

    private Pages(Document document) {
        this.document = document;
    }

    /**
     * The report as the bytes of a PDF that holds all it needs (PDF/A-2b), so that it can be kept for as long as the books.
     *
     * @param font with Chinese characters; only what the pages use of it becomes part of them
     */
    static byte[] of(Report report, ChineseFont font) {
        try (PDDocument document = new PDDocument();
                TrueTypeFont chinese = font.open()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_B)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .useFont(() -> PDFont.class.getResourceAsStream(LATIN), "latin", 400, FontStyle.NORMAL, true)
                    .useFont(
                            new PDFontSupplier(PDType0Font.load(document, chinese, true)),
                            "chinese",
                            400,
                            FontStyle.NORMAL,
                            true)
                    .withW3cDocument(document(report), "")
                    .withProducer("Tongchou")
                    .toStream(bytes)
                    .run();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(Report report) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            new Pages(document).write(report);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Report report) {
        Element html = document.createElement("html");
        document.appendChild(html);
        Element head = add(html, "head", "");
        add(head, "title", "").setTextContent(report.title().joined(" "));
        add(head, "style", "").setTextContent(STYLE.formatted(report.landscape() ? "landscape" : "portrait"));
        Element body = add(html, "body", "");
        add(body, "h1", "").setTextContent(report.title().zh());
        add(body, "h2", "").setTextContent(report.title().en());
        report.form().ifPresent(form -> add(body, "div", "form").setTextContent(form));
        facts(body, report.lines(report.facts()));
        table(body, report);
        facts(add(body, "div", "signatures"), report.lines(report.signatures()));
        report.remarks().forEach(remark -> caption(add(body, "p", "remark"), remark, " "));
    }

    private void facts(Element parent, List<List<Fact>> lines) {
        for (List<Fact> line : lines) {
            Element row = add(add(parent, "table", "facts"), "tr", "");
            for (int fact = 0; fact < line.size(); fact++) {
                boolean right = fact > 0 && fact == line.size() - 1;
                add(row, "td", right ? "right" : fact > 0 ? "middle" : "")
                        .setTextContent(line.get(fact).line());
            }
        }
    }

    private void table(Element body, Report report) {
        Element table = add(body, "table", "rows");
        int width = report.columns().stream().mapToInt(Column::width).sum();
        for (Column column : report.columns()) {
            add(table, "col", "").setAttribute("style", "width: " + 100.0 * column.width() / width + "%");
        }
        Element header = add(add(table, "thead", ""), "tr", "");
        report.columns().forEach(column -> caption(add(header, "th", ""), column.caption(), "\n"));
        Element rows = add(table, "tbody", "");
        for (List<Cell> row : report.rows()) {
            Element line = add(rows, "tr", "");
            for (int column = 0; column < row.size(); column++) {
                Cell cell = row.get(column);
                String money = report.columns().get(column).money() ? " money" : "";
                Element element = add(line, "td", cell.style().name() + money);
                if (cell.indent() > 0) {
                    element.setAttribute("style", "padding-left: " + (1 + 3 * cell.indent()) + "mm");
                }
                switch (cell.content()) {
                    case Blank() -> {}
                    case Text(Caption text) -> caption(element, text, " ");
                    case Amount(Money value) -> element.setTextContent(grouped(value));
                    case Sum sum -> element.setTextContent(grouped(sum.value()));
                }
            }
        }
    }

    /** Such as {@code -1,234,567.89}. */
    private static String grouped(Money amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(new BigDecimal(amount.toString()));
    }

    private void caption(Element parent, Caption caption, String between) {
        parent.appendChild(document.createTextNode(caption.zh()));
        if (!caption.en().isBlank() && between.equals("\n")) {
            add(parent, "br", "");
        }
        if (!caption.en().isBlank()) {
            add(parent, "span", "en").setTextContent(between.strip() + " " + caption.en());
        }
    }

    private Element add(Element parent, String name, String kind) {
        Element element = document.createElement(name);
        if (!kind.isEmpty()) {
            element.setAttribute("class", kind);
        }
        parent.appendChild(element);
        return element;
    }
}
