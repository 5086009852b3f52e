package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.planning.PlanAgainstActual;
import io.tongchou.ledger.rendering.PlanReport;
import io.tongchou.ledger.rendering.Report;
import io.tongchou.ledger.rendering.StatementReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.statements.Statement;
import io.tongchou.ledger.statements.Statements;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    private final Statements statements;
    private final BookReader books;
    private final Answers answers;
    private final Media media;

    StatementsController(Statements statements, BookReader books, Answers answers, Media media) {
        this.statements = statements;
        this.books = books;
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
        return statement(
                pool,
                fund,
                parameters,
                caller,
                statements::balanceSheet,
                sheet -> answer(accept, "balance-sheet", sheet, StatementReport::balanceSheet));
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
        return statement(
                pool,
                fund,
                parameters,
                caller,
                statements::incomeAndExpenditure,
                form -> answer(accept, "income-and-expenditure", form, StatementReport::incomeAndExpenditure));
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
        return statement(pool, fund, parameters, caller, statements::incomeAndExpenditure, actual -> {
            PlanAgainstActual plan =
                    PlanAgainstActual.of(books.at(actual.book(), actual.basis().sequence()), actual);
            return media.answer(
                    accept,
                    new Media.Shown(
                            plan.book(),
                            plan.basis(),
                            plan.unit(),
                            "plan-against-actual",
                            plan.period().toString(),
                            () -> StatementAnswers.of(plan),
                            () -> StatementAnswers.Csv.of(plan),
                            state -> PlanReport.of(plan, state)));
        });
    }

    @FunctionalInterface
    private interface Form {
        Statement of(BookId book, Period period, Moment moment, Optional<UnitCode> unit);
    }

    private ResponseEntity<?> statement(
            String pool,
            String fund,
            Map<String, String> parameters,
            Caller caller,
            Form form,
            Function<Statement, ResponseEntity<?>> answer) {
        Question question = new Question(parameters, "period", "asOf", "unit", "knownAt", "atLeast");
        Optional<Period> period =
                question.must("period", Period::parse, "must be a month such as 2021-03, or a year such as 2021");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(
                pool,
                fund,
                question,
                unit,
                caller,
                book -> answer.apply(form.of(book, period.orElseThrow(), moment, Question.visible(caller, unit))));
    }

    private ResponseEntity<?> answer(
            String accept, String name, Statement statement, BiFunction<Statement, BookState, Report> report) {
        return media.answer(
                accept,
                new Media.Shown(
                        statement.book(),
                        statement.basis(),
                        statement.unit(),
                        name,
                        statement.period().toString(),
                        () -> StatementAnswers.of(statement),
                        () -> StatementAnswers.Csv.of(statement),
                        state -> report.apply(statement, state)));
    }
}
