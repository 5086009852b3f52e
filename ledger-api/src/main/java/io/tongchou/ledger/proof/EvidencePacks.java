package io.tongchou.ledger.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.proof.EvidencePack.Asked;
import io.tongchou.ledger.tasks.Tasks.Progress;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packs that this node has made, in a directory of its own. They can be made anew, so they are kept for a week only. */
final class EvidencePacks {

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
    private final JdbcClient database;
    private final Clock clock;

    EvidencePacks(Path directory, EvidencePack writer, DataSource source, Clock clock) {
        this.directory = directory;
        this.writer = writer;
        this.database = JdbcClient.create(source);
        this.clock = clock;
    }

    /** The last event that was known when a month was closed; 0 where no event closed it. */
    long closeOf(BookId book, YearMonth month) {
        return database.sql(CLOSE)
                .param("book", book.toString())
                .param("month", month.toString())
                .query(Long.class)
                .single();
    }

    /** Makes a pack and tells where it can be fetched. */
    JsonNode make(Asked asked, SealingKey key, Progress progress)
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
                    .put(
                            "download",
                            "/api/v1/pools/%s/funds/%s/evidence-packs/%s"
                                    .formatted(asked.book().pool(), asked.book().fund(), id));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    Optional<Path> find(BookId book, String id) {
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
