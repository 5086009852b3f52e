package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.alerts.AlertHistory;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alerts of all books of a pool. A county's clerk sees those of its own unit alone. */
@RestController
@Tag(name = "Figures")
class AlertsController {

    private static final int USUAL_PAGE = 100;

    private final Figures figures;
    private final BookReader books;
    private final AlertHistory history;

    AlertsController(Figures figures, BookReader books, AlertHistory history) {
        this.figures = figures;
        this.books = books;
        this.history = history;
    }

    @GetMapping("/api/v1/pools/{pool}/alerts")
    @Operation(
            summary = "Open alerts of all funds, the gravest first; with history=true also what was raised and cleared")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "A unit's six digits; all, and the whole pool's, where left out",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            description = "As known at that instant, inclusive; the last event included where left out",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "history",
            in = ParameterIn.QUERY,
            description = "true: also every alert raised and cleared, the latest first",
            schema = @Schema(type = "boolean"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "As the page of the history before gave it in next",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Changes on a page of the history, 1 to 1000; 100 where left out",
            schema = @Schema(type = "integer"))
    ResponseEntity<?> alerts(
            @PathVariable String pool,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "unit", "knownAt", "history", "cursor", "limit");
        Optional<UnitCode> unit = question.unit();
        Moment moment = question.moment("asOf");
        boolean past = question.read("history", AlertsController::yesOrNo, "must be true or false")
                .orElse(false);
        Optional<Long> cursor = question.read("cursor", Long::valueOf, "must be a cursor");
        int limit = question.read("limit", AlertsController::limit, "must be 1 to " + AlertHistory.MOST)
                .orElse(USUAL_PAGE);
        Optional<Refusal> refusal = Question.forbidden(caller, pool, unit).or(question::refusal);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        List<BookId> ofPool = figures.booksOf(pool, moment.knownAt());
        if (ofPool.isEmpty()) {
            return Problems.of(Answers.notOpen(pool, moment.knownAt()));
        }
        List<Standing> standing =
                ofPool.stream().map(book -> standing(book, moment)).toList();
        if (unit.filter(asked -> standing.stream()
                        .noneMatch(one -> one.state().unitsAndReserve().contains(asked)))
                .isPresent()) {
            return Problems.of(Refusal.of(RefusalCode.UNIT_UNKNOWN, unit.get() + " is not a unit of pool " + pool));
        }
        Optional<UnitCode> visible = Question.visible(caller, unit);
        Optional<AlertHistory.Page> page =
                past ? Optional.of(history.page(pool, visible, moment.knownAt(), cursor, limit)) : Optional.empty();
        return ResponseEntity.ok(new AlertsAnswer(
                pool,
                standing.stream()
                        .map(one -> AlertsAnswer.Book.of(one.state().id(), one.basis()))
                        .toList(),
                open(standing, visible),
                page.map(changes ->
                        changes.changes().stream().map(AlertsAnswer.Change::of).toList()),
                page.flatMap(AlertHistory.Page::next).map(String::valueOf)));
    }

    private record Standing(Basis basis, BookState state) {}

    private Standing standing(BookId book, Moment moment) {
        Basis basis = figures.basis(book, moment);
        return new Standing(basis, books.at(book, basis.sequence()));
    }

    private static List<AlertsAnswer.Open> open(List<Standing> standing, Optional<UnitCode> visible) {
        return standing.stream()
                .map(Standing::state)
                .flatMap(book -> book.openAlerts().values().stream()
                        .filter(one -> visible.isEmpty() || one.alert().unit().equals(visible))
                        .map(one -> AlertsAnswer.Open.of(book.id(), one)))
                .sorted(Comparator.comparing(AlertsAnswer.Open::level).reversed())
                .toList();
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > AlertHistory.MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }
}
