package io.tongchou.ledger.rendering;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a report as a file. */
@Component
public final class Printer {

    private final PdfSettings settings;

    Printer(PdfSettings settings) {
        this.settings = settings;
    }

    /** @param name of the file, without its extension */
    public ResponseEntity<byte[]> spreadsheet(Report report, String name) {
        return answer(Medium.SPREADSHEET, "attachment", name, Spreadsheet.of(report));
    }

    /**
     * @param name of the file, without its extension
     * @throws org.springframework.web.ErrorResponseException where there is no font with Chinese characters
     */
    public ResponseEntity<byte[]> pages(Report report, String name) {
        return answer(Medium.PAGES, "inline", name, Pages.of(report, ChineseFont.find(settings.font())));
    }

    private static ResponseEntity<byte[]> answer(Medium medium, String disposition, String name, byte[] body) {
        return ResponseEntity.ok()
                .contentType(medium.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.builder(disposition)
                                .filename(name + "." + medium.extension())
                                .build()
                                .toString())
                .body(body);
    }
}
