package io.tongchou.ledger.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The event store. Its streams read pages of the table; a commit on this node wakes them at once, and a look every few
 * milliseconds finds those of other nodes. (Axon's EmbeddedEventStore lets pooled processors lag by half a second.)
 */
public final class LedgerEventStore extends AbstractEventStore implements AutoCloseable {

    private static final long POLL_MILLIS = 50;

    /** So long a stream that has read all there was lets more gather: a batch of few costs nearly what one of many does. */
    private static final long GATHER_MILLIS = 10;

    private final Set<Tail> tails = new CopyOnWriteArraySet<>();
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("event-poll").daemon().factory());

    public LedgerEventStore(EventStorageEngine engine) {
        super(new AbstractEventStore.Builder() {}.storageEngine(engine));
        poll.scheduleWithFixedDelay(this::wake, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells the streams that something was committed. */
    void wake() {
        tails.forEach(Tail::wake);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {}

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken from) {
        Tail tail = new Tail(from);
        tails.add(tail);
        return tail;
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }

    private final class Tail implements TrackingEventStream {

        private @Nullable TrackingToken last;
        private Iterator<? extends TrackedEventMessage<?>> page = Collections.emptyIterator();
        private Optional<TrackedEventMessage<?>> next = Optional.empty();
        private volatile boolean stale = true;
        private volatile boolean gathering;
        private long readAt = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
        private volatile Runnable onAvailable = () -> {};

        Tail(@Nullable TrackingToken from) {
            last = from;
        }

        void wake() {
            stale = true;
            if (gathering) {
                return; // it is woken when that is over
            }
            ring();
        }

        private void ring() {
            gathering = false;
            synchronized (this) {
                notifyAll();
            }
            onAvailable.run();
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next.isPresent()) {
                return next;
            }
            if (!page.hasNext()) {
                if (!stale || mustGather()) {
                    return next;
                }
                stale = false; // before reading: a commit meanwhile sets it again
                page = storageEngine().readEvents(last, false).iterator();
            }
            if (page.hasNext()) {
                TrackedEventMessage<?> event = page.next();
                last = event.trackingToken();
                stale = true; // there may be more behind this page
                readAt = System.nanoTime();
                next = Optional.of(event);
            }
            return next;
        }

        private boolean mustGather() {
            if (!gathering) {
                long left = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS) - (System.nanoTime() - readAt);
                if (left <= 0) {
                    return false;
                }
                gathering = true;
                poll.schedule(this::ring, left, TimeUnit.NANOSECONDS);
            }
            return true;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (peek().isPresent() || timeout == 0) {
                return next.isPresent();
            }
            synchronized (this) {
                if (!stale || gathering) {
                    wait(Math.max(1, unit.toMillis(timeout)));
                }
            }
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            TrackedEventMessage<?> event = next.orElseThrow();
            next = Optional.empty();
            return event;
        }

        /** True lets a pooled processor react at once in place of looking every half second. */
        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            tails.remove(this);
        }
    }
}
