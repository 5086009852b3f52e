package io.tongchou.ledger.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.figures.Answers;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seals of a book, the proof that a unit's balances are under one, and the keys that verify them. */
@RestController
@Tag(name = "Proof")
@RequestMapping("/api/v1")
class SealsController {

    private final Seals seals;
    private final SealedWith with;
    private final Answers answers;

    SealsController(Seals seals, SealedWith with, Answers answers) {
        this.seals = seals;
        this.with = with;
        this.answers = answers;
    }

    /** A book's seals in their order. */
    record SealsAnswer(String pool, String fund, List<SealDocument> seals) {}

    record KeysAnswer(List<SealKey> keys) {}

    @GetMapping("/pools/{pool}/funds/{fund}/seals")
    @Operation(
            summary = "What was signed at each close of a month 签章",
            description =
                    "Each seal names the chain's head, the totals of all units' balances, and the seal before it. A month that was closed again has another.")
    ResponseEntity<?> seals(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answers.to(
                pool,
                fund,
                new Question(parameters),
                Optional.empty(),
                caller,
                book -> ResponseEntity.ok(new SealsAnswer(
                        pool,
                        fund,
                        seals.of(book).stream().map(SealDocument::of).toList())));
    }

    @GetMapping("/pools/{pool}/funds/{fund}/seals/{sequence}/proof")
    @Operation(
            summary = "The proof that one unit's balances are in the list that a seal was made of 县级证明",
            description =
                    "The unit's own balances and salt, and the hashes of all units' leaves, which tell nothing of the others. To be checked with the standalone verifier.")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits, or RESERVE; a county's own where left out",
            schema = @Schema(type = "string"))
    ResponseEntity<?> proof(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String sequence,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit");
        Optional<UnitCode> unit = question.unit();
        return answers.to(
                pool,
                fund,
                question,
                unit,
                caller,
                book -> Question.visible(caller, unit)
                        .<ResponseEntity<?>>map(of -> proof(book, sequence, of))
                        .orElseGet(() -> Problems.of(Refusal.invalid(
                                List.of(new Fault("unit", "must be the unit that the proof is for"))))));
    }

    private ResponseEntity<?> proof(BookId book, String sequence, UnitCode unit) {
        return CountyProof.find(seals, book, sequence, unit)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.of(
                        HttpStatus.NOT_FOUND,
                        "SEAL_UNKNOWN",
                        "book " + book + " has no seal of event " + sequence + " with balances of unit " + unit
                                + "; its seals are of the events "
                                + seals.of(book).stream()
                                        .map(seal -> seal.seal().sequence())
                                        .toList()));
    }

    @GetMapping("/seal-keys")
    @Operation(
            summary = "The public keys that seals are verified with 验签公钥",
            description =
                    "An id is what sha256sum says of the key's DER form. The private halves are nowhere to be had.")
    KeysAnswer keys() {
        return new KeysAnswer(SealKey.all(seals, with));
    }
}
