package io.tongchou.ledger.pages.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.tasks.Task;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A task in a list.
 *
 * @param href its own page
 * @param about the book, pool or everything that it is about
 * @param state as {@link Task.State} calls it
 * @param stateName the same in words
 * @param phase what it is at
 * @param total of the phase; 0 where it is not known
 * @param outcome what came of it, or why nothing did; blank while it runs
 * @param sound whether what came of it leaves nothing to be looked into
 */
public record TaskRow(
        String id,
        String href,
        String kind,
        String about,
        String state,
        String stateName,
        String phase,
        long done,
        long total,
        String askedBy,
        String askedAt,
        String outcome,
        boolean sound) {

    private static final int BYTES_IN_A_KILOBYTE = 1024;

    public static TaskRow of(Visit visit, Words words, Task task) {
        return new TaskRow(
                task.id().toString(),
                visit.to("/tasks/" + task.id()),
                words.say("task.kind." + task.kind()),
                about(words, task),
                task.state().name(),
                words.say("task.state." + task.state()),
                phase(words, task.phase()),
                task.done(),
                task.total(),
                task.askedBy(),
                words.instant(task.askedAt()),
                outcome(words, task),
                task.result().map(result -> isSound(task, result)).orElse(task.state() == Task.State.RUNNING));
    }

    public boolean isRunning() {
        return state.equals(Task.State.RUNNING.name());
    }

    /** How the state is coloured. */
    public String getLevel() {
        return switch (Task.State.valueOf(state)) {
            case RUNNING -> "blue";
            case DONE -> sound ? "normal" : "red";
            case FAILED -> "red";
            case INTERRUPTED -> "orange";
        };
    }

    private static String about(Words words, Task task) {
        return task.book()
                .map(book -> book.pool() + " " + words.caption(BookReport.fund(book.fund())))
                .or(task::pool)
                .orElseGet(() -> words.say("task.everything"));
    }

    /** A phase names the book that it is of, which stands beside it. */
    private static String phase(Words words, String phase) {
        return phase.isEmpty()
                ? words.say("task.phase.begun")
                : words.sayElse(
                        "task.phase." + phase.replaceFirst(" of book .*", "").replace(' ', '-'), phase);
    }

    private static boolean isSound(Task task, JsonNode result) {
        return switch (task.kind()) {
            case VERIFY -> result.path("sound").asBoolean();
            case REBUILD, UPGRADE_PROOF -> result.path("switched").asBoolean();
            case EVIDENCE_PACK -> true;
        };
    }

    private static String outcome(Words words, Task task) {
        return switch (task.state()) {
            case RUNNING -> "";
            case FAILED -> task.error().orElse("");
            case INTERRUPTED -> words.say("task.interrupted");
            case DONE ->
                task.result().map(result -> outcome(words, task, result)).orElse("");
        };
    }

    private static String outcome(Words words, Task task, JsonNode result) {
        return switch (task.kind()) {
            case VERIFY -> {
                long found = StreamSupport.stream(result.path("books").spliterator(), false)
                        .flatMap(
                                book -> StreamSupport.stream(book.path("checks").spliterator(), false))
                        .mapToLong(check -> check.path("found").asLong())
                        .sum();
                yield result.path("sound").asBoolean() ? words.say("task.sound") : words.say("task.not-sound", found);
            }
            case EVIDENCE_PACK ->
                words.say(
                        "task.packed",
                        Optional.of(result.path("until").asText())
                                .filter(until -> !until.equals("now"))
                                .orElseGet(() -> words.say("task.until-now")),
                        (result.path("bytes").asLong() + BYTES_IN_A_KILOBYTE - 1) / BYTES_IN_A_KILOBYTE);
            case REBUILD, UPGRADE_PROOF -> {
                long differences = result.path("differences").asLong();
                yield differences == 0
                        ? words.say("task.rebuilt", result.path("events").asLong())
                        : words.say(
                                result.path("switched").asBoolean() ? "task.accepted" : "task.differs", differences);
            }
        };
    }
}
