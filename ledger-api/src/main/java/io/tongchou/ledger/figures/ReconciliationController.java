package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.agreement.Reconciliation;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.figures.ReconciliationAnswer.Part;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.rendering.ReconciliationReport;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the books of tax authority, treasury, finance and counties agree with the ledger. */
@RestController
@Tag(name = "Figures")
class ReconciliationController {

    private static final int USUAL_PAGE = 100;
    private static final int MOST = 1000;

    private final Figures figures;
    private final MonthsReconciled months;
    private final Answers answers;
    private final Media media;

    ReconciliationController(Figures figures, MonthsReconciled months, Answers answers, Media media) {
        this.figures = figures;
        this.months = months;
        this.answers = answers;
        this.media = media;
    }

    /** Where a page of differences begins, and the instant as known at which the one before was made. */
    private record Cursor(Instant knownAt, int from) {

        static Cursor parse(String text) {
            int end = text.indexOf('_');
            int from = Integer.parseInt(text.substring(end + 1));
            if (from < 0) {
                throw new NumberFormatException(text);
            }
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, end)))), from);
        }
    }

    @GetMapping("/api/v1/pools/{pool}/funds/{fund}/reconciliation")
    @Operation(
            summary =
                    "A month's end reconciled: the balance reconciliation tables, every open item, and who confirmed what; as CSV, XLSX or PDF by Accept",
            description =
                    "Items stay until they are matched: a month shows those of the months before that still stand at its end. With"
                            + " Accept: text/csv the differences, or the part asked for, all of it. XLSX and PDF are the tables with all their items"
                            + " and the confirmations.")
    @Parameter(
            name = "month",
            in = ParameterIn.QUERY,
            description = "The month at whose end; that of asOf where left out",
            schema = @Schema(type = "string", example = "2021-03"))
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all, and the whole pool's, where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts, to which ages are reckoned; today where left out",
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
            description = "Differences on the page, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    @Parameter(
            name = "part",
            in = ParameterIn.QUERY,
            description = "What is wanted as CSV: differences, tables or confirmations; differences where left out",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"differences", "tables", "confirmations"}))
    ResponseEntity<?> reconciliation(
            @PathVariable String pool,
            @PathVariable String fund,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question =
                new Question(parameters, "month", "unit", "asOf", "knownAt", "atLeast", "cursor", "limit", "part");
        Part part = question.read(
                        "part", ReconciliationController::part, "must be differences, tables or confirmations")
                .orElse(Part.DIFFERENCES);
        Asked asked = Asked.of(question);
        return answer(
                pool,
                fund,
                question,
                asked,
                caller,
                report -> media.answer(
                        accept,
                        new Media.Shown(
                                report.book(),
                                report.basis(),
                                Question.visible(caller, asked.unit()),
                                "reconciliation",
                                report.month().toString(),
                                () -> ReconciliationAnswer.of(report, asked.from(), asked.limit()),
                                () -> ReconciliationAnswer.of(report, 0, Integer.MAX_VALUE)
                                        .csv(part),
                                state -> ReconciliationReport.of(
                                        report, Question.visible(caller, asked.unit()), state))));
    }

    /** What was asked for; {@code from} is the first difference of the page. */
    private record Asked(Optional<UnitCode> unit, Optional<YearMonth> month, Moment moment, int from, int limit) {

        static Asked of(Question question) {
            Moment moment = question.moment("asOf");
            Optional<Cursor> cursor = question.read("cursor", Cursor::parse, "must be a cursor");
            return new Asked(
                    question.unit(),
                    question.read("month", DataReader::month, "must be a month such as 2021-03"),
                    cursor.isPresent() && moment.knownAt().isEmpty()
                            ? moment.knownAt(cursor.get().knownAt())
                            : moment,
                    cursor.map(Cursor::from).orElse(0),
                    question.read("limit", ReconciliationController::limit, "must be 1 to " + MOST)
                            .orElse(USUAL_PAGE));
        }
    }

    private ResponseEntity<?> answer(
            String pool,
            String fund,
            Question question,
            Asked asked,
            Caller caller,
            Function<Reconciliation.Report, ResponseEntity<?>> shown) {
        return answers.to(
                pool,
                fund,
                question,
                asked.unit(),
                caller,
                book -> shown.apply(
                        months.at(book, asked.month(), asked.moment(), Question.visible(caller, asked.unit()))));
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }

    private static Part part(String text) {
        return switch (text) {
            case "differences" -> Part.DIFFERENCES;
            case "tables" -> Part.TABLES;
            case "confirmations" -> Part.CONFIRMATIONS;
            default -> throw new IllegalArgumentException(text);
        };
    }

    @GetMapping("/api/v1/pools/{pool}/reconciliation")
    @Operation(summary = "The same of every fund of the pool, each with the first of its differences")
    @Parameter(
            name = "month",
            in = ParameterIn.QUERY,
            description = "The month at whose end; that of asOf where left out",
            schema = @Schema(type = "string", example = "2021-03"))
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all, and the whole pool's, where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "The last effective day that counts, to which ages are reckoned; today where left out",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = "As known at that instant, inclusive; the last event included where left out",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Differences of each fund, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    ResponseEntity<?> reconciliationOfPool(
            @PathVariable String pool,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "month", "unit", "asOf", "knownAt", "limit");
        Asked asked = Asked.of(question);
        List<BookId> ofPool = figures.booksOf(pool, asked.moment().knownAt());
        if (ofPool.isEmpty()) {
            return Problems.of(Question.forbidden(caller, pool, asked.unit())
                    .or(question::refusal)
                    .orElseGet(() -> Answers.notOpen(pool, asked.moment().knownAt())));
        }
        List<Object> funds = new ArrayList<>();
        for (BookId book : ofPool) {
            ResponseEntity<?> one = answer(
                    pool,
                    book.fund().code(),
                    question,
                    asked,
                    caller,
                    report -> ResponseEntity.ok(ReconciliationAnswer.of(report, 0, asked.limit())));
            if (!one.getStatusCode().is2xxSuccessful()) {
                return one;
            }
            funds.add(one.getBody());
        }
        return ResponseEntity.ok(Map.of("pool", pool, "funds", funds));
    }
}
