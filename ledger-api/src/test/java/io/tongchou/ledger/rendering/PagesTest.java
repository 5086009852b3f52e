package io.tongchou.ledger.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tongchou.ledger.rendering.Report.Cell;
import io.tongchou.ledger.rendering.Report.Column;
import io.tongchou.ledger.rendering.Report.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

class PagesTest {

    @Test
    void a_page_shows_title_facts_captions_amounts_and_who_signs() throws Exception {
        assertThat(texts(pages(Samples.balanceSheet())))
                .singleElement()
                .asString()
                .contains(
                        "资产负债表",
                        "Balance sheet",
                        "会社保01表",
                        "编制单位 Prepared by：开封市 410200",
                        "单位 In：元 yuan",
                        "年初余额",
                        "财政专户存款 Fiscal special account 200.00 1,234,567,890.12",
                        "-7.22",
                        "资产总计 Total assets 1,200.00 1,237,067,883.00",
                        "单位负责人 Head：____",
                        "制单 Prepared：city-clerk",
                        "截至序号 1234 的账簿。",
                        "第 1 页 / 共 1 页");
    }

    @Test
    void every_page_has_the_head_of_the_table_and_its_number() throws Exception {
        List<String> pages = texts(pages(Samples.book(150)));
        assertThat(pages).hasSizeBetween(3, 5);
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page)).contains("摘要", "Balance", "第 " + (page + 1) + " 页 / 共 " + pages.size() + " 页");
        }
        assertThat(String.join("", pages)).contains("收到社会保险费：0 ", "收到社会保险费：149 ");
    }

    @Test
    void a_text_never_becomes_part_of_the_layout() throws Exception {
        List<String> texts = List.of(
                "<b>粗</b>", "&amp; &#65;", "</td></tr></table>", "<style>td { display: none }</style>", "a\u0007b");
        Report report = new Report(
                Caption.of("<h1>题</h1>"),
                Optional.of("<i>表</i>"),
                List.of(new Fact(Caption.of("<u>名</u>"), Caption.of("</body>"))),
                List.of(Column.text(Caption.of("<th>"), 40)),
                texts.stream().map(text -> List.of(Cell.of(Caption.of(text)))).toList(),
                List.of(Caption.of("<img src='file:///etc/passwd'/>")),
                List.of(),
                false);
        assertThat(texts(pages(report)).getFirst())
                .contains(texts.subList(0, 4))
                .contains("<h1>题</h1>", "<i>表</i>", "<u>名</u>：</body>", "<th>", "<img src='file:///etc/passwd'/>");
    }

    @Test
    void it_holds_all_fonts_it_needs_and_no_more_of_them_than_it_uses() throws Exception {
        byte[] pdf = pages(Samples.balanceSheet());
        assertThat(pdf.length).isLessThan(100_000);
        List<String> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts.add(page.getResources().getFont(name).getName());
                }
            }
        }
        assertThat(fonts).hasSize(2).allMatch(name -> name.matches("[A-Z]{6}\\+.*"));
    }

    @Test
    void the_first_font_of_a_collection_will_do() throws Exception {
        Path collection = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");
        skipUnless(Files.isReadable(collection), "fonts-wqy-microhei is not installed");
        assertThat(texts(Pages.of(Samples.balanceSheet(), new ChineseFont(collection)))
                        .getFirst())
                .contains("财政专户存款 Fiscal special account 200.00 1,234,567,890.12");
    }

    @Test
    void without_a_font_it_says_what_to_install(@TempDir Path directory) throws Exception {
        assertThatThrownBy(() -> ChineseFont.find(Optional.empty(), List.of(directory.resolve("none.ttf"))))
                .isInstanceOfSatisfying(ErrorResponseException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.NOT_ACCEPTABLE);
                    assertThat(refusal.getBody().getDetail()).contains("fonts-droid-fallback", "ledger.pdf.font");
                });
        Path named = directory.resolve("named.ttf");
        assertThatThrownBy(() -> ChineseFont.find(Optional.of(named), List.of()))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining(named.toString());
        Files.writeString(named, "no font");
        assertThat(ChineseFont.find(Optional.of(named), List.of()).file()).isEqualTo(named);
        assertThatThrownBy(() -> new ChineseFont(named).open())
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void a_font_that_cannot_be_embedded_is_refused() {
        Path outlinesOfTheOtherKind = Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
        skipUnless(Files.isReadable(outlinesOfTheOtherKind), "fonts-noto-cjk is not installed");
        assertThatThrownBy(() -> Pages.of(Samples.balanceSheet(), new ChineseFont(outlinesOfTheOtherKind)))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("cannot be used");
    }

    private static byte[] pages(Report report) {
        skipWithoutFont();
        return Pages.of(report, font().orElseThrow());
    }

    static void skipWithoutFont() {
        skipUnless(font().isPresent(), "no font with Chinese characters is installed (fonts-droid-fallback)");
    }

    private static Optional<ChineseFont> font() {
        try {
            return Optional.of(ChineseFont.find(Optional.empty()));
        } catch (ErrorResponseException e) {
            return Optional.empty();
        }
    }

    private static void skipUnless(boolean there, String message) {
        if (!there) {
            System.out.println("SKIPPED: " + message);
        }
        assumeTrue(there, message);
    }

    private static List<String> texts(byte[] pdf) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document));
            }
        }
        return texts;
    }
}
