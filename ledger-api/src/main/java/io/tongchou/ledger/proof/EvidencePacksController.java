package io.tongchou.ledger.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.TaskAnswer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Packs of evidence for auditors: made by a task, then fetched. */
@RestController
@Tag(name = "Proof")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}/evidence-packs")
class EvidencePacksController {

    private final EvidencePacks packs;
    private final Answers answers;

    EvidencePacksController(EvidencePacks packs, Answers answers) {
        this.packs = packs;
        this.answers = answers;
    }

    @PostMapping
    @Operation(
            summary = "Begins to put a pack of evidence together 审计证据包",
            description =
                    "From the book's first event to the close of a month or year, or to the last event. The task's result names where the pack can be fetched.")
    @Parameter(
            name = "period",
            in = ParameterIn.QUERY,
            description =
                    "A closed month such as 2021-03, or a closed year such as 2021; to the last event where left out",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.class)))
    ResponseEntity<?> begin(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Optional<Refusal> refusal = TaskAnswer.forbidden(caller, pool);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        Question question = new Question(parameters, "period");
        Optional<Period> period =
                question.read("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021");
        return answers.to(
                pool, fund, question, Optional.empty(), caller, book -> told(packs.begin(book, period, caller.name())));
    }

    private static ResponseEntity<byte[]> told(EvidencePacks.Begun begun) {
        return switch (begun) {
            case EvidencePacks.Begun.Making(Task task) -> TaskAnswer.begun(task);
            case EvidencePacks.Begun.Refused(Refusal refusal) -> Problems.of(refusal);
            case EvidencePacks.Begun.Unsigned() ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "SEAL_KEY_MISSING",
                        "ledger.seal.key names no key, so nothing that is given out can be signed");
        };
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A pack of evidence, once its task is done",
            description =
                    "A ZIP to be checked with the standalone verifier. It lies on the node that made it, for a week; whoever comes later has another made, which is the same but for its day.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
    ResponseEntity<?> pack(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Optional<Refusal> refusal = TaskAnswer.forbidden(caller, pool);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        return answers.to(
                pool,
                fund,
                new Question(parameters),
                Optional.empty(),
                caller,
                book -> packs.find(book, id)
                        .<ResponseEntity<?>>map(EvidencePacksController::download)
                        .orElseGet(() -> Problems.of(
                                HttpStatus.NOT_FOUND,
                                "PACK_UNKNOWN",
                                "this node has no pack " + id + " of book " + book
                                        + "; it was made on another one, or more than a week ago")));
    }

    private static ResponseEntity<FileSystemResource> download(Path pack) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(pack.getFileName().toString())
                                .build()
                                .toString())
                .body(new FileSystemResource(pack));
    }
}
