package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.security.Caller;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statements of a book in the standard's forms, and its plan against what came of it. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}/statements")
class StatementsController {

    private final Papers papers;
    private final Answers answers;
    private final Media media;

    StatementsController(Papers papers, Answers answers, Media media) {
        this.papers = papers;
        this.answers = answers;
        this.media = media;
    }

    @GetMapping("/balance-sheet")
    @Operation(summary = "The balance sheet 资产负债表 (会社保01表) of a month or a year; as CSV, XLSX or PDF by Accept")
    @OfAPeriod
    @OfABook
    ResponseEntity<?> balanceSheet(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(Papers.Kind.BALANCE_SHEET, pool, fund, parameters, accept, caller);
    }

    @GetMapping("/income-and-expenditure")
    @Operation(
            summary =
                    "Income and expenditure 收支表 (会社保02表), of the month and the year so far, or of the year; as CSV, XLSX or PDF by Accept",
            description =
                    "The whole city's leaves out what its levels paid each other, and says how much. Below the surplus it is reconciled with the net assets of the balance sheet.")
    @OfAPeriod
    @OfABook
    ResponseEntity<?> incomeAndExpenditure(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(Papers.Kind.INCOME_AND_EXPENDITURE, pool, fund, parameters, accept, caller);
    }

    @GetMapping("/plan-against-actual")
    @Operation(
            summary = "The year's plan against income and expenditure so far; as CSV, XLSX or PDF by Accept",
            description =
                    "Plans are those in force at the period's end. What came counts as settlements count it: without gap top-ups, legacy matters and what levels pay each other.")
    @OfAPeriod
    @OfABook
    ResponseEntity<?> planAgainstActual(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return answer(Papers.Kind.PLAN_AGAINST_ACTUAL, pool, fund, parameters, accept, caller);
    }

    private ResponseEntity<?> answer(
            Papers.Kind kind, String pool, String fund, Map<String, String> parameters, String accept, Caller caller) {
        Papers.Asked asked = papers.asked(kind, parameters, caller);
        return answers.to(
                pool,
                fund,
                asked.question(),
                asked.unit(),
                caller,
                book -> media.answer(accept, asked.made().apply(book).shown()));
    }
}
