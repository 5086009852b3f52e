package io.tongchou.ledger.matching;

import io.tongchou.ledger.agreement.ToBeMatched;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches the lines of statements soon after they came in, and once more whenever their book has gone on: an entry that comes late finds
 * its line. On a thread of its own; where it fails it says so and tries again, and nothing waits for it.
 */
public final class WhenStatementImportedThenMatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WhenStatementImportedThenMatch.class);
    private static final long EVERY_MILLIS = 1000;
    /** A book that goes on all day is looked at for a small part of that time: so many times what a look took lies between two. */
    private static final long REST = 10;

    private final ToBeMatched toBeMatched;
    private final StatementMatcher matcher;
    private final Map<BookId, Look> looks = new HashMap<>();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("statement-matching").daemon().factory());

    /** How far a book had come when it was looked at last, and from when on it may be looked at again. */
    private record Look(long sequence, long restsUntilNanos) {}

    WhenStatementImportedThenMatch(ToBeMatched toBeMatched, StatementMatcher matcher) {
        this.toBeMatched = toBeMatched;
        this.matcher = matcher;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::matchWhatWaits, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void matchWhatWaits() {
        try {
            Map<BookId, Long> waiting = toBeMatched.books();
            looks.keySet().retainAll(waiting.keySet());
            waiting.forEach((book, sequence) -> {
                Look last = looks.getOrDefault(book, new Look(0, System.nanoTime()));
                if (sequence > last.sequence() && System.nanoTime() - last.restsUntilNanos() >= 0) {
                    tryToMatch(book, sequence);
                }
            });
        } catch (RuntimeException e) { // or the thread would never run again
            LOG.warn("Which statements are to be matched could not be found out; it is tried again: {}", e.toString());
        }
    }

    private void tryToMatch(BookId book, long sequence) {
        long begun = System.nanoTime();
        try {
            matcher.bringUpToDate(book);
            long now = System.nanoTime();
            looks.put(book, new Look(sequence, now + REST * (now - begun)));
        } catch (RuntimeException e) {
            LOG.warn("The statements of book {} could not be matched; it is tried again: {}", book, e.toString());
        }
    }
}
