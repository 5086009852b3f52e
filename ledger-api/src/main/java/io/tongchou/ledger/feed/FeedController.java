package io.tongchou.ledger.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.http.Problems;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed for downstream systems: every event of the books that the caller may read, each book's in its order. */
@RestController
@Tag(name = "Events")
class FeedController {

    private static final String NDJSON = "application/x-ndjson";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Heads heads;
    private final EventPages pages;

    FeedController(Heads heads, EventPages pages) {
        this.heads = heads;
        this.pages = pages;
    }

    @GetMapping("/api/v1/events")
    @Operation(
            summary = "Every event, each book's in its order, to the end or as it goes on",
            description =
                    "One a line (`application/x-ndjson`), or as server-sent events with `Accept: text/event-stream`, which follow."
                            + " A reader goes on where it stopped: behind the `sequence` of the last event that it took in of each book,"
                            + " or with the id of the last server-sent event, which names all books, in `Last-Event-ID`. What is followed"
                            + " ends after an hour at most and is to be asked for again; while nothing happens an empty line or comment comes"
                            + " every 15 seconds. A county's clerk is told of its own unit alone, so that sequences have gaps.")
    @Parameter(
            name = "pool",
            in = ParameterIn.QUERY,
            description = "Of this pool alone",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "fund",
            in = ParameterIn.QUERY,
            description = "Of this fund of the pool alone",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description =
                    "Behind this sequence of the book that pool and fund name; or behind places as `410200/310@16554`, several"
                            + " with commas or named again. Of a book that is not named, from its beginning",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "follow",
            in = ParameterIn.QUERY,
            description = "true: lines go on as events happen; false: they end with what has happened",
            schema = @Schema(type = "boolean"))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"))
            })
    @Nullable
    ResponseEntity<?> events(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) @RequestHeader(defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable
                    String lastEventId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        boolean serverSent = accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
        Question question = new Question(together(parameters, lastEventId), "pool", "fund", "after", "follow");
        Optional<PoolCode> pool = question.read("pool", PoolCode::new, "must be a pool's six digits");
        Optional<FundCode> fund = question.read("fund", FundCode::new, "must be a fund's three digits");
        Optional<BookId> book = pool.flatMap(of -> fund.map(in -> new BookId(of, in)));
        Places after = question.read(
                        "after",
                        text -> book.isPresent() && text.matches("[0-9]+")
                                ? Places.of(book.get(), Places.sequence(text))
                                : Places.parse(text),
                        "must be a sequence of the book that pool and fund name, or places such as 410200/310@16554")
                .orElse(Places.NONE);
        boolean follow = question.read("follow", FeedController::yesOrNo, "must be true or false")
                .orElse(serverSent);
        Predicate<BookId> followed = one -> caller.mayTouch(one.pool().code())
                && pool.map(one.pool()::equals).orElse(true)
                && fund.map(one.fund()::equals).orElse(true);
        SortedMap<BookId, Long> now = heads.now();
        Optional<Refusal> refusal = Question.forbidden(caller, poolOf(pool, caller), Optional.empty())
                .or(question::refusal)
                .or(() -> unknown(pool, fund, after, followed, now));
        if (refusal.isPresent()) {
            return Problems.of(refusal.get());
        }
        Optional<Heads.Follower> follower = follow ? heads.follow(followed) : Optional.empty();
        if (follow && follower.isEmpty()) {
            return Problems.of(Refusal.of(
                    RefusalCode.BUSY,
                    "this node is followed by " + Heads.MOST_FOLLOWERS + " readers already; ask again later"));
        }
        response.setContentType(serverSent ? MediaType.TEXT_EVENT_STREAM_VALUE : NDJSON);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Feed feed = new Feed(
                heads,
                pages,
                followed,
                Question.visible(caller, Optional.empty()),
                after,
                serverSent
                        ? new Feed.ServerSent(response.getOutputStream())
                        : new Feed.Lines(response.getOutputStream()));
        if (follower.isPresent()) {
            try (Heads.Follower one = follower.get()) {
                feed.follow(one);
            }
        } else {
            feed.toTheHead(now);
        }
        return null;
    }

    /** A pool that it is about: the one asked for, or any that the caller works for. */
    private static String poolOf(Optional<PoolCode> asked, Caller caller) {
        return asked.map(PoolCode::code)
                .orElseGet(() -> caller.pools().stream().findAny().orElse("any"));
    }

    private Optional<Refusal> unknown(
            Optional<PoolCode> pool,
            Optional<FundCode> fund,
            Places after,
            Predicate<BookId> followed,
            SortedMap<BookId, Long> books) {
        if (fund.isPresent() && pool.isEmpty()) {
            return Optional.of(Refusal.invalid("fund", "needs the pool beside it"));
        }
        if (pool.isPresent()
                && books.keySet().stream().noneMatch(book -> book.pool().equals(pool.get()))) {
            return Optional.of(Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool.get() + " has not been opened"));
        }
        if (fund.isPresent() && books.keySet().stream().noneMatch(followed)) {
            return Optional.of(Refusal.of(
                    RefusalCode.FUND_UNKNOWN, "pool " + pool.orElseThrow() + " does not run fund " + fund.get()));
        }
        for (Map.Entry<BookId, Long> place : after.sequences().entrySet()) {
            if (!followed.test(place.getKey())) {
                return Optional.of(
                        Refusal.invalid("after", "names book " + place.getKey() + ", which is not asked for"));
            }
            long head = books.getOrDefault(place.getKey(), 0L);
            if (place.getValue() > head) {
                return Optional.of(Refusal.invalid(
                        "after",
                        "names event " + place.getValue() + " of book " + place.getKey() + ", which has come to "
                                + head));
            }
        }
        return Optional.empty();
    }

    /** A parameter's values as one; where a browser goes on by itself its last id says from where. */
    private static Map<String, String> together(
            MultiValueMap<String, String> parameters, @Nullable String lastEventId) {
        Map<String, String> together = new HashMap<>();
        parameters.forEach((name, values) -> together.put(name, String.join(",", values)));
        if (lastEventId != null && !lastEventId.isBlank()) {
            together.put("after", lastEventId);
        }
        return together;
    }

    private static boolean yesOrNo(String text) {
        if (!List.of("true", "false").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
