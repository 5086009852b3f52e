package io.tongchou.ledger.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Long work and how far it has come.
 *
 * @param pool the code of the pool that it is about; everything where empty
 * @param book the one book that it is about
 * @param askedBy who asked for it
 * @param node where it is done
 * @param phase what it is at, in a few words
 * @param done of the phase, in the phase's own count
 * @param total of the phase; 0 where it is not known
 * @param updatedAt when its node was last heard of
 * @param result what came of it, once it is done
 * @param error why it failed
 */
public record Task(
        UUID id,
        Tasks.Kind kind,
        Optional<String> pool,
        Optional<BookId> book,
        String askedBy,
        Instant askedAt,
        String node,
        State state,
        String phase,
        long done,
        long total,
        Instant updatedAt,
        Optional<JsonNode> result,
        Optional<String> error) {

    /** Whether it goes on. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** Its node went away before it was done. */
        INTERRUPTED
    }
}
