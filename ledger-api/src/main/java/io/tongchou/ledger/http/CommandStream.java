package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.policy.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * A stream of commands, one a line, answered line by line in their order. Three threads pass it on: one reads and submits,
 * one gathers the answers, one writes them. Reading waits for the ledger but never for a client that does not read yet.
 */
final class CommandStream {

    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 1024 * 1024;

    /** Commands of one stream that may wait for their answer at once. */
    static final int IN_FLIGHT = 2_000;

    private static final int ANSWERS_IN_MEMORY = 256 * 1024;
    private static final int WORTH_WRITING = 32 * 1024;
    private static final CompletableFuture<Answer> END = new CompletableFuture<>();

    private final Function<StrictJson.Parsed, CompletableFuture<Answer>> ledger;
    private final BlockingQueue<CompletableFuture<Answer>> inFlight = new LinkedBlockingQueue<>(IN_FLIGHT);
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /**
     * @param ledger takes one command in; never fails
     */
    CommandStream(Function<StrictJson.Parsed, CompletableFuture<Answer>> ledger) {
        this.ledger = ledger;
    }

    /**
     * Answers every whole line of the stream.
     *
     * @throws IOException where the stream breaks off; what was read before it has been taken in
     * @throws RuntimeException where an answer could not be given; the answers before it have been written
     */
    void answer(InputStream commands, OutputStream answers) throws IOException, InterruptedException {
        try (Spool spool = new Spool(ANSWERS_IN_MEMORY)) {
            Thread gathering = Thread.ofVirtual().name("answers-gathered").start(() -> gather(spool));
            Thread writing = Thread.ofVirtual().name("answers-written").start(() -> write(spool, answers));
            try {
                read(commands);
            } finally {
                inFlight.put(END);
                gathering.join();
                writing.join();
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void read(InputStream commands) throws IOException, InterruptedException {
        LineReader lines = new LineReader(commands, LONGEST_LINE);
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            inFlight.put(
                    switch (line.get()) {
                        case LineReader.Line.Text(byte[] bytes) -> ledger.apply(StrictJson.parse(bytes));
                        case LineReader.Line.TooLong() ->
                            CompletableFuture.completedFuture(Answer.rejected(
                                    Optional.empty(),
                                    Refusal.invalid(
                                            List.of(new Fault("", "is longer than " + LONGEST_LINE + " bytes")))));
                    });
        }
    }

    /** Answers that are there together travel together. After a failure the rest is awaited and dropped. */
    private void gather(Spool spool) {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        try {
            for (CompletableFuture<Answer> next = inFlight.take(); next != END; next = inFlight.take()) {
                if (failure.isPresent()) {
                    continue;
                }
                try {
                    together.writeBytes(AnswerJson.of(next.join()));
                    together.write('\n');
                    CompletableFuture<Answer> following = inFlight.peek();
                    if (following == null || !following.isDone() || together.size() > WORTH_WRITING) {
                        spool.add(together.toByteArray());
                        together.reset();
                    }
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            spool.finish();
        }
    }

    /** Where the client is gone, what it sent is taken in all the same and the answers are dropped. */
    private static void write(Spool spool, OutputStream answers) {
        try {
            for (Optional<byte[]> next = spool.take(); next.isPresent(); next = spool.take()) {
                answers.write(next.get());
                if (spool.isDrained()) {
                    answers.flush();
                }
            }
        } catch (IOException e) {
            spool.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
