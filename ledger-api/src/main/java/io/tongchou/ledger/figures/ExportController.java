package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.export.Export;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole books for others to recompute. A county's clerk gets its own unit's legs, which are complete books by themselves. */
@RestController
@Tag(name = "Figures")
class ExportController {

    private final Figures figures;
    private final Exports exports;
    private final Answers answers;

    ExportController(Figures figures, Exports exports, Answers answers) {
        this.figures = figures;
        this.exports = exports;
        this.answers = answers;
    }

    @GetMapping("/api/v1/pools/{pool}/funds/{fund}/export")
    @Operation(
            summary =
                    "The book's entries for independent recomputation: a journal for hledger, or JSON with one entry a line",
            description =
                    "Streamed, of any length. `hledger check --strict ordereddates` accepts the journal: its date is the"
                            + " effective day, its second date the day of recording, its code the voucher. The first lines name the event"
                            + " and the chain's hash that it ends with.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            required = true,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"hledger", "ndjson"}))
    @Parameter(
            name = "names",
            in = ParameterIn.QUERY,
            description =
                    "How the journal calls accounts: `codes`, 410222:1003.01; `zh`, with the Chinese names behind the codes",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"codes", "zh"},
                            defaultValue = "codes"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The last effective day; today where left out",
            schema = @Schema(type = "string", format = "date"))
    @OfABook
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    @Nullable
    ResponseEntity<?> export(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException {
        Question question = new Question(parameters, "format", "names", "unit", "to", "knownAt", "atLeast");
        Optional<Exports.Format> format = question.must("format", Exports.Format::named, "must be hledger or ndjson");
        Export.Names names = question.read(
                        "names", text -> Exports.named(Export.Names.class, text), "must be codes or zh")
                .orElse(Export.Names.CODES);
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("to");
        Optional<Refusal> refusal = answers.refusal(pool, fund, question, unit, caller);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        BookId book = Question.book(pool, fund).orElseThrow();
        Export.Asked asked = new Export.Asked(book, figures.basis(book, moment), Question.visible(caller, unit));
        exports.send(asked, format.orElseThrow(), names, response);
        return null;
    }
}
