package io.tongchou.ledger.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.proof.EvidencePack.Asked;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.tasks.Tasks.Progress;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packs that this node has made, in a directory of its own. They can be made anew, so they are kept for a week only. */
public final class EvidencePacks {

    private static final Duration KEPT = Duration.ofDays(7);

    /** The last event of the instant at which the month was closed last: what was known then. */
    private static final String CLOSE = """
            SELECT coalesce(max(same.sequence), 0)
              FROM (SELECT book, recorded_at FROM ledger.domain_event
                     WHERE book = :book AND type = 'MonthClosed'
                       AND convert_from(payload, 'UTF8')::jsonb #>> '{event,month}' = :month
                     ORDER BY sequence DESC LIMIT 1) AS closing
              JOIN ledger.domain_event AS same USING (book, recorded_at)
            """;

    private final Path directory;
    private final EvidencePack writer;
    private final SealedWith with;
    private final BookReader books;
    private final Tasks tasks;
    private final JdbcClient database;
    private final Clock clock;

    EvidencePacks(
            Path directory,
            EvidencePack writer,
            SealedWith with,
            BookReader books,
            Tasks tasks,
            DataSource source,
            Clock clock) {
        this.directory = directory;
        this.writer = writer;
        this.with = with;
        this.books = books;
        this.tasks = tasks;
        this.database = JdbcClient.create(source);
        this.clock = clock;
    }

    /** What comes of asking for a pack. */
    public sealed interface Begun {

        /** It is being made. */
        record Making(Task task) implements Begun {}

        /** There is no such pack. */
        record Refused(Refusal refusal) implements Begun {}

        /** The operator named no key, so nothing that is given out can be signed. */
        record Unsigned() implements Begun {}
    }

    /** Whether there is a key to sign what is given out. */
    public boolean canSign() {
        return with.key().isPresent();
    }

    /**
     * Begins to make a pack.
     *
     * @param period a closed one, at whose close it ends; with the book's last event where it is left out
     */
    public Begun begin(BookId book, Optional<Period> period, String askedBy) {
        if (with.key().isEmpty()) {
            return new Begun.Unsigned();
        }
        BookState now = books.at(book, Long.MAX_VALUE);
        Optional<YearMonth> last = period.map(of -> YearMonth.from(of.last()));
        if (last.filter(month -> !month.isBefore(now.nextToClose())).isPresent()) {
            return new Begun.Refused(Refusal.of(
                    RefusalCode.MONTH_NOT_CLOSED,
                    last.get() + " is not closed in book " + book + "; " + now.nextToClose()
                            + " is the next to close"));
        }
        Optional<Long> closed = last.map(month -> closeOf(book, month));
        if (closed.filter(sequence -> sequence == 0).isPresent()) {
            return new Begun.Refused(Refusal.invalid("period", "was closed by no event of book " + book));
        }
        Asked asked = new Asked(book, period.map(Period::toString).orElse("now"), closed.orElse(now.sequence()));
        SealingKey key = with.key().get();
        return new Begun.Making(tasks.begin(
                Tasks.Kind.EVIDENCE_PACK, Optional.of(book), askedBy, progress -> make(asked, key, progress)));
    }

    /** The last event that was known when a month was closed; 0 where no event closed it. */
    private long closeOf(BookId book, YearMonth month) {
        return database.sql(CLOSE)
                .param("book", book.toString())
                .param("month", month.toString())
                .query(Long.class)
                .single();
    }

    /** Makes a pack and tells where it can be fetched. */
    private JsonNode make(Asked asked, SealingKey key, Progress progress)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(directory);
        removeOld();
        String id = UUID.randomUUID().toString();
        Path draft = Files.createTempFile(directory, "pack", ".new"); // readable by its owner only: it holds salts
        try {
            ObjectNode result = writer.write(draft, asked, key, progress);
            Path pack = file(asked.book(), id);
            Files.move(draft, pack, StandardCopyOption.ATOMIC_MOVE);
            return result.put("bytes", Files.size(pack))
                    .put("sha256", sha256(pack))
                    .put("pack", id)
                    .put(
                            "download",
                            "/api/v1/pools/%s/funds/%s/evidence-packs/%s"
                                    .formatted(asked.book().pool(), asked.book().fund(), id));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file of a pack; empty where another node made it, or it was removed. */
    public Optional<Path> find(BookId book, String id) {
        try {
            return Optional.of(file(book, UUID.fromString(id).toString())).filter(Files::exists);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path file(BookId book, String id) {
        return directory.resolve("evidence-" + book.pool() + "-" + book.fund() + "-" + id + ".zip");
    }

    private void removeOld() throws IOException {
        Instant before = clock.instant().minus(KEPT);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
