package io.tongchou.ledger.feed;

import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One reader's events, on a thread of its own: it is as slow as the reader, and nobody else is. */
final class Feed {

    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Heads heads;
    private final EventPages pages;
    private final Predicate<BookId> followed;
    private final Optional<UnitCode> county;
    private final SortedMap<BookId, Long> reached;
    private final Form form;

    /**
     * @param county whose events alone are told; all where it is left out
     * @param after from where
     */
    Feed(
            Heads heads,
            EventPages pages,
            Predicate<BookId> followed,
            Optional<UnitCode> county,
            Places after,
            Form form) {
        this.heads = heads;
        this.pages = pages;
        this.followed = followed;
        this.county = county;
        this.reached = new TreeMap<>(after.sequences());
        this.form = form;
    }

    /** How events are written. */
    sealed interface Form {
        OutputStream out();

        void event(byte[] json, Places reached) throws IOException;

        /** Says that the reader is still told of everything, and how far it has come. */
        void still(Places reached) throws IOException;
    }

    /** One event a line; an empty line while nothing happens. */
    record Lines(OutputStream out) implements Form {

        @Override
        public void event(byte[] json, Places reached) throws IOException {
            out.write(json);
            out.write('\n');
        }

        @Override
        public void still(Places reached) throws IOException {
            out.write('\n');
        }
    }

    /** Server-sent events, whose id is where to go on; a comment while nothing happens. */
    record ServerSent(OutputStream out) implements Form {

        @Override
        public void event(byte[] json, Places reached) throws IOException {
            out.write(("id: " + reached + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.write(json);
            out.write('\n');
            out.write('\n');
        }

        @Override
        public void still(Places reached) throws IOException {
            out.write((": still here\nid: " + reached + "\n\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Tells what has happened so far. */
    void toTheHead(SortedMap<BookId, Long> now) throws IOException, InterruptedException {
        tell(now);
        form.out().flush();
    }

    /** Tells what has happened and then what happens, until the reader goes, the ledger closes, or an hour is over. */
    void follow(Heads.Follower follower) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        long silentSince = System.nanoTime();
        tell(heads.known());
        form.still(new Places(reached));
        form.out().flush();
        while (heads.isRunning() && System.nanoTime() < end) {
            long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - silentSince);
            follower.await(Math.max(1, HEARTBEAT_MILLIS - silent));
            if (tell(heads.known())) {
                form.out().flush();
                silentSince = System.nanoTime();
            } else if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - silentSince) >= HEARTBEAT_MILLIS) {
                form.still(new Places(reached));
                form.out().flush();
                silentSince = System.nanoTime();
            }
        }
    }

    /** Tells the events up to these heads, a page of every book in turn; returns whether there was any. */
    private boolean tell(SortedMap<BookId, Long> upTo) throws IOException, InterruptedException {
        boolean any = false;
        for (boolean more = true; more; ) {
            more = false;
            for (Map.Entry<BookId, Long> head : upTo.entrySet()) {
                if (followed.test(head.getKey()) && place(head.getKey()) < head.getValue()) {
                    any |= tellPage(head.getKey());
                    more |= place(head.getKey()) < head.getValue();
                }
            }
        }
        return any;
    }

    private boolean tellPage(BookId book) throws IOException, InterruptedException {
        boolean any = false;
        List<StoredRow> page = pages.next(book, place(book));
        if (page.isEmpty()) {
            throw new IllegalStateException(
                    "book " + book + " has no event behind " + place(book) + ", but its head has");
        }
        for (StoredRow row : page) {
            reached.put(book, row.sequence());
            Optional<byte[]> event = FeedEvent.of(row, county);
            if (event.isPresent()) {
                form.event(event.get(), new Places(reached));
                any = true;
            }
        }
        return any;
    }

    private long place(BookId book) {
        return reached.getOrDefault(book, 0L);
    }
}
