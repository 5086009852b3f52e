package io.tongchou.ledger.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work that takes longer than a request: each on a thread of its own, its progress written where every node sees it. A task whose
 * node has not been heard of for half a minute is {@link Task.State#INTERRUPTED}.
 */
public final class Tasks implements AutoCloseable {

    /** What is done. */
    public enum Kind {
        /** Books are proved from their events. */
        VERIFY,
        /** The read side is made anew beside the one that serves. */
        REBUILD,
        /** The same with another build's code, before it serves. */
        UPGRADE_PROOF,
        /** A book's events, seals and statements are put together for an auditor. */
        EVIDENCE_PACK
    }

    /** The work itself; it should end soon after its thread is interrupted. */
    public interface Work {

        /** Does it and tells what came of it. */
        JsonNode run(Progress progress) throws Exception;
    }

    /** Hears how far the work has come; cheap to tell often. */
    public interface Progress {

        /**
         * Something new begins.
         *
         * @param total how much there is of it, in a count of its own; 0 where that is not known
         */
        void phase(String name, long total);

        /** So much of the phase is done. */
        void reached(long done);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final long WRITE_MILLIS = 500;
    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int PATIENCE_SECONDS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SELECT = """
            SELECT id, kind, pool, book, asked_by, asked_at, node, phase, done, total, updated_at, result, error,
                   CASE WHEN state = 'RUNNING' AND updated_at < clock_timestamp() - %d * interval '1 second'
                        THEN 'INTERRUPTED' ELSE state END AS state
              FROM ledger.task
            """.formatted(SILENCE.toSeconds());

    private final JdbcClient database;
    private final Clock clock;
    private final String node;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tasks-written").daemon().factory());

    /** @param node this node's name among those that share the database */
    public Tasks(DataSource source, Clock clock, String node) {
        this.database = JdbcClient.create(source);
        this.clock = clock;
        this.node = node;
        writer.scheduleWithFixedDelay(this::write, WRITE_MILLIS, WRITE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins work about a book, or about everything. The task can be asked for at once.
     *
     * @param askedBy who wants it; shown with it
     */
    public Task begin(Kind kind, Optional<BookId> book, String askedBy, Work work) {
        return begin(kind, book.map(BookId::pool), book, askedBy, work);
    }

    /** Begins work about all books of a pool. */
    public Task begin(Kind kind, PoolCode pool, String askedBy, Work work) {
        return begin(kind, Optional.of(pool), Optional.empty(), askedBy, work);
    }

    private Task begin(Kind kind, Optional<PoolCode> pool, Optional<BookId> book, String askedBy, Work work) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        INSERT INTO ledger.task (id, kind, pool, book, asked_by, asked_at, node, state, phase, done, total,
                                                 updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'RUNNING', '', 0, 0, clock_timestamp())""")
                .param(id)
                .param(kind.name())
                .param(pool.map(PoolCode::code).orElse(null))
                .param(book.map(BookId::toString).orElse(null))
                .param(askedBy)
                .param(clock.millis())
                .param(node)
                .update();
        Running begun = new Running(id, kind, work);
        running.put(id, begun);
        begun.thread.start();
        return find(id).orElseThrow();
    }

    public Optional<Task> find(UUID id) {
        return database.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, n) -> task(row))
                .optional();
    }

    /**
     * Which tasks are asked for.
     *
     * @param pools whose tasks may be seen; those of everything too where empty
     */
    public record Filter(
            Optional<Collection<String>> pools, Optional<String> pool, Optional<String> book, Optional<Kind> kind) {}

    /**
     * Tasks, the latest first.
     *
     * @param before the last one of the page before
     * @param limit how many at most
     */
    public List<Task> page(Filter filter, Optional<Task> before, int limit) {
        return database.sql(SELECT + " WHERE true"
                        + (filter.pools().isPresent() ? " AND pool = ANY(:pools)" : "")
                        + (filter.pool().isPresent() ? " AND pool = :pool" : "")
                        + (filter.book().isPresent() ? " AND book = :book" : "")
                        + (filter.kind().isPresent() ? " AND kind = :kind" : "")
                        + (before.isPresent() ? " AND (asked_at, id) < (:askedAt, :id)" : "")
                        + " ORDER BY asked_at DESC, id DESC LIMIT :limit")
                .param("pools", filter.pools().orElse(List.of()).toArray(String[]::new))
                .param("pool", filter.pool().orElse(""))
                .param("book", filter.book().orElse(""))
                .param("kind", filter.kind().map(Kind::name).orElse(""))
                .param(
                        "askedAt",
                        before.map(task -> task.askedAt().toEpochMilli()).orElse(0L))
                .param("id", before.map(Task::id).orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query((row, n) -> task(row))
                .list();
    }

    /** Stops the work of this node; what does not end is told to be interrupted. */
    @Override
    public void close() {
        running.values().forEach(task -> task.thread.interrupt());
        try {
            for (Running task : running.values()) {
                task.thread.join(Duration.ofSeconds(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("What came of tasks is not written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Running task : running.values()) {
            task.end("INTERRUPTED", null, "the ledger was closed");
        }
        write();
    }

    private void write() {
        for (Running task : running.values()) {
            try {
                task.write();
            } catch (RuntimeException e) { // the database may be away; the next look tries again
                LOG.warn("How far task {} has come cannot be written: {}", task.id, e.toString());
            }
        }
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("pool")),
                Optional.ofNullable(row.getString("book")).map(BookId::parse),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                row.getString("node"),
                Task.State.valueOf(row.getString("state")),
                row.getString("phase"),
                row.getLong("done"),
                row.getLong("total"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("result")).map(Tasks::parsed),
                Optional.ofNullable(row.getString("error")));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task's result cannot be read", e);
        }
    }

    /** Work under way. Its thread tells; the writer's thread alone writes, also the end, until it stands in the database. */
    private final class Running implements Progress {

        private record Told(String phase, long done, long total) {}

        private record End(
                String state,
                @Nullable String result,
                @Nullable String error) {}

        private final UUID id;
        private final Kind kind;
        private final Thread thread;
        private volatile Told told = new Told("", 0, 0);
        private volatile @Nullable End end;
        private Told written = told;
        private long writtenAt = System.nanoTime();

        Running(UUID id, Kind kind, Work work) {
            this.id = id;
            this.kind = kind;
            this.thread = Thread.ofPlatform()
                    .name("task-" + kind.name().toLowerCase(Locale.ROOT))
                    .daemon()
                    .unstarted(() -> run(work));
        }

        private void run(Work work) {
            try {
                end("DONE", work.run(this).toString(), null);
            } catch (InterruptedException | CancellationException e) {
                end("INTERRUPTED", null, "the ledger was closed");
            } catch (Exception | Error e) { // or it would seem to go on for ever
                LOG.error("Task {} ({}) failed", id, kind, e);
                end("FAILED", null, e.getMessage() == null ? e.toString() : e.getMessage());
            }
            try {
                writer.execute(Tasks.this::write);
            } catch (RejectedExecutionException e) {
                LOG.debug("The ledger is closing, and writes what is left itself", e);
            }
        }

        private synchronized void end(String state, @Nullable String result, @Nullable String error) {
            if (end == null) {
                end = new End(state, result, error);
            }
        }

        @Override
        public void phase(String name, long total) {
            told = new Told(name, 0, total);
        }

        @Override
        public void reached(long done) {
            told = new Told(told.phase, done, told.total);
        }

        private void write() {
            End ended = end;
            Told now = told;
            boolean silent = System.nanoTime() - writtenAt > TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS);
            if (ended == null && now.equals(written) && !silent) {
                return;
            }
            database.sql("""
                            UPDATE ledger.task SET phase = ?, done = ?, total = ?, state = ?, result = ?, error = ?,
                                                   updated_at = clock_timestamp()
                             WHERE id = ?""")
                    .param(now.phase)
                    .param(now.done)
                    .param(now.total)
                    .param(ended == null ? "RUNNING" : ended.state)
                    .param(ended == null ? null : ended.result)
                    .param(ended == null ? null : ended.error)
                    .param(id)
                    .update();
            written = now;
            writtenAt = System.nanoTime();
            if (ended != null) {
                running.remove(id);
            }
        }
    }
}
