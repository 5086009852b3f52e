package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Submission;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where commands go in. */
public final class Ledger implements AutoCloseable {

    /**
     * Takes a command in. The answer is completed when it is durable, and never exceptionally. Waits while the queue is full.
     *
     * @param sender the request that the command came in
     */
    public CompletableFuture<Answer> submit(Submission submission, Sender sender) {
        throw new IllegalStateException();
    }

    /** Takes all of a batch in or none of it; all its commands are of one book. */
    public CompletableFuture<List<Answer>> submitAtomically(List<Submission> batch) {
        throw new IllegalStateException();
    }

    @Override
    public void close() {}
}
