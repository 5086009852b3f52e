package io.tongchou.ledger.reviews;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.alerts.ReviewsDue;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.indicators.Finding;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reviews the alerts of every book, and what should have come to it, once a day and after the close of a month, on a thread of its own and as one more sender of
 * commands. Where it fails it says so and tries again; nothing waits for it.
 */
public final class WhenMonthClosedThenReviewAlerts implements AutoCloseable {

    static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(WhenMonthClosedThenReviewAlerts.class);
    private static final Actor LEDGER =
            new Actor("ledger", Set.of(Office.CITY_CLERK), Optional.empty(), Set.of("*"), false);
    private static final long EVERY_MILLIS = 2000;

    private final ReviewsDue reviews;
    private final Function<BookId, List<Finding>> checks;
    private final CommandTaker taker;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> refused = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alert-reviews").daemon().factory());

    /** @param checks what the checks of a book find broken */
    public WhenMonthClosedThenReviewAlerts(
            ReviewsDue reviews, Function<BookId, List<Finding>> checks, CommandTaker taker, Clock clock) {
        this.reviews = reviews;
        this.checks = checks;
        this.taker = taker;
        this.clock = clock;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::reviewWhatIsDue, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void reviewWhatIsDue() {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), DAYS);
            List<ReviewsDue.Due> due = reviews.on(today);
            refused.retainAll(due.stream().map(ReviewsDue.Due::id).toList());
            due.stream().filter(one -> !refused.contains(one.id())).forEach(one -> tryToReview(one, today));
        } catch (RuntimeException e) { // or the thread would never run again
            LOG.warn("Which alerts are to be reviewed could not be found out; it is tried again: {}", e.toString());
        }
    }

    private void tryToReview(ReviewsDue.Due due, LocalDate today) {
        try {
            review(due, today);
        } catch (RuntimeException e) {
            LOG.warn("The review {} failed and is tried again: {}", due.id(), e.toString());
        }
    }

    /** A refusal stands until another review is due; only a ledger that is busy is asked again. */
    private void review(ReviewsDue.Due due, LocalDate today) {
        Answer answer = taker.take(command(due, today), LEDGER, new Sender()).join();
        answer.refusal().filter(refusal -> refusal.code() != RefusalCode.BUSY).ifPresent(refusal -> {
            refused.add(due.id());
            LOG.warn("The review {} was refused with {}: {}", due.id(), refusal.code(), refusal.detail());
        });
    }

    private byte[] command(ReviewsDue.Due due, LocalDate today) {
        ObjectNode command = json.createObjectNode()
                .put("id", due.id())
                .put(
                        "command",
                        switch (due.review()) {
                            case ALERTS -> "ReviewAlerts";
                            case OBLIGATIONS -> "ReviewObligations";
                        })
                .put("pool", due.book().pool().code())
                .put("fund", due.book().fund().code())
                .put("effectiveOn", today.toString());
        ObjectNode data = command.putObject("data");
        if (due.review() == ReviewsDue.Review.ALERTS) {
            ArrayNode findings = data.putArray("findings");
            checks.apply(due.book())
                    .forEach(finding ->
                            findings.addObject().put("check", finding.check()).put("says", finding.says()));
        }
        return command.toString().getBytes(StandardCharsets.UTF_8);
    }
}
