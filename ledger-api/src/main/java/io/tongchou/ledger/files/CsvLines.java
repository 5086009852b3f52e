package io.tongchou.ledger.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tongchou.ledger.book.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The lines of comma-separated text (RFC 4180) behind a header that must be there word for word; blank lines are passed over. */
public final class CsvLines implements AutoCloseable {

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private long last;

    /**
     * A line.
     *
     * @param number in the file, the header being line 1; the first one where a quoted field goes over several
     * @param fields as many as it has, which need not be as many as the header has
     */
    public record Line(int number, List<String> fields) {}

    /**
     * @param header the names of the columns
     * @throws UnreadableFile where the text does not begin with the header
     */
    public CsvLines(Reader text, List<String> header) throws UnreadableFile, IOException {
        csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new LongLinesCut(text));
        records = csv.iterator();
        List<String> first = next().map(Line::fields).orElse(List.of());
        if (!first.equals(header)) {
            String found = String.join(",", first);
            throw new UnreadableFile(Refusal.invalid(
                    "header",
                    "must be [" + String.join(",", header) + "] and is "
                            + (found.isEmpty()
                                    ? "missing"
                                    : "[" + found.substring(0, Math.min(found.length(), 200)) + "]")));
        }
    }

    /**
     * The next line; empty at the end.
     *
     * @throws UnreadableFile where quotes are out of order, so that where lines end cannot be told
     */
    public Optional<Line> next() throws UnreadableFile, IOException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord next = records.next();
            last = next.getStartingLineNumber();
            return Optional.of(new Line(Math.toIntExact(last), next.getFields()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new UnreadableFile(
                    Refusal.invalid("file", "cannot be read behind line " + last + ": its quotes are out of order"));
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
