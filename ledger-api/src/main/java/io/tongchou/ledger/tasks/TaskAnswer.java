package io.tongchou.ledger.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.security.Caller;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A task as it is answered, and who may ask for it.
 *
 * @param id its number; `GET /api/v1/tasks/{id}` tells how far it has come
 * @param pool the pool it is about; everything where left out
 * @param fund the fund it is about; all of the pool where left out
 * @param phase what it is at
 * @param done of the phase
 * @param total of the phase; left out where it is not known
 * @param result what came of it, once it is DONE
 * @param error why it FAILED
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Task")
public record TaskAnswer(
        String id,
        Tasks.Kind kind,
        Optional<String> pool,
        Optional<String> fund,
        String askedBy,
        String askedAt,
        String node,
        Task.State state,
        String phase,
        long done,
        Optional<Long> total,
        String updatedAt,
        @Schema(type = "object") Optional<JsonNode> result,
        Optional<String> error) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final String EVERYTHING = "*";
    private static final List<String> OFFICES = List.of("auditor", "city-head", "finance-head", "admin");

    /** @param next the cursor of the next page, where there may be one */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<TaskAnswer> tasks, Optional<String> next) {}

    static TaskAnswer of(Task task) {
        return new TaskAnswer(
                task.id().toString(),
                task.kind(),
                task.pool(),
                task.book().map(book -> book.fund().code()),
                task.askedBy(),
                task.askedAt().toString(),
                task.node(),
                task.state(),
                task.phase(),
                task.done(),
                task.total() == 0 ? Optional.empty() : Optional.of(task.total()),
                task.updatedAt().toString(),
                task.result(),
                task.error());
    }

    /** The answer to a request that began a task. */
    public static ResponseEntity<byte[]> begun(Task task) {
        return ResponseEntity.accepted()
                .location(URI.create(TasksController.PATH + "/" + task.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json(of(task)));
    }

    /**
     * The refusal of a caller who may not begin or see tasks.
     *
     * @param pool whose task it is; {@code *} where it is about everything
     */
    public static Optional<Refusal> forbidden(Caller caller, String pool) {
        boolean office = OFFICES.stream().anyMatch(caller::has);
        return office && caller.mayTouch(pool)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.FORBIDDEN,
                        caller.name() + " may not begin or see tasks of "
                                + (pool.equals(EVERYTHING) ? "all pools" : "pool " + pool)));
    }

    /** The pools whose tasks the caller may see; those of everything too where empty. */
    public static Optional<Collection<String>> seenBy(Caller caller) {
        return caller.mayTouch(EVERYTHING) ? Optional.empty() : Optional.of(caller.pools());
    }

    /** Whose a task is, as {@link #forbidden} takes it. */
    public static String ownerOf(Task task) {
        return task.pool().orElse(EVERYTHING);
    }

    static byte[] json(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task cannot be written", e);
        }
    }
}
