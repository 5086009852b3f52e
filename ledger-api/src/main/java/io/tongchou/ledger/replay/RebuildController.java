package io.tongchou.ledger.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.TaskAnswer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds of the read side of all books. */
@RestController
@Tag(name = "Tasks")
@RequestMapping("/api/v1/rebuilds")
class RebuildController {

    private static final String ACCEPT = "accept";

    private final ReadSide readSide;

    RebuildController(ReadSide readSide) {
        this.readSide = readSide;
    }

    @PostMapping
    @Operation(
            summary = "Rebuild the read side from the events and compare",
            description =
                    "All figures are made anew from the events of all books, beside those that serve, while commands and "
                            + "figures go on; one that was interrupted is gone on with. Every row is compared. Where all agree, the rebuilt "
                            + "figures take the place of the old; where one does not, the task's result names it and nothing changes.")
    @Parameter(
            name = ACCEPT,
            in = ParameterIn.QUERY,
            description =
                    "The fingerprint of differences that an earlier rebuild named, looked into by whoever asks: where there "
                            + "are these and no others, the rebuilt figures take the place of the old",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "202",
            description = "Begun; Location tells where its task is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.class)))
    @ApiResponse(responseCode = "409", description = "REBUILD_RUNNING: one is under way")
    ResponseEntity<byte[]> rebuild(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller)
            throws SQLException {
        Optional<Refusal> forbidden = ReadSide.forbidden(caller);
        if (forbidden.isPresent()) {
            return Problems.of(forbidden.get());
        }
        Question question = new Question(parameters, ACCEPT);
        Optional<String> accepted = question.read(
                ACCEPT, RebuildController::fingerprint, "must be the fingerprint of an earlier rebuild's differences");
        if (question.refusal().isPresent()) {
            return Problems.of(question.refusal().get());
        }
        Optional<Task> begun = readSide.rebuild(caller.name(), accepted);
        return begun.map(TaskAnswer::begun)
                .orElseGet(
                        () -> Problems.of(
                                HttpStatus.CONFLICT,
                                "REBUILD_RUNNING",
                                "a rebuild of the read side is under way; GET /api/v1/tasks?kind=REBUILD tells how far it has come"));
    }

    private static String fingerprint(String text) {
        if (!ReadSide.isFingerprint(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
