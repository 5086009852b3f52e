package io.tongchou.ledger.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the read side rebuilt as a task, when somebody asks for it or when this build's code did not make it. */
public final class ReadSide implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSide.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Auditors change nothing. */
    private static final List<String> OFFICES = List.of("admin", "city-head", "finance-head");

    private static final String LEDGER = "ledger";
    private static final long LOOK_MILLIS = 2000;

    private final Rebuild rebuild;
    private final Tasks tasks;
    private final Thread due = Thread.ofPlatform().name("rebuilds-due").daemon().unstarted(this::takeUp);

    ReadSide(Rebuild rebuild, Tasks tasks) {
        this.rebuild = rebuild;
        this.tasks = tasks;
    }

    /** The refusal of a caller who may not have a rebuild. */
    public static Optional<Refusal> forbidden(Caller caller) {
        return OFFICES.stream().anyMatch(caller::has) && caller.mayTouch("*")
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.FORBIDDEN, caller.name() + " may not have the figures of all pools made anew"));
    }

    /** Whether a text may name the differences of a rebuild. */
    public static boolean isFingerprint(String text) {
        return text.matches("[0-9a-f]{16}");
    }

    /**
     * The task, unless a rebuild is under way on whichever node.
     *
     * @param accepted the fingerprint of differences that an earlier rebuild named and somebody has looked into
     */
    public Optional<Task> rebuild(String askedBy, Optional<String> accepted) throws SQLException {
        return rebuild.running() ? Optional.empty() : Optional.of(begin(Tasks.Kind.REBUILD, askedBy, accepted));
    }

    /** Takes up what is due, once nobody rebuilds any more; the old read side serves on. */
    void start() {
        due.start();
    }

    @Override
    public void close() {
        due.interrupt();
    }

    /**
     * The proof that this build makes of all history what is there, where another made it; or a rebuild whose node went away.
     * The database may need a while to see that it is gone.
     */
    private void takeUp() {
        try {
            while (rebuild.running()) {
                Thread.sleep(LOOK_MILLIS);
            }
            if (rebuild.proofDue()) {
                begin(Tasks.Kind.UPGRADE_PROOF, LEDGER, Optional.empty());
            } else if (rebuild.interrupted()) {
                begin(Tasks.Kind.REBUILD, LEDGER, Optional.empty());
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("Whether the read side is to be rebuilt cannot be told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the ledger is closed
        }
    }

    private Task begin(Tasks.Kind kind, String askedBy, Optional<String> accepted) {
        return tasks.begin(kind, Optional.empty(), askedBy, progress -> run(progress, accepted));
    }

    private JsonNode run(Tasks.Progress progress, Optional<String> accepted) throws InterruptedException, SQLException {
        try {
            Replayed replayed = rebuild.run(new Stoppable(progress), accepted);
            if (replayed.switched()) {
                LOG.info(
                        "The read side was rebuilt from {} events and serves; {} rows differ from the old",
                        replayed.events(),
                        replayed.differences());
            } else {
                LOG.error(
                        "The read side was rebuilt and differs in {} rows; the old one serves on. The first: {}",
                        replayed.differences(),
                        replayed.first().getFirst());
            }
            return json(replayed);
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        }
    }

    static JsonNode json(Replayed replayed) {
        ObjectNode answer = JSON.createObjectNode()
                .put("switched", replayed.switched())
                .put("events", replayed.events())
                .put("differences", replayed.differences());
        replayed.tables()
                .forEach(table -> answer.withArray("tables")
                        .addObject()
                        .put("table", table.table())
                        .put("rows", table.rows())
                        .put("differing", table.differing()));
        replayed.first()
                .forEach(difference -> answer.withArray("first")
                        .addObject()
                        .put("table", difference.table())
                        .<ObjectNode>set("key", row(difference.key()))
                        .<ObjectNode>set("serving", row(difference.serving()))
                        .set("rebuilt", row(difference.rebuilt())));
        return replayed.differences() == 0 ? answer : answer.put("fingerprint", replayed.fingerprint());
    }

    private static JsonNode row(Optional<String> row) {
        return row.map(ReadSide::row).orElse(JSON.nullNode());
    }

    private static JsonNode row(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote a row that is no JSON", e);
        }
    }

    /** Lets the rebuild end where it is when the ledger is closed. */
    private record Stoppable(Tasks.Progress progress) implements Progress {

        @Override
        public void phase(String name, long total) {
            stopWhereAsked();
            progress.phase(name, total);
        }

        @Override
        public void reached(long done) {
            stopWhereAsked();
            progress.reached(done);
        }

        private static void stopWhereAsked() {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the ledger is closed; the rebuild goes on when it starts again");
            }
        }
    }
}
