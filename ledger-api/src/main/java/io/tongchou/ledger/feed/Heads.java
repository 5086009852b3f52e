package io.tongchou.ledger.feed;

import io.tongchou.ledger.eventstore.LedgerEventStore;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the books have come, looked up once for all who follow: as the event store tells of a commit on this node, and every few
 * milliseconds for those of others. Who waits is woken when one of its books has moved.
 */
@Component
class Heads implements SmartLifecycle {

    /** Followers of one node; what is left of its connections is for commands and figures. */
    static final int MOST_FOLLOWERS = 4000;

    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    private final JdbcClient database;
    private final LedgerEventStore events;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_FOLLOWERS);
    private final Queue<CompletableFuture<SortedMap<BookId, Long>>> askers = new ConcurrentLinkedQueue<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile SortedMap<BookId, Long> known = new TreeMap<>();
    private volatile boolean running;

    Heads(DataSource source, LedgerEventStore events) {
        this.database = JdbcClient.create(source);
        this.events = events;
    }

    /** One who waits for the books that it follows. */
    final class Follower implements AutoCloseable {

        private final Predicate<BookId> followed;
        private final Semaphore moved = new Semaphore(0);

        private Follower(Predicate<BookId> followed) {
            this.followed = followed;
        }

        /** Returns as one of its books has moved, as the time is over, or as the ledger closes. */
        void await(long millis) throws InterruptedException {
            if (moved.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                moved.drainPermits();
            }
        }

        @Override
        public void close() {
            if (followers.remove(this)) {
                places.release();
            }
        }
    }

    /** Begins to follow books; empty where too many do. */
    Optional<Follower> follow(Predicate<BookId> followed) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Follower follower = new Follower(followed);
        followers.add(follower);
        wake.release();
        return Optional.of(follower);
    }

    /** How many follow. */
    int followers() {
        return followers.size();
    }

    /** The last sequence of every book; however many ask at once, they are told of one look. */
    SortedMap<BookId, Long> now() {
        CompletableFuture<SortedMap<BookId, Long>> answer = new CompletableFuture<>();
        askers.add(answer);
        wake.release();
        if (!running) {
            answer.cancel(false);
        }
        return answer.join();
    }

    /** The same as it was last looked up. */
    SortedMap<BookId, Long> known() {
        return known;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread.ofVirtual().name("feed-heads").start(this::watch);
    }

    /** Ends all that is followed, so that the service need not wait for it. */
    @Override
    public synchronized void stop() {
        running = false;
        wake.release();
        followers.forEach(follower -> follower.moved.release());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        // The stream is read by nobody: it is there to be told of commits.
        try (TrackingEventStream told = events.openStream(null)) {
            told.setOnAvailableCallback(wake::release);
            while (running) {
                wake.acquire();
                wake.drainPermits();
                if (!followers.isEmpty() || !askers.isEmpty()) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            askers.forEach(asker -> asker.cancel(false));
        }
    }

    private void look() {
        List<CompletableFuture<SortedMap<BookId, Long>>> asking = new ArrayList<>();
        for (CompletableFuture<SortedMap<BookId, Long>> one = askers.poll(); one != null; one = askers.poll()) {
            asking.add(one); // who asks from here on is told of the next look
        }
        try {
            Map<BookId, Long> before = known;
            SortedMap<BookId, Long> now = read();
            known = now;
            asking.forEach(asker -> asker.complete(now));
            now.forEach((book, sequence) -> {
                if (!sequence.equals(before.get(book))) {
                    followers.stream()
                            .filter(follower -> follower.followed.test(book))
                            .forEach(follower -> follower.moved.release());
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("The heads cannot be looked up; the next look may", e);
            asking.forEach(asker -> asker.completeExceptionally(e));
        }
    }

    private SortedMap<BookId, Long> read() {
        SortedMap<BookId, Long> heads = new TreeMap<>();
        database.sql("SELECT book, sequence FROM ledger.book_head").query(row -> {
            heads.put(BookId.parse(row.getString("book")), row.getLong("sequence"));
        });
        return heads;
    }
}
