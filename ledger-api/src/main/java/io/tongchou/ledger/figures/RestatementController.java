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
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.restatement.Restatements;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closed periods as they were closed, against as they are known now. */
@RestController
@Tag(name = "Figures")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}")
class RestatementController {

    private static final int USUAL_PAGE = 100;

    private final Restatements restatements;
    private final Answers answers;

    RestatementController(Restatements restatements, Answers answers) {
        this.restatements = restatements;
        this.answers = answers;
    }

    @GetMapping("/restatement")
    @Operation(
            summary =
                    "A closed month or year as closed against as now known: each difference with its entries, cause and people; as CSV with Accept: text/csv",
            description =
                    "First what differs at the period's end, with the entries recorded since, then entries dated later that correct entries of the period. Both parts page by one cursor. A county sees its own unit.")
    @Parameter(
            name = "period",
            in = ParameterIn.QUERY,
            required = true,
            description = "A month such as 2021-03, or a year such as 2021",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "closing",
            in = ParameterIn.QUERY,
            description = "Which closing of the period it is held against, from 1; the first where left out",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Legs and later entries on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @OfABook
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RestatementAnswer.class)))
    ResponseEntity<?> restatement(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question =
                new Question(parameters, "period", "closing", "cursor", "limit", "unit", "knownAt", "atLeast");
        Optional<Period> period =
                question.must("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021");
        int closing = question.read("closing", RestatementController::closing, "must be a number from 1")
                .orElse(1);
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = question.read("limit", FiguresController::limit, "must be 1 to " + EntriesPage.Filter.MOST)
                .orElse(USUAL_PAGE);
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(
                pool,
                fund,
                question,
                unit,
                caller,
                book -> restatements
                        .of(
                                book,
                                new Restatements.Asked(
                                        period.orElseThrow(),
                                        moment,
                                        Question.visible(caller, unit),
                                        closing,
                                        cursor,
                                        limit))
                        .map(RestatementAnswer::of)
                        .<ResponseEntity<?>>map(answer ->
                                accept.startsWith(Answers.CSV) ? Answers.csv(answer.csv()) : ResponseEntity.ok(answer))
                        .orElseGet(() -> Problems.of(notClosed(period.orElseThrow(), closing))));
    }

    private static Refusal notClosed(Period period, int closing) {
        return Refusal.of(
                period.month().isPresent() ? RefusalCode.MONTH_NOT_CLOSED : RefusalCode.YEAR_NOT_CLOSED,
                closing == 1 ? period + " is not closed" : period + " has no closing number " + closing);
    }

    private static int closing(String text) {
        int closing = Integer.parseInt(text);
        if (closing < 1) {
            throw new NumberFormatException(text);
        }
        return closing;
    }
}
