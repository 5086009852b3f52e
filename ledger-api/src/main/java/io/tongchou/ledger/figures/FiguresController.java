package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.ArrearsPage;
import io.tongchou.ledger.balances.Balances;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.TrialBalance;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
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

/** The figures of a book. An unknown pool, fund, unit, account or day is a refusal, never an empty list. */
@RestController
@Tag(name = "Figures")
@RequestMapping("/api/v1/pools/{pool}/funds/{fund}")
class FiguresController {

    private static final int USUAL_PAGE = 100;

    private final Figures figures;
    private final Identities identities;
    private final BookReader books;
    private final Answers answers;

    FiguresController(Figures figures, Identities identities, BookReader books, Answers answers) {
        this.figures = figures;
        this.identities = identities;
        this.books = books;
        this.answers = answers;
    }

    @GetMapping("/trial-balance")
    @Operation(summary = "Closing balances of all accounts, one side each; as CSV with Accept: text/csv")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits, or RESERVE; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts; today where left out",
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
    ResponseEntity<?> trialBalance(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "asOf", "knownAt", "atLeast");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            TrialBalance balance = figures.trialBalance(book, moment, Question.visible(caller, unit));
            return accept.startsWith(Answers.CSV)
                    ? Answers.csv(FigureAnswers.Csv.of(balance))
                    : ResponseEntity.ok(FigureAnswers.of(balance));
        });
    }

    @GetMapping("/balances")
    @Operation(summary = "Balances, debit positive; as CSV with Accept: text/csv")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits, or RESERVE; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            description = "An account of the chart, such as 1003.01; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts; today where left out",
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
    ResponseEntity<?> balances(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "account", "asOf", "knownAt", "atLeast");
        Optional<UnitCode> unit = question.unit();
        Optional<Account> account = question.account();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            Balances balances = figures.balances(book, moment, Question.visible(caller, unit), account);
            return accept.startsWith(Answers.CSV)
                    ? Answers.csv(FigureAnswers.Csv.of(balances))
                    : ResponseEntity.ok(FigureAnswers.of(balances));
        });
    }

    @GetMapping("/entries")
    @Operation(summary = "Every posting with its running balance and where it comes from; as CSV with Accept: text/csv")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits, or RESERVE; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            description = "An account of the chart, such as 1003.01; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first effective day",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The last effective day; today where left out",
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
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Postings on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    ResponseEntity<?> entries(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question =
                new Question(parameters, "unit", "account", "from", "to", "knownAt", "atLeast", "cursor", "limit");
        Optional<UnitCode> unit = question.unit();
        Optional<Account> account = question.account();
        Optional<LocalDate> from = question.day("from");
        Moment moment = question.moment("to");
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = question.read("limit", FiguresController::limit, "must be 1 to " + EntriesPage.Filter.MOST)
                .orElse(USUAL_PAGE);
        return answers.to(pool, fund, question, unit, caller, book -> {
            EntriesPage page = figures.entries(
                    book, moment, new EntriesPage.Filter(Question.visible(caller, unit), account, from, cursor, limit));
            return accept.startsWith(Answers.CSV)
                    ? Answers.csv(FigureAnswers.Csv.of(page))
                    : ResponseEntity.ok(FigureAnswers.of(page));
        });
    }

    static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > EntriesPage.Filter.MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }

    /** What payers were assessed to pay and have not paid. */
    @GetMapping("/arrears")
    @Operation(
            summary =
                    "Assessments not paid in full, with days late and employers' late fee to date; as CSV with Accept: text/csv")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts, to which lateness is reckoned; today where left out",
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
            description = "As the page before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Assessments on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    ResponseEntity<?> arrears(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "asOf", "knownAt", "atLeast", "cursor", "limit");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        Optional<String> cursor = question.read("cursor", text -> text, "must be a cursor");
        int limit = question.read("limit", FiguresController::limit, "must be 1 to " + EntriesPage.Filter.MOST)
                .orElse(USUAL_PAGE);
        return answers.to(pool, fund, question, unit, caller, book -> {
            ArrearsPage page = figures.arrears(book, moment, Question.visible(caller, unit), cursor, limit);
            ArrearsAnswer answer =
                    ArrearsAnswer.of(page, books.at(book, page.basis().sequence()));
            return accept.startsWith(Answers.CSV) ? Answers.csv(answer.csv()) : ResponseEntity.ok(answer);
        });
    }

    /** A year's settlement: as closed and covered so far, or of an open year as if it were closed now. */
    @GetMapping("/settlements/{year}")
    @Operation(summary = "Who meets which gap of the year: as closed and covered so far, or a preview of an open year")
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
    ResponseEntity<?> settlement(
            @PathVariable String pool,
            @PathVariable String fund,
            @PathVariable String year,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "knownAt", "atLeast");
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, Optional.empty(), caller, book -> {
            Basis basis = figures.basis(book, moment);
            return settlement(
                    books.at(book, basis.sequence()), year, moment, basis, Question.visible(caller, Optional.empty()));
        });
    }

    /** What is watched of a fund, each figure with what it is made of. */
    @GetMapping("/indicators")
    @Operation(summary = "Risk indicators, each with what it is made of, its level and what that rests on")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all, and the whole pool's, where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts; today where left out",
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
    ResponseEntity<?> indicators(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "asOf", "knownAt", "atLeast");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            Basis basis = figures.basis(book, moment);
            BookState state = books.at(book, basis.sequence());
            return tooEarly(state, basis)
                    .<ResponseEntity<?>>map(Problems::of)
                    .orElseGet(() -> ResponseEntity.ok(IndicatorsAnswer.of(
                            book, basis, Indicators.of(state, basis.asOf()), Question.visible(caller, unit))));
        });
    }

    /** What should have come, and what of it has. */
    @GetMapping("/obligations")
    @Operation(
            summary =
                    "Subsidies, debts from before pooling, top-ups, premiums on their way, deposits and bonds: what should come, what has, and what is late; as CSV with Accept: text/csv")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts, to which lateness is reckoned; today where left out",
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
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObligationsAnswer.class)))
    ResponseEntity<?> obligations(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "asOf", "knownAt", "atLeast");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        return answers.to(pool, fund, question, unit, caller, book -> {
            Basis basis = figures.basis(book, moment);
            BookState state = books.at(book, basis.sequence());
            Optional<Refusal> tooEarly = tooEarly(state, basis);
            if (tooEarly.isPresent()) {
                return Problems.of(tooEarly.get());
            }
            ObligationsAnswer answer = ObligationsAnswer.of(state, basis, Question.visible(caller, unit));
            return accept.startsWith(Answers.CSV) ? Answers.csv(answer.csv()) : ResponseEntity.ok(answer);
        });
    }

    static Optional<Refusal> tooEarly(BookState state, Basis basis) {
        return state.isOpen() && !basis.asOf().isBefore(state.beginsOn())
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.PERIOD_CLOSED,
                        state.isOpen()
                                ? "the book begins on " + state.beginsOn()
                                : "the book was not open at " + basis.knownAt()));
    }

    private static ResponseEntity<?> settlement(
            BookState book, String yearText, Moment moment, Basis basis, Optional<UnitCode> visible) {
        FiscalYear year;
        try {
            year = new FiscalYear(Integer.parseInt(yearText));
        } catch (IllegalArgumentException e) {
            return Problems.of(Refusal.invalid("year", "must be a year such as 2021"));
        }
        Optional<Refusal> refusal = YearOfSettlement.none(book, year, YearOfSettlement.dayOf(moment, basis));
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        Settlement settlement = YearEnd.settlement(book, year);
        return ResponseEntity.ok(
                FigureAnswers.of(book.id(), settlement, book.year(year).isClosed(), basis, visible));
    }

    @GetMapping("/identities")
    @Operation(
            summary = "What must always hold in the book, whether it does, and the entries that break it",
            description =
                    "Looks at every posting and takes as long as that takes. For the whole pool's offices, not for a county.")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts; today where left out",
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
    ResponseEntity<?> identities(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "asOf", "knownAt", "atLeast");
        Moment moment = question.moment("asOf");
        if (caller.has("county")) {
            return Problems.of(Refusal.of(
                    RefusalCode.FORBIDDEN, caller.name() + " may not read what concerns all units of pool " + pool));
        }
        return answers.to(
                pool,
                fund,
                question,
                Optional.empty(),
                caller,
                book -> ResponseEntity.ok(FigureAnswers.of(identities.check(book, moment))));
    }
}
