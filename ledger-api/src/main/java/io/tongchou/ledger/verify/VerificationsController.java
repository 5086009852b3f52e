package io.tongchou.ledger.verify;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.http.RequestBodies;
import io.tongchou.ledger.http.StrictJson;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.tasks.TaskAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books are proved from their events, for whoever asks over HTTP. */
@RestController
@Tag(name = "Proof")
@RequestMapping("/api/v1/pools/{pool}")
class VerificationsController {

    private static final int LONGEST = 1024 * 1024;

    private final Verifications verifications;
    private final Answers answers;

    VerificationsController(Verifications verifications, Answers answers) {
        this.verifications = verifications;
        this.answers = answers;
    }

    /**
     * What may be asked with.
     *
     * @param heads heads that the ledger answered earlier, each as {@code <sequence>:<64 hexadecimal digits>}
     */
    record Asked(Optional<List<String>> heads) {}

    @PostMapping("/funds/{fund}/verifications")
    @Operation(
            summary = "Begins to prove a book from its events 账套核验",
            description =
                    "Every event is read and folded: the chain, legs against the posting rules, vouchers, outcomes, numbers, snapshots,"
                            + " seals, every row of the read side, and the identities. The task's result names each check, how much it was"
                            + " made of, and what does not fit by its event. Optionally with `{\"heads\": [\"<sequence>:<hash>\"]}`, heads that"
                            + " the ledger answered earlier: the chain must still go through them.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Asked.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Begun; Location tells where its task is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.class)))
    ResponseEntity<?> ofFund(
            @PathVariable String pool,
            @PathVariable String fund,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller)
            throws IOException {
        Optional<byte[]> body = RequestBodies.read(request.getInputStream(), LONGEST);
        Optional<Refusal> forbidden = TaskAnswer.forbidden(caller, pool);
        if (forbidden.isPresent()) {
            return Problems.of(forbidden.get());
        }
        if (body.isEmpty()) {
            return Problems.of(RequestBodies.tooLong(LONGEST));
        }
        List<Fault> faults = new ArrayList<>(parameters(request));
        Map<Long, Hash> heads = heads(body.get(), faults);
        if (!faults.isEmpty()) {
            return Problems.of(Refusal.invalid(faults));
        }
        return answers.to(
                pool,
                fund,
                new Question(Map.of()),
                Optional.empty(),
                caller,
                book -> TaskAnswer.begun(verifications.begin(book, heads, caller.name())));
    }

    /** There are none; heads that were sent as one and not looked at would pass for proved. */
    private static List<Fault> parameters(HttpServletRequest request) {
        return request.getQueryString() == null
                ? List.of()
                : List.of(new Fault("?" + request.getQueryString(), "is not taken here; heads stand in the body"));
    }

    private static Map<Long, Hash> heads(byte[] body, List<Fault> faults) {
        if (body.length == 0) {
            return Map.of();
        }
        StrictJson.Parsed parsed = StrictJson.parse(body);
        faults.addAll(parsed.faults());
        if (parsed.node().isMissingNode()) {
            return Map.of();
        }
        DataReader reader = new DataReader();
        List<String> given = reader.read(parsed.node(), Asked.class, "", Set.of())
                .flatMap(Asked::heads)
                .orElse(List.of());
        reader.faults().stream()
                .map(fault -> new Fault(fault.path().replaceFirst("^\\.", ""), fault.message()))
                .forEach(faults::add);
        return Verifications.heads(given, faults);
    }

    @PostMapping("/verifications")
    @Operation(summary = "Begins to prove all books of a pool from their events, one after the other")
    @ApiResponse(
            responseCode = "202",
            description = "Begun; Location tells where its task is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TaskAnswer.class)))
    ResponseEntity<?> ofPool(
            @PathVariable String pool,
            HttpServletRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Optional<Refusal> forbidden = TaskAnswer.forbidden(caller, pool);
        if (forbidden.isPresent()) {
            return Problems.of(forbidden.get());
        }
        List<Fault> faults = parameters(request);
        if (!faults.isEmpty()) {
            return Problems.of(Refusal.invalid(faults));
        }
        return verifications
                .begin(pool, caller.name())
                .map(TaskAnswer::begun)
                .orElseGet(() ->
                        Problems.of(Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened")));
    }
}
