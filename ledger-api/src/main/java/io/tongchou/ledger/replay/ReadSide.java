package io.tongchou.ledger.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the read side rebuilt as a task, when somebody asks for it or when this build's code did not make it. */
final class ReadSide {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSide.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEDGER = "ledger";

    private final Rebuild rebuild;
    private final Tasks tasks;

    ReadSide(Rebuild rebuild, Tasks tasks) {
        this.rebuild = rebuild;
        this.tasks = tasks;
    }

    /** The task, unless a rebuild is under way on whichever node. */
    Optional<Task> rebuild(String askedBy) throws SQLException {
        return rebuild.running() ? Optional.empty() : Optional.of(begin(Tasks.Kind.REBUILD, askedBy));
    }

    /**
     * Begins what is due: the proof that this build makes of all history what is there, where another made it, or a rebuild
     * whose node went away. The old read side serves on.
     */
    void takeUp() {
        try {
            if (rebuild.running()) {
                return;
            }
            if (rebuild.outdated()) {
                begin(Tasks.Kind.UPGRADE_PROOF, LEDGER);
            } else if (rebuild.interrupted()) {
                begin(Tasks.Kind.REBUILD, LEDGER);
            }
        } catch (SQLException e) {
            LOG.error("Whether the read side is to be rebuilt cannot be told", e);
        }
    }

    private Task begin(Tasks.Kind kind, String askedBy) {
        return tasks.begin(kind, Optional.empty(), askedBy, this::run);
    }

    private JsonNode run(Tasks.Progress progress) throws InterruptedException, SQLException {
        try {
            Replayed replayed = rebuild.run(new Stoppable(progress));
            if (replayed.switched()) {
                LOG.info("The read side was rebuilt from {} events, found equal, and serves", replayed.events());
            } else {
                LOG.error(
                        "The read side was rebuilt and differs in {} rows; the old one serves on. The first: {}",
                        replayed.differences(),
                        replayed.first().getFirst());
            }
            return json(replayed);
        } catch (Stopped e) {
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
        return answer;
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
                throw new Stopped();
            }
        }
    }

    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the ledger is closed; the rebuild goes on when it starts again");
        }
    }
}
