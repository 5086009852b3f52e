package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.TongchouApplication;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.tasks.Tasks.Progress;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The books of all cities' scenarios in a service of their own, as if it had written them, sealed at every close. */
final class ScenariosInHouse {

    /** So many events share an instant, as those of a batch do. */
    private static final int BATCH = 3;

    private static final Instant BEGINNING = Instant.parse("2024-06-01T00:00:00Z");
    private static final List<BookId> BOOKS = new ArrayList<>();

    private static final ConfigurableApplicationContext SERVICE =
            new SpringApplicationBuilder(TongchouApplication.class).run();

    private ScenariosInHouse() {}

    /** A part of the service. */
    static <T> T part(Class<T> type) {
        return SERVICE.getBean(type);
    }

    static synchronized List<BookId> books() throws IOException, SQLException, InterruptedException {
        if (BOOKS.isEmpty()) {
            for (GivenBook book : PlayedScenarios.books()) {
                record(book);
                BOOKS.add(book.state().id());
            }
            awaitSeals();
        }
        return BOOKS;
    }

    private static void record(GivenBook book) throws SQLException, IOException {
        BookId id = book.state().id();
        ObjectMapper json = new ObjectMapper();
        try (Connection connection = part(DataSource.class).getConnection();
                PreparedStatement event = connection.prepareStatement("""
                        INSERT INTO ledger.domain_event (book, sequence, event_id, type, revision, recorded_at, payload,
                                                         metadata, hash)
                        VALUES (?, ?, ?, ?, '1', ?, ?, ?, ?)""");
                PreparedStatement head = connection.prepareStatement(
                        "INSERT INTO ledger.book_head (book, pool, sequence, hash, recorded_at) VALUES (?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            byte[] hash = new byte[32];
            long recordedAt = 0;
            for (StoredEvent stored : book.history()) {
                UUID eventId = UUID.randomUUID();
                String type = stored.recorded().event().getClass().getSimpleName();
                recordedAt = BEGINNING.toEpochMilli() + stored.sequence() / BATCH;
                byte[] payload = EventJson.write(stored.recorded());
                byte[] metadata = json.writeValueAsBytes(stored.by().toMetaData());
                hash = Chain.hash(
                        hash,
                        id.toString(),
                        stored.sequence(),
                        eventId.toString(),
                        type,
                        "1",
                        recordedAt,
                        payload,
                        metadata);
                event.setString(1, id.toString());
                event.setLong(2, stored.sequence());
                event.setObject(3, eventId);
                event.setString(4, type);
                event.setLong(5, recordedAt);
                event.setBytes(6, payload);
                event.setBytes(7, metadata);
                event.setBytes(8, hash);
                event.addBatch();
            }
            event.executeBatch();
            head.setString(1, id.toString());
            head.setString(2, id.pool().code());
            head.setLong(3, book.history().size());
            head.setBytes(4, hash);
            head.setLong(5, recordedAt);
            head.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void awaitSeals() throws InterruptedException {
        Seals seals = part(Seals.class);
        for (long end = System.nanoTime() + Duration.ofMinutes(1).toNanos(); System.nanoTime() < end; ) {
            if (seals.unsealed().isEmpty()) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(seals.unsealed()).as("closes without a seal after a minute").isEmpty();
    }

    /** The pack of a whole book. */
    static Path pack(BookId book, Path directory) throws IOException, SQLException, InterruptedException {
        EvidencePack writer = part(EvidencePack.class);
        Path file = directory.resolve(book.toString().replace('/', '-') + ".zip");
        writer.write(
                file,
                new EvidencePack.Asked(book, "now", Long.MAX_VALUE),
                part(SealedWith.class).key().orElseThrow(),
                new Progress() {
                    @Override
                    public void phase(String name, long total) {}

                    @Override
                    public void reached(long done) {}
                });
        return file;
    }
}
