package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Proves that a book is what its events say: reads every one of them, in order and from the first, folds them in memory, and holds
 * everything that is kept beside them against what follows from them. It sees one state of the database, so it can run while
 * commands are taken in. What it remembers does not grow with the events.
 */
public final class BookVerifier {

    static final int ROWS_AT_ONCE = 1000;

    private static final int BATCHES_AHEAD = 4;
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final ObjectReader TEXTS = JSON.readerFor(new TypeReference<Map<String, String>>() {});

    /** A long book takes its time, and is read whole: what serves short transactions does not serve this one. */
    private static final String SESSION = """
            SET LOCAL transaction_timeout = 0;
            SET LOCAL plan_cache_mode = auto;
            SET LOCAL enable_seqscan = on;
            SET LOCAL enable_hashjoin = on;
            SET LOCAL enable_mergejoin = on;
            SET LOCAL work_mem = '64MB'""";

    private final DataSource source;
    private final List<Witness.Summons> others;

    /** @param others what else is held against the events */
    public BookVerifier(DataSource source, Witness.Summons... others) {
        this.source = source;
        this.others = List.of(others);
    }

    /**
     * Proves a book.
     *
     * @throws DatabaseUnavailable where it cannot be read
     */
    public Verification verify(BookId book) {
        return verify(book, Map.of(), sequence -> {});
    }

    /**
     * Proves a book. Its thread may be interrupted.
     *
     * @param heads what the ledger answered earlier: the chain's hash after the event of a sequence
     * @param progress hears now and then which event has been reached
     * @throws CancellationException where the thread was interrupted
     * @throws DatabaseUnavailable where it cannot be read
     */
    public Verification verify(BookId book, Map<Long, Hash> heads, LongConsumer progress) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // a cursor needs a transaction
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SESSION);
                return new Run(connection, book, heads).check(progress);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("book " + book + " cannot be read", e);
        }
    }

    private record Head(long sequence, byte[] hash, long recordedAt) {
        static final Head NONE = new Head(0, new byte[32], 0);
    }

    /** An event as it is stored, behind the hash of the one before it. */
    private record Row(
            byte[] previous,
            long sequence,
            String eventId,
            String type,
            String revision,
            long recordedAt,
            byte[] payload,
            byte[] metadata,
            byte[] hash) {}

    /**
     * What can be said of an event by itself.
     *
     * @param due its hash as it should be
     * @param derived its legs as the posting rules make them
     * @param fault why it cannot be read
     */
    private record Read(
            Row row, byte[] due, Optional<Witness.Content> content, List<Posting> derived, Optional<String> fault) {

        static Read of(BookId book, Row row) {
            byte[] due = Chain.hash(
                    row.previous,
                    book.toString(),
                    row.sequence,
                    row.eventId,
                    row.type,
                    row.revision,
                    row.recordedAt,
                    row.payload,
                    row.metadata);
            try {
                Map<String, String> metadata = TEXTS.readValue(row.metadata);
                Witness.Content content =
                        new Witness.Content(EventJson.read(row.payload), EventMetaData.of(metadata), metadata);
                List<Posting> derived = PostingRules.postings(content.recorded().event());
                return new Read(row, due, Optional.of(content), derived, Optional.empty());
            } catch (IOException | RuntimeException e) {
                return new Read(row, due, Optional.empty(), List.of(), Optional.of(reason(e)));
            }
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private final class Run {

        private final Connection connection;
        private final BookId book;
        private final BookState state;
        private final Findings findings = new Findings();
        private final Findings.Check chain =
                findings.check("chain", "every event follows its predecessor by number, hash and time");
        private final Findings.Check head = findings.check("head", "the book's head is the last event's");
        private final Findings.Check entries = findings.check(
                "entries", "every event can be read, and its legs are those that the posting rules make");
        private final Findings.Check vouchers =
                findings.check("vouchers", "the vouchers of a month are numbered from 1");
        private final Findings.Check balances =
                findings.check("balances", "the balances that decisions rest on are the sums of all legs");
        private final Map<UnitCode, Map<Account, Money>> sums = new HashMap<>();
        private final List<Witness> witnesses = new ArrayList<>();
        private final Map<Long, Hash> heads;
        private Head last = Head.NONE;

        Run(Connection connection, BookId book, Map<Long, Hash> heads) {
            this.connection = connection;
            this.book = book;
            this.heads = heads;
            this.state = new BookState(book);
        }

        Verification check(LongConsumer progress) throws SQLException {
            try {
                call(OutcomeWitness::new);
                call(KeyWitness::new);
                call(SnapshotWitness::new);
                if (!heads.isEmpty()) {
                    call((on, of, into) -> new HeadWitness(heads, into));
                }
                for (Witness.Summons other : others) {
                    call(other);
                }
                readAll(progress);
                head();
                balances();
                for (Witness witness : witnesses) {
                    witness.end();
                }
            } finally {
                for (Witness witness : witnesses) {
                    witness.close();
                }
            }
            return new Verification(book, last.sequence, Hash.of(last.hash).hex(), findings.all());
        }

        private void call(Witness.Summons summons) throws SQLException {
            witnesses.add(summons.call(connection, book, findings));
        }

        /** Reads ahead while other threads make sense of what was read, and takes it in in order. */
        private void readAll(LongConsumer progress) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT sequence, event_id, type, revision, recorded_at, payload, metadata, hash
                              FROM ledger.domain_event WHERE book = ? ORDER BY sequence""");
                    ExecutorService readers = Executors.newFixedThreadPool(
                            2,
                            Thread.ofPlatform()
                                    .name("verification-", 1)
                                    .daemon()
                                    .factory())) {
                select.setString(1, book.toString());
                select.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet events = select.executeQuery()) {
                    Rows rows = new Rows(events);
                    Deque<Future<List<Read>>> ahead = new ArrayDeque<>();
                    for (; ; ) {
                        while (ahead.size() < BATCHES_AHEAD && rows.more) {
                            List<Row> batch = rows.next();
                            ahead.add(readers.submit(() -> batch.stream()
                                    .map(row -> Read.of(book, row))
                                    .toList()));
                        }
                        if (ahead.isEmpty()) {
                            break;
                        }
                        for (Read read : ahead.remove().get()) {
                            take(read);
                        }
                        progress.accept(last.sequence);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("the verification of book " + book + " was interrupted");
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the events of book " + book + " cannot be taken apart", e);
                }
            }
        }

        private void take(Read read) throws SQLException {
            Row row = read.row;
            chain.counted();
            for (long missing = last.sequence + 1;
                    missing < row.sequence && missing <= last.sequence + Verification.MOST;
                    missing++) {
                chain.found(missing, "is missing");
            }
            if (!Arrays.equals(read.due, row.hash)) {
                chain.found(
                        row.sequence,
                        "breaks the chain: its hash is " + Hash.of(row.hash) + " and should be " + Hash.of(read.due));
            }
            if (row.recordedAt < last.recordedAt) {
                chain.found(row.sequence, "was recorded before its predecessor");
            }
            last = new Head(row.sequence, row.hash, row.recordedAt);
            read.content.ifPresent(content -> entry(row, content, read.derived));
            read.fault.ifPresent(why -> entries.found(row.sequence, "cannot be read: " + why));
            Witness.Heard heard = new Witness.Heard(
                    row.sequence, row.type, row.recordedAt, row.hash, read.content.filter(this::takenIn), state);
            for (Witness witness : witnesses) {
                witness.hear(heard);
            }
        }

        private void entry(Row row, Witness.Content content, List<Posting> derived) {
            entries.counted();
            String type = content.recorded().event().getClass().getSimpleName();
            if (!row.type.equals(type)) {
                entries.found(row.sequence, "is stored as " + row.type + " and is " + type);
            }
            List<Posting> stored =
                    content.recorded().entry().map(Entry::postings).orElse(List.of());
            if (!stored.equals(derived)) {
                entries.found(row.sequence, "was posted as " + stored + ", but by the posting rules it is " + derived);
            }
            stored.forEach(leg -> sums.computeIfAbsent(leg.unit(), any -> new EnumMap<>(Account.class))
                    .merge(leg.account(), leg.amount(), Money::plus));
            content.recorded().entry().ifPresent(entry -> {
                vouchers.counted();
                int due = state.nextVoucher(YearMonth.from(content.recorded().effectiveOn()));
                if (entry.voucher() != due) {
                    vouchers.found(row.sequence, "has voucher " + entry.voucher() + ", but " + due + " is next");
                }
            });
        }

        private void balances() {
            sums.forEach((unit, accounts) -> accounts.forEach((account, sum) -> {
                balances.counted();
                Money balance = state.balances().now(unit, account);
                if (!sum.equals(balance)) {
                    balances.found(
                            last.sequence,
                            "leaves %s on %s of %s, and the legs come to %s".formatted(balance, account, unit, sum));
                }
            }));
        }

        private boolean takenIn(Witness.Content content) {
            try {
                state.apply(content.recorded());
                return true;
            } catch (RuntimeException e) {
                entries.found(last.sequence, "cannot be taken in: " + reason(e));
                return false;
            }
        }

        private void head() throws SQLException {
            head.counted();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT sequence, hash, recorded_at FROM ledger.book_head WHERE book = ?")) {
                select.setString(1, book.toString());
                try (ResultSet row = select.executeQuery()) {
                    Head kept = row.next() ? new Head(row.getLong(1), row.getBytes(2), row.getLong(3)) : Head.NONE;
                    if (kept.sequence != last.sequence
                            || kept.recordedAt != last.recordedAt
                            || !Arrays.equals(kept.hash, last.hash)) {
                        head.found(
                                last.sequence,
                                "is the last one, but the head says %d, recorded at %d, with %s"
                                        .formatted(kept.sequence, kept.recordedAt, Hash.of(kept.hash)));
                    }
                }
            }
        }
    }

    /** A cursor's rows, some at a time. */
    private static final class Rows {

        private final ResultSet rows;
        private byte[] previous = Head.NONE.hash;
        private boolean more = true;

        Rows(ResultSet rows) {
            this.rows = rows;
        }

        List<Row> next() throws SQLException {
            List<Row> batch = new ArrayList<>(ROWS_AT_ONCE);
            while (batch.size() < ROWS_AT_ONCE) {
                more = rows.next();
                if (!more) {
                    break;
                }
                byte[] hash = rows.getBytes(8);
                batch.add(new Row(
                        previous,
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getBytes(6),
                        rows.getBytes(7),
                        hash));
                previous = hash;
            }
            return batch;
        }
    }
}
