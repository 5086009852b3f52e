package io.tongchou.ledger.proof;

import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.eventstore.Seals.Closing;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals every close of a month (月结签章), on a thread of its own, a second or two after it. The seals of a book are one chain, so a
 * close that cannot be sealed yet keeps the later ones of its book waiting. Where it fails it says so and tries again; nothing waits
 * for it.
 */
final class WhenMonthClosedThenSeal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WhenMonthClosedThenSeal.class);
    private static final long EVERY_MILLIS = 1000;

    private final Seals seals;
    private final Optional<Sealer> sealer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("seals").daemon().factory());

    /** @param sealer none where there is no key to seal with */
    WhenMonthClosedThenSeal(Seals seals, Optional<Sealer> sealer) {
        this.seals = seals;
        this.sealer = sealer;
    }

    /** Whether there is anything to seal with. */
    boolean start() {
        sealer.ifPresent(with ->
                thread.scheduleWithFixedDelay(() -> sealWhatIsClosed(with), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return sealer.isPresent();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void sealWhatIsClosed(Sealer with) {
        try {
            Set<BookId> waiting = new HashSet<>();
            for (Closing closing : seals.unsealed()) {
                if (!waiting.contains(closing.book()) && !sealed(closing, with)) {
                    waiting.add(closing.book());
                }
            }
        } catch (RuntimeException e) { // or the thread would never run again
            LOG.warn("Which months are to be sealed could not be found out; it is tried again: {}", e.toString());
        }
    }

    private static boolean sealed(Closing closing, Sealer with) {
        try {
            with.seal(closing);
            return true;
        } catch (NoFigure notYet) {
            LOG.info("{} of book {} waits for its seal: {}", closing.month(), closing.book(), notYet.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The seal of {} in book {} failed and is tried again: {}",
                    closing.month(),
                    closing.book(),
                    e.toString());
            return false;
        }
    }
}
