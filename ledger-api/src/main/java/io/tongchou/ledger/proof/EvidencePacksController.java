package io.tongchou.ledger.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.proof.EvidencePack.Asked;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.TaskAnswer;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
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
    private final SealedWith with;
    private final BookReader books;
    private final Tasks tasks;
    private final Answers answers;

    EvidencePacksController(EvidencePacks packs, SealedWith with, BookReader books, Tasks tasks, Answers answers) {
        this.packs = packs;
        this.with = with;
        this.books = books;
        this.tasks = tasks;
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
        return answers.to(pool, fund, question, Optional.empty(), caller, book -> begin(book, period, caller));
    }

    private ResponseEntity<byte[]> begin(BookId book, Optional<Period> period, Caller caller) {
        if (with.key().isEmpty()) {
            return Problems.of(
                    HttpStatus.CONFLICT,
                    "SEAL_KEY_MISSING",
                    "ledger.seal.key names no key, so nothing that is given out can be signed");
        }
        BookState now = books.at(book, Long.MAX_VALUE);
        Optional<YearMonth> last = period.map(of -> YearMonth.from(of.last()));
        if (last.filter(month -> !month.isBefore(now.nextToClose())).isPresent()) {
            return Problems.of(Refusal.of(
                    RefusalCode.MONTH_NOT_CLOSED,
                    last.get() + " is not closed in book " + book + "; " + now.nextToClose()
                            + " is the next to close"));
        }
        Optional<Long> closed = last.map(month -> packs.closeOf(book, month));
        if (closed.filter(sequence -> sequence == 0).isPresent()) {
            return Problems.of(Refusal.invalid(List.of(new Fault("period", "was closed by no event of book " + book))));
        }
        Asked asked = new Asked(book, period.map(Period::toString).orElse("now"), closed.orElse(now.sequence()));
        SealingKey key = with.key().get();
        Task task = tasks.begin(
                Tasks.Kind.EVIDENCE_PACK,
                Optional.of(book),
                caller.name(),
                progress -> packs.make(asked, key, progress));
        return TaskAnswer.begun(task);
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
