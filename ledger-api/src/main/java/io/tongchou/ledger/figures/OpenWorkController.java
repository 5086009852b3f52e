package io.tongchou.ledger.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.requests.FundRequest;
import io.tongchou.ledger.requests.FundRequests;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for somebody in a pool, of all its funds. */
@RestController
@Tag(name = "Figures")
@RequestMapping("/api/v1/pools/{pool}")
class OpenWorkController {

    private static final int USUAL_PAGE = 100;

    private final PoolFigures pools;
    private final OpenWork work;
    private final FundRequests requests;

    OpenWorkController(PoolFigures pools, OpenWork work, FundRequests requests) {
        this.pools = pools;
        this.work = work;
        this.requests = requests;
    }

    @GetMapping("/proposals")
    @Operation(
            summary =
                    "Commands that were proposed to a second person, the latest first: who may decide them, and how they were decided",
            description = "A county's clerk sees what its county proposed about its own unit.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Of these alone; all where left out",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"WAITING", "APPROVED", "REJECTED", "WITHDRAWN"}))
    @OfAPool
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OpenWorkAnswer.Proposals.class)))
    ResponseEntity<?> proposals(
            @PathVariable String pool,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "state", "fund", "unit", "knownAt", "cursor", "limit");
        Optional<Proposal.State> state =
                question.read("state", Proposal.State::valueOf, "must be WAITING, APPROVED, REJECTED or WITHDRAWN");
        Optional<FundCode> fund = fund(question);
        Optional<UnitCode> unit = question.unit();
        Optional<PageCursor> cursor = cursor(question);
        int limit = limit(question);
        Moment moment = PageCursor.of(question.moment("asOf"), cursor);
        Optional<Refusal> refusal = pools.refusal(pool, question, fund, unit, caller);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        // What went to all books stands in that of the first fund, whichever fund is asked for.
        SortedMap<BookId, Basis> known = pools.known(pool, Optional.empty(), moment);
        Proposals.Page page = work.proposals(
                caller,
                new PoolCode(pool),
                known,
                state.map(Proposals.Which::of).orElse(Proposals.Which.ALL),
                one -> fund.map(one.funds()::contains).orElse(true)
                        && unit.map(one.units()::contains).orElse(true),
                cursor.map(PageCursor::place),
                limit);
        Instant knownAt = known.values().iterator().next().knownAt();
        return ResponseEntity.ok(OpenWorkAnswer.Proposals.of(
                pool, known, page.proposals(), caller, page.next().map(place -> new PageCursor(knownAt, place))));
    }

    @GetMapping("/requests")
    @Operation(
            summary = "Requests for funds: what was asked for, verified and paid out, and for whom they wait",
            description = "The latest of each fund first. A county's clerk sees those of its own unit.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Of these alone; all where left out",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"REQUESTED", "VERIFIED", "REJECTED", "DISBURSED"}))
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "What happened by that business day; by today where left out",
            schema = @Schema(type = "string", format = "date"))
    @OfAPool
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OpenWorkAnswer.Requests.class)))
    ResponseEntity<?> requests(
            @PathVariable String pool,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(parameters, "state", "fund", "unit", "asOf", "knownAt", "cursor", "limit");
        Optional<FundRequest.State> state = question.read(
                "state", FundRequest.State::valueOf, "must be REQUESTED, VERIFIED, REJECTED or DISBURSED");
        Optional<FundCode> fund = fund(question);
        Optional<UnitCode> unit = question.unit();
        Optional<PageCursor> cursor = cursor(question);
        int limit = limit(question);
        Moment moment = PageCursor.of(question.moment("asOf"), cursor);
        Optional<Refusal> refusal = pools.refusal(pool, question, fund, unit, caller);
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        SortedMap<BookId, Basis> known = pools.known(pool, fund, moment);
        Optional<UnitCode> visible = Question.visible(caller, unit);
        List<FundRequest> all = known.entrySet().stream()
                .flatMap(book -> requests.of(book.getKey(), book.getValue()).reversed().stream())
                .filter(one -> state.map(one.state()::equals).orElse(true))
                .filter(one -> visible.map(one.unit()::equals).orElse(true))
                .toList();
        int from = (int) Math.min(all.size(), cursor.map(PageCursor::place).orElse(0L));
        int to = Math.min(all.size(), from + limit);
        Instant knownAt = known.values().iterator().next().knownAt();
        return ResponseEntity.ok(OpenWorkAnswer.Requests.of(
                pool,
                known,
                all,
                all.subList(from, to),
                to == all.size() ? Optional.empty() : Optional.of(new PageCursor(knownAt, to))));
    }

    private static Optional<FundCode> fund(Question question) {
        return question.read("fund", FundCode::new, "must be a fund's three digits");
    }

    private static Optional<PageCursor> cursor(Question question) {
        return question.read("cursor", PageCursor::parse, "must be a cursor");
    }

    private static int limit(Question question) {
        return question.read("limit", OpenWorkController::limit, "must be 1 to " + Proposals.MOST)
                .orElse(USUAL_PAGE);
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > Proposals.MOST) {
            throw new NumberFormatException(text);
        }
        return limit;
    }
}
