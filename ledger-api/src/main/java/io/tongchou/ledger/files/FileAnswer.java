package io.tongchou.ledger.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * A file and what has come of it, as it is answered.
 *
 * @param file the SHA-256 of its bytes, 64 hexadecimal digits
 * @param lines behind the header; once it is posted, posted and duplicates and refused together
 * @param late of those posted
 * @param amount what its lines come to, late fees included
 * @param linesPerSecond of the lines that were dealt with
 * @param refusedLines the first of them
 * @param lateLines the first of them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FileAnswer(
        String file,
        Optional<String> name,
        Progress.State status,
        String receivedAt,
        int lines,
        int posted,
        int duplicates,
        int late,
        int refused,
        String amount,
        String postedAmount,
        Optional<Long> linesPerSecond,
        Optional<List<Line>> refusedLines,
        Optional<List<Line>> lateLines) {

    /** How many lines are told of with the file itself; the others stand in its lines. */
    static final int FIRST_LINES = 100;

    /**
     * A line of which there is something to say.
     *
     * @param line its number in the file, the header being line 1
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(int line, String receiptNo, LineNote.Status status, Optional<String> detail, Optional<Reason> error) {

        static Line of(LineNote note) {
            return new Line(
                    note.line(),
                    note.number(),
                    note.status(),
                    note.code().isPresent() ? Optional.empty() : Optional.of(note.detail()),
                    note.code()
                            .map(code -> new Reason(
                                    code, note.detail(), note.available().map(Money::toString))));
        }
    }

    /** Why a line was refused. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Reason(String code, String detail, Optional<String> available) {}

    /** @param next the cursor of the next page, where there may be one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<FileAnswer> files, Optional<String> next) {}

    /** @param next the cursor of the next page, where there may be one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Lines(String file, List<Line> lines, Optional<String> next) {}

    /** The counts alone. */
    static FileAnswer of(SourceFiles.Known known) {
        SourceFile file = known.file();
        Progress progress = known.progress();
        return new FileAnswer(
                file.file(),
                file.name(),
                progress.state(),
                file.receivedAt().toString(),
                file.totals().lines(),
                progress.posted(),
                progress.duplicates(),
                progress.late(),
                progress.refused(),
                file.totals().amount().toString(),
                progress.postedAmount().toString(),
                progress.millis() == 0 ? Optional.empty() : Optional.of(progress.lines() * 1000L / progress.millis()),
                Optional.empty(),
                Optional.empty());
    }

    /** With the first lines of which there is something to say. */
    FileAnswer with(List<LineNote> refusedNotes, List<LineNote> lateNotes) {
        return new FileAnswer(
                file,
                name,
                status,
                receivedAt,
                lines,
                posted,
                duplicates,
                late,
                refused,
                amount,
                postedAmount,
                linesPerSecond,
                Optional.of(refusedNotes.stream().map(Line::of).toList()),
                Optional.of(lateNotes.stream().map(Line::of).toList()));
    }
}
