package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.commands.reading.DataReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that somebody brings, with what is said of it.
 *
 * @param charset that its sender names
 */
public record Brought(
        InputStream bytes, Optional<String> name, Optional<String> charset, Optional<ControlTotals> said) {

    /** The field of a form in which its lines are counted. */
    public static final String LINES = "lineCount";

    /** The field of a form in which its amounts are added up. */
    public static final String AMOUNT = "totalAmount";

    /** The field of a form that has it. */
    public static final String FILE = "file";

    /**
     * A file chosen in a form.
     *
     * @param fields what was written beside it
     * @param withoutTotals whether both control totals may be left out
     * @throws UnreadableFile where none was chosen, or a control total is missing or is no number
     */
    public static Brought of(MultipartFile file, Map<String, String> fields, boolean withoutTotals)
            throws UnreadableFile, IOException {
        boolean isSaid = !withoutTotals || fields.containsKey(LINES) || fields.containsKey(AMOUNT);
        Optional<ControlTotals> said = isSaid
                ? Optional.of(TotalsHeaders.read(name -> Optional.ofNullable(fields.get(name)), LINES, AMOUNT))
                : Optional.empty();
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        if (name.isEmpty()) {
            throw new UnreadableFile(Refusal.invalid(FILE, "is required"));
        } else if (!Upload.isName(name)) {
            throw new UnreadableFile(
                    Refusal.invalid(FILE, "must have a name of up to " + DataReader.LONGEST_TEXT + " characters"));
        }
        return new Brought(file.getInputStream(), Optional.of(name), Optional.empty(), said);
    }
}
