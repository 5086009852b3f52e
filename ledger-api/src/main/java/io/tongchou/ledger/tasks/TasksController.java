package io.tongchou.ledger.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Long work: how far it has come and what came of it. */
@RestController
@Tag(name = "Tasks")
@RequestMapping(TasksController.PATH)
class TasksController {

    static final String PATH = "/api/v1/tasks";

    private static final Set<String> PARAMETERS = Set.of("pool", "fund", "kind", "cursor", "limit");
    private static final int USUAL_PAGE = 100;
    private static final int MOST_ON_A_PAGE = 1000;
    private static final long LOOK_MILLIS = 500;
    private static final String EVERYTHING = "*";

    private final Tasks tasks;

    TasksController(Tasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A task and how far it has come",
            description = "With `Accept: text/event-stream` it is told again as it goes on, until it ends.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.class)))
    @Nullable
    ResponseEntity<byte[]> one(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Optional<Task> task = parsed(id).flatMap(tasks::find);
        Optional<Refusal> forbidden =
                TaskAnswer.forbidden(caller, task.map(TaskAnswer::ownerOf).orElseGet(() -> anyOf(caller)));
        if (forbidden.isPresent()) {
            return Problems.of(forbidden.get());
        }
        if (task.isEmpty()) {
            return Problems.of(HttpStatus.NOT_FOUND, "TASK_UNKNOWN", "no task " + id + " was begun");
        }
        if (!accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return json(TaskAnswer.of(task.get()));
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        follow(task.get(), response.getOutputStream());
        return null;
    }

    private void follow(Task from, OutputStream out) throws IOException, InterruptedException {
        Task task = from;
        out.write(event(task));
        out.flush();
        while (task.state() == Task.State.RUNNING) {
            Thread.sleep(LOOK_MILLIS);
            Task now = tasks.find(task.id()).orElseThrow();
            if (!now.equals(task)) {
                out.write(event(now));
                out.flush();
            }
            task = now;
        }
    }

    private static byte[] event(Task task) {
        return ("data: " + new String(TaskAnswer.json(TaskAnswer.of(task)), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping
    @Operation(summary = "Tasks, the latest first")
    @Parameter(name = "pool", in = ParameterIn.QUERY, description = "Of that pool", schema = @Schema(type = "string"))
    @Parameter(
            name = "fund",
            in = ParameterIn.QUERY,
            description = "Of that fund of the pool",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Of that kind",
            schema = @Schema(implementation = Tasks.Kind.class))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Tasks on a page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.Page.class)))
    ResponseEntity<byte[]> list(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Optional<String> pool = Optional.ofNullable(parameters.get("pool"));
        Optional<Refusal> forbidden = TaskAnswer.forbidden(caller, pool.orElse(anyOf(caller)));
        if (forbidden.isPresent()) {
            return Problems.of(forbidden.get());
        }
        List<Fault> faults = new ArrayList<>();
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .sorted()
                .forEach(name -> faults.add(new Fault(name, "is not a parameter here")));
        Optional<String> fund = Optional.ofNullable(parameters.get("fund"));
        if (fund.isPresent() && pool.isEmpty()) {
            faults.add(new Fault("fund", "needs the pool"));
        }
        Optional<Tasks.Kind> kind = read(parameters, "kind", Tasks.Kind::valueOf, "must be a kind of task", faults);
        int limit = read(parameters, "limit", TasksController::limit, "must be 1 to " + MOST_ON_A_PAGE, faults)
                .orElse(USUAL_PAGE);
        Optional<Task> before = read(parameters, "cursor", this::cursor, "must be a cursor", faults);
        if (!faults.isEmpty()) {
            return Problems.of(Refusal.invalid(faults));
        }
        List<TaskAnswer> page = tasks
                .page(
                        new Tasks.Filter(
                                TaskAnswer.seenBy(caller),
                                pool,
                                fund.map(code -> pool.orElseThrow() + "/" + code),
                                kind),
                        before,
                        limit)
                .stream()
                .map(TaskAnswer::of)
                .toList();
        return json(new TaskAnswer.Page(
                page,
                page.size() < limit
                        ? Optional.empty()
                        : Optional.of(page.getLast().id())));
    }

    private static ResponseEntity<byte[]> json(Object answer) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(TaskAnswer.json(answer));
    }

    /** A pool that the caller may touch, where it is still open which one is asked about. */
    private static String anyOf(Caller caller) {
        return caller.pools().stream().findFirst().orElse(EVERYTHING);
    }

    private Task cursor(String id) {
        return parsed(id).flatMap(tasks::find).orElseThrow(() -> new IllegalArgumentException(id));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST_ON_A_PAGE) {
            throw new NumberFormatException(text);
        }
        return limit;
    }

    private static <T> Optional<T> read(
            Map<String, String> parameters,
            String name,
            Function<String, T> parse,
            String problem,
            List<Fault> faults) {
        try {
            return Optional.ofNullable(parameters.get(name)).map(parse);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, problem));
            return Optional.empty();
        }
    }
}
