package io.tongchou.ledger.pages;

import io.tongchou.ledger.vocabulary.BookId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages, by the book they show. One look at the journal a quarter of a second serves all of them, whoever wrote; none is
 * taken while nobody watches. A page that has lost its connection asks again by itself.
 */
@Component
class Watchers {

    private static final Logger log = LoggerFactory.getLogger(Watchers.class);

    private static final long LOOK_MILLIS = 250;
    private static final long BEAT_LOOKS = 60;
    private static final long ASK_AGAIN_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private static final String POSITIONS = """
            SELECT book, sequence
              FROM unnest(string_to_array(:books, ' ')) AS watched(book)
             CROSS JOIN LATERAL (
                   SELECT sequence FROM reading.known_at WHERE known_at.book = watched.book
                    ORDER BY recorded_at DESC LIMIT 1) AS last
            """;

    private final JdbcClient database;
    private final Map<BookId, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("page-watch").daemon().factory());
    private long looks;

    Watchers(DataSource source) {
        this.database = JdbcClient.create(source);
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private record Watcher(SseEmitter page, AtomicLong told) {}

    /** A stream of the sequences that the book's figures have come to, the present one first. */
    SseEmitter of(BookId book) {
        SseEmitter page = new SseEmitter(ASK_AGAIN_MILLIS);
        Watcher watcher = new Watcher(page, new AtomicLong(-1));
        Runnable leave = () -> watchers.computeIfPresent(book, (any, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
        page.onCompletion(leave);
        page.onTimeout(page::complete);
        page.onError(any -> leave.run());
        watchers.compute(book, (any, all) -> {
            Set<Watcher> joined = all == null ? new CopyOnWriteArraySet<>() : all;
            joined.add(watcher);
            return joined;
        });
        return page;
    }

    private void look() {
        try {
            boolean beat = ++looks % BEAT_LOOKS == 0;
            positions()
                    .forEach((book, sequence) ->
                            watchers.getOrDefault(book, Set.of()).forEach(watcher -> tell(watcher, sequence, beat)));
        } catch (RuntimeException e) { // whatever it was, the next look may find better
            log.debug("The journal cannot be looked at just now", e);
        }
    }

    private Map<BookId, Long> positions() {
        List<String> books = watchers.keySet().stream().map(BookId::toString).toList();
        Map<BookId, Long> positions = new ConcurrentHashMap<>();
        if (!books.isEmpty()) {
            database.sql(POSITIONS).param("books", String.join(" ", books)).query(row -> {
                positions.put(BookId.parse(row.getString("book")), row.getLong("sequence"));
            });
        }
        return positions;
    }

    private static void tell(Watcher watcher, long sequence, boolean beat) {
        try {
            if (watcher.told().getAndSet(sequence) != sequence) {
                watcher.page().send(SseEmitter.event().data(Long.toString(sequence)));
            } else if (beat) {
                watcher.page().send(SseEmitter.event().comment("still here"));
            }
        } catch (IOException | IllegalStateException e) {
            watcher.page().complete();
        }
    }

    /** Before the server stops taking requests: an open stream would hold it up. */
    @EventListener(ContextClosedEvent.class)
    void letGo() {
        watchers.values().forEach(all -> all.forEach(watcher -> watcher.page().complete()));
    }

    @PreDestroy
    void stop() {
        looking.shutdownNow();
    }
}
