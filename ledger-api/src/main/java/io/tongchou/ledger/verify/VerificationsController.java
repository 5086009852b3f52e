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
import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.http.RequestBodies;
import io.tongchou.ledger.http.StrictJson;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.tasks.TaskAnswer;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books are proved from their events while commands go on; two at a time, so that figures do not wait for auditors. */
@RestController
@Tag(name = "Proof")
@RequestMapping("/api/v1/pools/{pool}")
class VerificationsController {

    private static final int LONGEST = 1024 * 1024;
    private static final int AT_ONCE = 2;

    private final Verifier verifier;
    private final Tasks tasks;
    private final Answers answers;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    VerificationsController(Verifier verifier, Tasks tasks, Answers answers) {
        this.verifier = verifier;
        this.tasks = tasks;
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
                book -> TaskAnswer.begun(tasks.begin(
                        Tasks.Kind.VERIFY,
                        Optional.of(book),
                        caller.name(),
                        progress -> verified(List.of(book), heads, progress).json())));
    }

    /** There are none; heads that were sent as one and not looked at would pass for proved. */
    private static List<Fault> parameters(HttpServletRequest request) {
        return request.getQueryString() == null
                ? List.of()
                : List.of(new Fault("?" + request.getQueryString(), "is not taken here; heads stand in the body"));
    }

    private static Map<Long, Hash> heads(byte[] body, List<Fault> faults) {
        Map<Long, Hash> heads = new HashMap<>();
        if (body.length == 0) {
            return heads;
        }
        StrictJson.Parsed parsed = StrictJson.parse(body);
        faults.addAll(parsed.faults());
        if (parsed.node().isMissingNode()) {
            return heads;
        }
        DataReader reader = new DataReader();
        List<String> given = reader.read(parsed.node(), Asked.class, "", Set.of())
                .flatMap(Asked::heads)
                .orElse(List.of());
        reader.faults().stream()
                .map(fault -> new Fault(fault.path().replaceFirst("^\\.", ""), fault.message()))
                .forEach(faults::add);
        for (int i = 0; i < given.size(); i++) {
            try {
                AnsweredHead head = AnsweredHead.parse(given.get(i));
                Hash other = heads.putIfAbsent(head.sequence(), head.hash());
                if (other != null && !other.equals(head.hash())) {
                    faults.add(new Fault("heads[" + i + "]", "differs from another head of the same event"));
                }
            } catch (IllegalArgumentException e) {
                faults.add(new Fault("heads[" + i + "]", "must be <sequence>:<64 hexadecimal digits in lower case>"));
            }
        }
        return heads;
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
        List<BookId> books = verifier.books(Optional.empty()).stream()
                .filter(book -> book.pool().code().equals(pool))
                .toList();
        if (books.isEmpty()) {
            return Problems.of(Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened"));
        }
        return TaskAnswer.begun(tasks.begin(
                Tasks.Kind.VERIFY,
                new PoolCode(pool),
                caller.name(),
                progress -> verified(books, Map.of(), progress).json()));
    }

    private VerificationAnswer verified(List<BookId> books, Map<Long, Hash> heads, Tasks.Progress progress)
            throws InterruptedException {
        progress.phase("waiting for another verification", 0);
        turns.acquire();
        try {
            List<Verification> verifications = new ArrayList<>();
            for (BookId book : books) {
                verifications.add(verifier.verify(book, heads, told(progress)));
            }
            return VerificationAnswer.of(verifications);
        } finally {
            turns.release();
        }
    }

    private static Verifier.Progress told(Tasks.Progress progress) {
        return new Verifier.Progress() {
            @Override
            public void events(BookId book, long last) {
                progress.phase("events of book " + book, last);
            }

            @Override
            public void reached(long sequence) {
                progress.reached(sequence);
            }

            @Override
            public void identities(BookId book) {
                progress.phase("identities of book " + book, 0);
            }
        };
    }
}
