package io.tongchou.ledger.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Lists as comma-separated lines with a header. */
final class Csv {

    private Csv() {}

    static <T> ResponseEntity<String> of(List<T> rows, String header, Function<T, List<String>> fields) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header.split(","));
            rows.forEach(row -> csv.writeRecord(
                    fields.apply(row).stream().map(Csv::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString());
    }

    /** What a spreadsheet would take for a formula is kept a text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=@+".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
