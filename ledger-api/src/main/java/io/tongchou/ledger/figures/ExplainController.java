package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.NotThere;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Any figure opened into what it is made of. */
@RestController
@Tag(name = "Figures")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}")
class ExplainController {

    private static final int USUAL_PAGE = 100;

    private final OpenedFigures figures;
    private final Answers answers;

    ExplainController(OpenedFigures figures, Answers answers) {
        this.figures = figures;
        this.answers = answers;
    }

    @GetMapping("/explain")
    @Operation(
            summary = "A figure opened: its formula, clause, inputs, and down to entries, events and lines of files",
            description = """
                    Each input names its own path and the address that opens it in the same state. Paths:
                    `balance/<unit|ALL|UNITS>/<account[:ITEM]|group>[/<day>]`,
                    `flow/<unit|ALL|UNITS>/<account[:ITEM]|group>/<from>/<to>`,
                    `closing/<unit>/<account>/<from>/<to>`,
                    `statement/<balance-sheet|income-and-expenditure>/<period>/<unit|ALL>/<line>/<column>`,
                    `settlement/<year>/<unit>/<amount>[/<POLICY|MANAGEMENT|GAP>]`,
                    `plan/<year>/<unit|UNITS>/<INCOME|EXPENDITURE|SURPLUS|INCOME.PREMIUM …>[/<day>]`,
                    `indicator/<KIND>/<unit|POOL>[/<subject>]`, `spent/<year>/<unit|UNITS>`, `item/<KIND>/<number>`,
                    `entry/<command id>`, `event/<sequence>`. Groups are INCOME, EXPENDITURE, TOTAL_FUNDING, PREMIUMS and OWNED;
                    UNITS is all but the reserve. A county opens its own unit's figures.""")
    @Parameter(
            name = "figure",
            in = ParameterIn.QUERY,
            required = true,
            description = "The figure's path, such as balance/410222/1003.01",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description =
                    "The last effective day that counts, where the path has no day of its own; today where left out",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = "As known at that instant, inclusive; the last event included where left out",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "atLeast",
            in = ParameterIn.QUERY,
            description = "Waits for the event of that sequence to be included, or is BUSY",
            schema = @Schema(type = "integer", format = "int64"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page of entries before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Entries' legs on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExplanationAnswer.class)))
    ResponseEntity<?> explain(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "figure", "asOf", "knownAt", "atLeast", "cursor", "limit");
        Optional<Figure> figure =
                question.must("figure", Figure::parse, "must be a figure's path such as balance/410222/1003.01");
        Moment moment = question.moment("asOf");
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = question.read("limit", FiguresController::limit, "must be 1 to " + EntriesPage.Filter.MOST)
                .orElse(USUAL_PAGE);
        return answers.to(pool, fund, question, figure.flatMap(Figure::unit), caller, book -> {
            try {
                OpenedFigures.Opened opened = figures.open(caller, book, figure.orElseThrow(), moment, cursor, limit);
                return ResponseEntity.ok(ExplanationAnswer.of(book, opened.basis(), opened.explanation()));
            } catch (NotThere e) {
                return Problems.of(e.refusal());
            }
        });
    }
}
