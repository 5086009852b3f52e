package io.tongchou.ledger.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.eventstore.JdbcTransactions;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the journal behind the events. Nodes share the work by segments of books, each claimed by one node at a time. An event
 * that cannot be posted stops its segment: it is tried again after 1, 2, 4, 5, 5 … seconds and never skipped, and until then
 * {@link #halted()} names it.
 */
public final class JournalProcessor implements AutoCloseable {

    /** Segments made at the first start; each takes its share of the books. */
    public static final int SEGMENTS = 2;

    private static final String NAME = "journal";
    private static final int BATCH = 1000;
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(JournalProcessor.class);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final JdbcTransactions transactions;
    private final JdbcClient database;
    private final Clock clock;
    private final String node;
    private final int mostSegments;
    private @Nullable Running running;

    private record Running(
            PooledStreamingEventProcessor processor,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService workers) {}

    /**
     * @param clock real time
     * @param node this node's name among those that share the database
     * @param mostSegments how many of the {@link #SEGMENTS} this node takes at most; to survive the others, all of them
     */
    public JournalProcessor(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            DataSource source,
            Clock clock,
            String node,
            int mostSegments) {
        this.events = events;
        this.transactions = new JdbcTransactions(source);
        this.database = JdbcClient.create(source);
        this.clock = clock;
        this.node = node;
        this.mostSegments = mostSegments;
    }

    /** Goes on from where the journal stands. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        ScheduledExecutorService coordinator = new Impatient();
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(mostSegments, threads("journal-worker-"));
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(new Journal(transactions))
                .messageSource(events)
                .tokenStore(tokens())
                .transactionManager(transactions)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(SEGMENTS)
                .maxClaimedSegments(mostSegments)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .claimExtensionThreshold(2000)
                .tokenClaimInterval(1000)
                .errorHandler(this::halt)
                .build();
        processor.start();
        running = new Running(processor, coordinator, workers);
    }

    /** Finishes the batch at hand and gives its segments back. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.processor().shutDown();
        running.coordinator().shutdownNow();
        running.workers().shutdownNow();
        running = null;
    }

    @Override
    public void close() {
        stop();
    }

    /** The event at which the journal stands, on whichever node; the oldest where there are several. */
    public Optional<Halt> halted() {
        return database.sql("SELECT book, sequence, cause, since FROM reading.halted ORDER BY since LIMIT 1")
                .query((row, n) -> new Halt(
                        row.getString("book"),
                        row.getLong("sequence"),
                        row.getString("cause"),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .optional();
    }

    /** The sequence of the last event of the book that the journal has, 0 for none. */
    public long positionOf(BookId book) {
        return database.sql("SELECT sequence FROM reading.known_at WHERE book = ? ORDER BY recorded_at DESC LIMIT 1")
                .param(book.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The batch has been rolled back; says so where all nodes see it, and hands the error on, so that nothing is skipped. */
    private void halt(ErrorContext failed) throws Exception {
        LOG.error("The journal stands: {}", failed.error().getMessage(), failed.error());
        DomainEventMessage<?> first =
                (DomainEventMessage<?>) failed.failedEvents().getFirst();
        boolean named = failed.error() instanceof CannotPost;
        try {
            database.sql("""
                            INSERT INTO reading.halt (book, sequence, cause, since) VALUES (?, ?, ?, ?)
                                ON CONFLICT (book) DO UPDATE SET sequence = EXCLUDED.sequence, cause = EXCLUDED.cause,
                                   since = CASE halt.sequence WHEN EXCLUDED.sequence THEN halt.since
                                                              ELSE EXCLUDED.since END
                            """)
                    .param(named ? ((CannotPost) failed.error()).book() : first.getAggregateIdentifier())
                    .param(named ? ((CannotPost) failed.error()).sequence() : first.getSequenceNumber())
                    .param(causes(failed.error()))
                    .param(clock.millis())
                    .update();
        } catch (RuntimeException e) {
            LOG.error("The halt could not be written down", e);
        }
        PropagatingErrorHandler.instance().handleError(failed);
    }

    private static String causes(Throwable error) {
        return error.getCause() == null ? error.toString() : error.getMessage() + ": " + causes(error.getCause());
    }

    private TokenStore tokens() {
        return JdbcTokenStore.builder()
                .connectionProvider(transactions)
                .serializer(JacksonSerializer.builder()
                        .objectMapper(new ObjectMapper())
                        .build())
                .contentType(byte[].class)
                .nodeId(node)
                .claimTimeout(CLAIM_TIMEOUT)
                .schema(TokenSchema.builder()
                        .setTokenTable("reading.token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    private static ThreadFactory threads(String prefix) {
        return Thread.ofPlatform().name(prefix, 1).daemon().factory();
    }

    /**
     * The coordinator sleeps 100 ms when a segment's buffer is full and 500 ms when it finds nothing: here 2 ms at most. After
     * errors it waits 1, 2, 4 … 60 seconds: here 5 at most, so that figures are soon there again when the database is.
     */
    private static final class Impatient extends ScheduledThreadPoolExecutor {

        Impatient() {
            super(1, threads("journal-coordinator-"));
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            long millis = unit.toMillis(delay);
            return super.schedule(
                    task, millis <= 500 ? Math.min(millis, 2) : Math.min(millis, 5000), TimeUnit.MILLISECONDS);
        }
    }
}
