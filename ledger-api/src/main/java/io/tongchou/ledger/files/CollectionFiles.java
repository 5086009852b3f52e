package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tax authority's files (征收文件): taken in from whoever may bring them, checked as a whole, then posted line by line. */
@Component
public class CollectionFiles {

    private final SourceFiles files;
    private final WhenFileReceivedThenPost posting;
    private final Clock clock;

    CollectionFiles(SourceFiles files, WhenFileReceivedThenPost posting, Clock clock) {
        this.files = files;
        this.posting = posting;
        this.clock = clock;
    }

    /**
     * A file that is there.
     *
     * @param first whether it came just now, and not before with the same bytes
     */
    public record Received(SourceFiles.Known known, boolean first) {}

    /** Whether somebody may bring files. */
    public static boolean mayBring(Caller caller, String pool) {
        return caller.mayTouch(pool) && caller.has("tax");
    }

    /**
     * The book of those files that somebody brings.
     *
     * @throws UnreadableFile where there is none, or the caller may not
     */
    public BookId ofWhoBrings(String pool, String fund, Caller caller) throws UnreadableFile {
        BookId book = files.book(pool, fund);
        if (!mayBring(caller, pool)) {
            throw refused(RefusalCode.FORBIDDEN, caller.name() + " may not send files of pool " + pool);
        }
        return book;
    }

    /**
     * The book of those files that somebody reads. What they say is of all units, so a county does not.
     *
     * @throws UnreadableFile where there is none, or the caller may not
     */
    public BookId ofWhoReads(String pool, String fund, Caller caller) throws UnreadableFile {
        if (!caller.mayTouch(pool) || caller.has("county")) {
            throw refused(RefusalCode.FORBIDDEN, caller.name() + " may not read files of pool " + pool);
        }
        return files.book(pool, fund);
    }

    /**
     * Takes a file in: all of it is kept, and posted from now on. One with the same bytes as another is that one.
     *
     * @throws UnreadableFile where its encoding, its header or its control totals are wrong; nothing of it is kept then
     */
    public Received receive(BookId book, Brought brought, Caller caller) throws IOException, UnreadableFile {
        try (SpooledFile bytes = SpooledFile.of(brought.bytes())) {
            Optional<SourceFiles.Known> before = files.find(book, bytes.sha256());
            if (before.isPresent()) {
                return there(before.get(), false);
            }
            SourceFile file = checked(book, bytes, brought, caller);
            return files.keep(file, bytes)
                    ? there(new SourceFiles.Known(file, Progress.NONE), true)
                    : there(files.find(book, file.file()).orElseThrow(), false);
        }
    }

    private Received there(SourceFiles.Known known, boolean first) {
        posting.received();
        return new Received(known, first);
    }

    public Optional<SourceFiles.Known> find(BookId book, String file) {
        return files.find(book, file);
    }

    /**
     * The files of a book, the latest first.
     *
     * @param cursor the file behind which the page begins
     * @throws UnreadableFile where that is none
     */
    public List<SourceFiles.Known> page(BookId book, Optional<String> cursor, int limit) throws UnreadableFile {
        Optional<SourceFiles.Known> before = cursor.flatMap(last -> files.find(book, last));
        if (cursor.isPresent() && before.isEmpty()) {
            throw new UnreadableFile(Refusal.invalid("cursor", "must be a cursor"));
        }
        return files.page(book, before, limit);
    }

    /**
     * The lines of which there is something to say, in their order.
     *
     * @param behind the number of the line behind which the page begins
     */
    public List<LineNote> notes(SourceFile file, LineNote.Status status, int behind, int limit) {
        return files.notes(file, Optional.of(status), behind, limit);
    }

    /** The files of past entries (历史凭证文件) that a book has, the latest first. */
    public List<SourceFiles.Imported> imported(BookId book, int limit) {
        return files.imported(book, limit);
    }

    private SourceFile checked(BookId book, SpooledFile bytes, Brought brought, Caller caller)
            throws IOException, UnreadableFile {
        TextEncoding encoding = TextEncoding.of(bytes, brought.charset());
        ControlTotals counted = count(bytes, encoding, book);
        Optional<Refusal> differing = brought.said().flatMap(said -> ControlTotals.differing(said, counted));
        if (differing.isPresent()) {
            throw new UnreadableFile(differing.get());
        }
        return new SourceFile(
                book,
                bytes.sha256(),
                brought.name(),
                encoding,
                bytes.size(),
                counted,
                caller.name(),
                caller.person(),
                Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
    }

    /** What the lines come to; one whose amounts cannot be read comes to nothing. */
    private static ControlTotals count(SpooledFile bytes, TextEncoding encoding, BookId book)
            throws IOException, UnreadableFile {
        int lines = 0;
        Money amount = Money.ZERO;
        try (CsvLines csv = new CsvLines(encoding.reader(bytes.open()), CollectionLine.HEADER)) {
            for (Optional<CsvLines.Line> line = csv.next(); line.isPresent(); line = csv.next()) {
                lines++;
                amount = amount.plus(
                        CollectionLine.read(line.get(), book).amount().orElse(Money.ZERO));
            }
        } catch (ArithmeticException e) {
            throw new UnreadableFile(Refusal.invalid("file", "has amounts that come to more than the ledger can hold"));
        }
        if (lines == 0) {
            throw new UnreadableFile(Refusal.invalid("file", "has no line behind its header"));
        }
        return new ControlTotals(lines, amount);
    }

    private static UnreadableFile refused(RefusalCode code, String detail) {
        return new UnreadableFile(Refusal.of(code, detail));
    }
}
