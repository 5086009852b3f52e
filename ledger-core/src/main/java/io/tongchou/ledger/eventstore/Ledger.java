package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Book;
import io.tongchou.ledger.book.Dispatch;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.eventstore.Lookups.Id;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where commands go in. Each partition of pools has one worker, which takes all that waits for it into one transaction; a
 * command that comes alone does not wait for company.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private static final int MOST_IN_QUEUE = 10_000;
    private static final int MOST_IN_BATCH = 1000;
    /** Events between two snapshots of a book. */
    public static final int SNAPSHOT_EVERY = 5000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GroupCommit groupCommit;
    private final LedgerEventStore store;
    private final BookReader reader;
    private final Clock clock;
    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService snapshotter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshots").daemon().factory());
    private volatile boolean closing;

    /**
     * Starts the workers.
     *
     * @param partitions how many workers share the pools
     */
    public Ledger(
            DataSource source,
            JdbcTransactions transactions,
            PostgresEventStorageEngine engine,
            LedgerEventStore store,
            Clock clock,
            int partitions) {
        this.store = store;
        this.clock = clock;
        this.reader = new BookReader(source);
        BookRepository repository = new BookRepository(store, engine, new Snapshots(source));
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        bus.subscribe(Dispatch.class.getName(), message -> {
            Dispatch sent = (Dispatch) message.getPayload();
            Dispatch dispatch = sent.sibling()
                    .map(first -> sent.beside(repository.load(first.toString()).invoke(Book::state)))
                    .orElse(sent);
            return repository.load(dispatch.book().toString()).invoke((Book book) -> book.handle(dispatch));
        });
        this.groupCommit = new GroupCommit(bus, transactions, clock);
        for (int i = 0; i < partitions; i++) {
            Worker worker = new Worker();
            workers.add(worker);
            worker.thread = Thread.ofPlatform().name("books-" + i).start(worker);
        }
    }

    /**
     * Takes a command in. The answer is completed when it is durable, and never exceptionally. Waits while the queue is full.
     *
     * @param sender the request that the command came in
     */
    public CompletableFuture<Answer> submit(Submission submission, Sender sender) {
        Task.Line line = new Task.Line(submission, sender, new CompletableFuture<>());
        if (!worker(submission.pool()).offer(line)) {
            line.answer.complete(busy(submission));
        }
        return line.answer;
    }

    /**
     * Takes all of a batch in or none of it.
     *
     * @param batch commands to one and the same book, each about that book alone
     */
    public CompletableFuture<List<Answer>> submitAtomically(List<Submission> batch) {
        Task.Whole whole = new Task.Whole(batch, new CompletableFuture<>());
        if (!worker(batch.getFirst().pool()).offer(whole)) {
            whole.answers.complete(batch.stream().map(Ledger::busy).toList());
        }
        return whole.answers;
    }

    /** Completed when all that was taken in for the pool before has been answered. */
    public CompletableFuture<Void> settled(PoolCode pool) {
        Task.Marker marker = new Task.Marker(new CompletableFuture<>());
        if (!worker(pool).offer(marker)) {
            marker.reached.complete(null);
        }
        return marker.reached;
    }

    /** Finishes what is under way; what comes later is BUSY. */
    @Override
    public void close() {
        closing = true;
        workers.forEach(Worker::close);
        snapshotter.shutdown();
    }

    private Worker worker(PoolCode pool) {
        return workers.get(Math.floorMod(pool.hashCode(), workers.size()));
    }

    private static Answer busy(Submission submission) {
        return Answer.rejected(
                Optional.of(submission.id()),
                Refusal.of(
                        RefusalCode.BUSY,
                        "the ledger could not establish the outcome in time; send the same command with the same id again"));
    }

    private static Answer internal(Submission submission) {
        return Answer.rejected(
                Optional.of(submission.id()),
                Refusal.of(
                        RefusalCode.INTERNAL,
                        "the ledger failed on this command; nothing was posted, and it has been logged"));
    }

    private sealed interface Task {
        record Line(Submission submission, Sender sender, CompletableFuture<Answer> answer) implements Task {

            Optional<BookId> book() {
                return submission.fund().map(fund -> new BookId(submission.pool(), fund));
            }

            void busy() {
                book().ifPresent(sender::busy);
                answer.complete(Ledger.busy(submission));
            }
        }

        record Whole(List<Submission> submissions, CompletableFuture<List<Answer>> answers) implements Task {}

        record Marker(CompletableFuture<Void> reached) implements Task {}
    }

    private final class Worker implements Runnable {

        private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(MOST_IN_QUEUE);
        private volatile Thread thread = Thread.currentThread();
        private long lastBegun;

        boolean offer(Task task) {
            try {
                while (!closing) {
                    if (queue.offer(task, 1, TimeUnit.SECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        void close() {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            List<Task> tasks = new ArrayList<>(MOST_IN_BATCH);
            while (!closing || !queue.isEmpty()) {
                try {
                    Task first = queue.poll(200, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    awaitNextMillisecond();
                    tasks.add(first);
                    queue.drainTo(tasks, MOST_IN_BATCH - 1);
                    run(tasks);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } finally {
                    tasks.clear();
                }
            }
        }

        /** Every commit of a book has a millisecond of its own; where the last one took less, the clock is waited for. */
        private void awaitNextMillisecond() {
            for (int i = 0; i < 20 && clock.millis() <= lastBegun; i++) {
                LockSupport.parkNanos(50_000);
            }
        }

        private void run(List<Task> tasks) {
            List<Task.Line> together = new ArrayList<>(tasks.size());
            for (Task task : tasks) {
                if (task instanceof Task.Line line && line.submission.isOfOneBook()) {
                    together.add(line);
                    continue;
                }
                runLines(together);
                together.clear();
                switch (task) {
                    case Task.Line line -> runLines(List.of(line));
                    case Task.Whole whole -> runWhole(whole);
                    case Task.Marker marker -> marker.reached.complete(null);
                }
            }
            runLines(together);
        }

        private void runLines(List<Task.Line> lines) {
            List<Task.Line> rest = new ArrayList<>(lines.size());
            for (Task.Line line : lines) {
                if (line.book().filter(line.sender::isBusy).isPresent()) {
                    line.busy();
                } else {
                    rest.add(line);
                }
            }
            Set<Id> absent = new HashSet<>();
            long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            for (int run = 1; !rest.isEmpty(); run++) {
                try {
                    List<Answer> answers =
                            commit(rest.stream().map(Task.Line::submission).toList(), false, absent);
                    for (int i = 0; i < answers.size(); i++) {
                        rest.get(i).answer.complete(answers.get(i));
                    }
                    return;
                } catch (GroupCommit.Defect defect) {
                    Task.Line failed = rest.remove(defect.line());
                    LOG.error("The ledger failed on command {}", failed.submission.id(), defect.getCause());
                    failed.answer.complete(internal(failed.submission));
                } catch (RuntimeException e) {
                    LOG.warn("A batch of {} could not be committed (run {}): {}", rest.size(), run, reason(e));
                    if (run >= 2 && rest.size() > 1 && isOfData(e)) {
                        rest.forEach(line -> runLines(List.of(line)));
                        return;
                    }
                    if (run >= 2 && isOfData(e)) {
                        LOG.error(
                                "The database refuses command {}",
                                rest.getFirst().submission.id(),
                                e);
                        rest.getFirst().answer.complete(internal(rest.getFirst().submission));
                        return;
                    }
                    if (System.nanoTime() > giveUpAt) {
                        rest.forEach(Task.Line::busy);
                        return;
                    }
                    pause(run);
                }
            }
        }

        private void runWhole(Task.Whole whole) {
            Set<Id> absent = new HashSet<>();
            long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            for (int run = 1; ; run++) {
                try {
                    whole.answers.complete(commit(whole.submissions, true, absent));
                    return;
                } catch (GroupCommit.Defect defect) {
                    LOG.error("The ledger failed on an atomic batch", defect.getCause());
                    whole.answers.complete(
                            whole.submissions.stream().map(Ledger::internal).toList());
                    return;
                } catch (RuntimeException e) {
                    LOG.warn("An atomic batch could not be committed (run {}): {}", run, reason(e));
                    if (run >= 2 && isOfData(e)) {
                        LOG.error("The database refuses an atomic batch", e);
                        whole.answers.complete(
                                whole.submissions.stream().map(Ledger::internal).toList());
                        return;
                    }
                    if (System.nanoTime() > giveUpAt) {
                        whole.answers.complete(
                                whole.submissions.stream().map(Ledger::busy).toList());
                        return;
                    }
                    pause(run);
                }
            }
        }

        private List<Answer> commit(List<Submission> submissions, boolean allOrNothing, Set<Id> absent) {
            lastBegun = clock.millis();
            List<Answer> answers = groupCommit.commit(submissions, allOrNothing, absent);
            store.wake();
            for (int i = 0; i < answers.size(); i++) {
                keepSnapshotNowAndThen(submissions.get(i), answers.get(i));
            }
            return answers;
        }
    }

    private void keepSnapshotNowAndThen(Submission submission, Answer answer) {
        if (answer.status() != Answer.Status.ACCEPTED && answer.status() != Answer.Status.PROPOSED) {
            return;
        }
        for (Answer.Position position : answer.positions()) {
            if (position.sequence() % SNAPSHOT_EVERY == 0 && !closing) {
                BookId book = new BookId(submission.pool(), position.fund());
                snapshotter.execute(() -> {
                    try {
                        reader.keepSnapshot(book);
                    } catch (RuntimeException e) {
                        LOG.warn("No snapshot of book {} was kept: {}", book, reason(e));
                    }
                });
            }
        }
    }

    /** Whether the database refused what it was given, rather than being out of reach or in a hurry. */
    private static boolean isOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return !(failure instanceof DatabaseUnavailable);
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null
                ? failure.toString()
                : failure.getMessage() + ": " + failure.getCause().getMessage();
    }

    private static void pause(int run) {
        LockSupport.parkNanos(Math.min(run, 10) * 50_000_000L);
    }
}
