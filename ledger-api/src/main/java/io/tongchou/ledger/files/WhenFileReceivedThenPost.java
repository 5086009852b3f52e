package io.tongchou.ledger.files;

import io.tongchou.ledger.eventstore.Ledger;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts every file that was received and is not posted to its end: new ones at once, and those that a kill or a busy ledger
 * stopped, on whichever node, as soon as they are found. Where it fails it says so and tries again.
 */
public final class WhenFileReceivedThenPost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WhenFileReceivedThenPost.class);
    private static final long EVERY_MILLIS = 2_000;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;

    private final Ledger ledger;
    private final SourceFiles files;
    private final Set<SourceFile> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService finder = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("files-found").daemon().factory());
    private final ExecutorService posters = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("files-", 0).daemon().factory());

    public WhenFileReceivedThenPost(Ledger ledger, SourceFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    public void start() {
        finder.scheduleWithFixedDelay(this::find, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A file has been received. */
    public void received() {
        try {
            finder.execute(this::find);
        } catch (RejectedExecutionException e) {
            LOG.debug("The ledger is closing; the file is posted after the next start", e);
        }
    }

    @Override
    public void close() {
        finder.shutdownNow();
        posters.shutdownNow();
        try {
            if (!posters.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A file is still being posted; it goes on with the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void find() {
        try {
            for (SourceFiles.Known known : files.unfinished()) {
                if (underWay.add(known.file())) {
                    posters.execute(() -> post(known.file()));
                }
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("The ledger is closing", e);
        } catch (RuntimeException e) { // or the thread would never run again
            LOG.warn("Which files are to be posted could not be found out; it is tried again: {}", e.toString());
        }
    }

    private void post(SourceFile file) {
        try (SourceFiles.Claim claim = files.claim(file).orElse(null)) {
            Optional<SourceFiles.Known> known = claim == null
                    ? Optional.empty()
                    : files.find(file.book(), file.file())
                            .filter(now -> !now.progress().finished());
            if (known.isPresent()) {
                new CollectionFilePosting(ledger, files, known.get()).run();
                LOG.info("File {} of book {} is posted", file.file(), file.book());
            }
        } catch (Exception e) {
            LOG.warn(
                    "File {} of book {} cannot be posted on at the moment and is tried again: {}",
                    file.file(),
                    file.book(),
                    e.toString());
        } finally {
            underWay.remove(file);
        }
    }
}
