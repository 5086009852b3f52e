package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Posting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Proves that a book is what its events say: reads every one of them, in order and from the first, and holds everything that is
 * kept beside them – chain, head, entries, keys, outcomes, snapshot – against what follows from them. It sees one state of the
 * database, so it can run while commands are taken in.
 */
public final class BookVerifier {

    private static final int ROWS_AT_ONCE = 2000;
    private static final int REPORT_EVERY = 10_000;
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DataSource source;

    public BookVerifier(DataSource source) {
        this.source = source;
    }

    /**
     * Something that does not fit.
     *
     * @param sequence the event at which it shows; 0 where it belongs to none
     */
    public record Problem(long sequence, String what) {
        @Override
        public String toString() {
            return "event " + sequence + ": " + what;
        }
    }

    /** Everything that does not fit, in the order of events; nothing where the book is sound. */
    public List<Problem> verify(BookId book) {
        return verify(book, sequence -> {});
    }

    /**
     * Everything that does not fit, in the order of events; nothing where the book is sound.
     *
     * @param progress hears now and then which event has been reached
     */
    public List<Problem> verify(BookId book, LongConsumer progress) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false); // a cursor needs a transaction
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                try (var statement = connection.createStatement()) {
                    statement.execute("SET LOCAL transaction_timeout = 0"); // a long book takes its time
                }
                return new Run(connection, book).check(progress);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("book " + book + " cannot be read", e);
        }
    }

    private record Head(long sequence, byte[] hash, long recordedAt) {}

    private record Snapshot(long sequence, byte[] state, byte[] hash) {}

    private static final class Run {

        private final Connection connection;
        private final BookId book;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<Key, Long> keys = new HashMap<>();
        private final BookState state;
        private Head last = new Head(0, new byte[32], 0);

        Run(Connection connection, BookId book) {
            this.connection = connection;
            this.book = book;
            this.state = new BookState(book);
        }

        List<Problem> check(LongConsumer progress) throws SQLException {
            Optional<Snapshot> snapshot = snapshot();
            try (PreparedStatement selectEvents = events();
                    ResultSet events = selectEvents.executeQuery();
                    PreparedStatement selectOutcomes = outcomes();
                    ResultSet outcomes = selectOutcomes.executeQuery()) {
                boolean more = outcomes.next();
                while (events.next()) {
                    Optional<EventMetaData> by = event(events);
                    while (more && outcomes.getLong(3) <= last.sequence) {
                        if (outcomes.getLong(3) < last.sequence || by.isEmpty()) {
                            problem(outcomes.getLong(3), "is the outcome of " + outcomes.getString(1) + " as well");
                        } else {
                            outcome(outcomes.getString(1), outcomes.getBoolean(2), by.get(), events.getString(3));
                            by = Optional.empty();
                        }
                        more = outcomes.next();
                    }
                    by.ifPresent(made -> problem(last.sequence, "no outcome of " + made.command() + " leads to it"));
                    snapshot.filter(kept -> kept.sequence == last.sequence).ifPresent(this::snapshot);
                    if (last.sequence % REPORT_EVERY == 0) {
                        progress.accept(last.sequence);
                    }
                }
                for (; more; more = outcomes.next()) {
                    problem(outcomes.getLong(3), "is the outcome of " + outcomes.getString(1) + ", but there is none");
                }
            }
            snapshot.filter(kept -> kept.sequence > last.sequence)
                    .ifPresent(kept -> problem(kept.sequence, "is in a snapshot, but there is none"));
            head();
            keys();
            progress.accept(last.sequence);
            return problems;
        }

        /** Holds one event against its predecessors and takes it in; empty where it cannot even be read. */
        private Optional<EventMetaData> event(ResultSet row) throws SQLException {
            long sequence = row.getLong(1);
            if (sequence != last.sequence + 1) {
                problem(sequence, "follows " + last.sequence);
            }
            byte[] hash = Chain.hash(
                    last.hash,
                    book.toString(),
                    sequence,
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getBytes(6),
                    row.getBytes(7));
            if (!Arrays.equals(hash, row.getBytes(8))) {
                problem(
                        sequence,
                        "breaks the chain: its hash is " + hex(row.getBytes(8)) + " and should be " + hex(hash));
            }
            if (row.getLong(5) < last.recordedAt) {
                problem(sequence, "was recorded before its predecessor");
            }
            last = new Head(sequence, row.getBytes(8), row.getLong(5));
            try {
                Recorded recorded = EventJson.read(row.getBytes(6));
                EventMetaData by = EventMetaData.of(JSON.readValue(row.getBytes(7), TEXTS));
                entry(recorded, row.getString(3));
                state.apply(recorded);
                Keys.givenBack(recorded.event()).forEach(keys::remove);
                Keys.taken(recorded.event(), by).forEach(key -> keys.put(key, sequence));
                return Optional.of(by);
            } catch (IOException | RuntimeException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                problem(sequence, "cannot be read or taken in: " + cause.getMessage());
                return Optional.empty();
            }
        }

        private void entry(Recorded recorded, String type) {
            LedgerEvent event = recorded.event();
            if (!type.equals(event.getClass().getSimpleName())) {
                problem(
                        last.sequence,
                        "is stored as " + type + " and is " + event.getClass().getSimpleName());
            }
            List<Posting> stored = recorded.entry().map(Entry::postings).orElse(List.of());
            List<Posting> derived = PostingRules.postings(event);
            if (!stored.equals(derived)) {
                problem(last.sequence, "was posted as " + stored + ", but by the posting rules it is " + derived);
            }
            recorded.entry().ifPresent(entry -> {
                int due = state.nextVoucher(YearMonth.from(recorded.effectiveOn()));
                if (entry.voucher() != due) {
                    problem(last.sequence, "has voucher " + entry.voucher() + ", but " + due + " is next");
                }
            });
        }

        private void outcome(String id, boolean proposed, EventMetaData by, String type) {
            boolean isProposal = type.equals(ProposalMade.class.getSimpleName());
            if (proposed != isProposal || by.checker().isEmpty() != by.command().equals(id)) {
                problem(
                        last.sequence,
                        type + " of command " + by.command() + " is kept as the outcome of " + id
                                + (proposed ? ", proposed" : ""));
            }
        }

        private void snapshot(Snapshot kept) {
            try {
                if (!Arrays.equals(kept.hash, Snapshots.hash(book, kept.sequence, kept.state))) {
                    problem(kept.sequence, "has a snapshot that does not fit its hash");
                } else if (!JSON.readTree(kept.state).equals(JSON.readTree(JSON.writeValueAsBytes(state)))) {
                    problem(kept.sequence, "has a snapshot of another state than its events make");
                }
            } catch (IOException e) {
                problem(kept.sequence, "has a snapshot that cannot be read: " + e.getMessage());
            }
        }

        private void head() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT sequence, hash, recorded_at FROM ledger.book_head WHERE book = ?");
                    ResultSet row = ofBook(select)) {
                Head head = row.next()
                        ? new Head(row.getLong(1), row.getBytes(2), row.getLong(3))
                        : new Head(0, new byte[32], 0);
                if (head.sequence != last.sequence
                        || head.recordedAt != last.recordedAt
                        || !Arrays.equals(head.hash, last.hash)) {
                    problem(
                            last.sequence,
                            "is the last one, but the head says " + head.sequence + " and " + hex(head.hash));
                }
            }
        }

        private void keys() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT kind, value, sequence FROM ledger.business_key WHERE book = ? ORDER BY sequence");
                    ResultSet row = ofBook(select)) {
                while (row.next()) {
                    Key key = new Key(Key.Kind.valueOf(row.getString(1)), row.getString(2));
                    Long sequence = keys.remove(key);
                    if (sequence == null || sequence != row.getLong(3)) {
                        problem(
                                row.getLong(3),
                                "is kept under " + key.kind() + " " + key.value() + ", which "
                                        + (sequence == null ? "is free" : "event " + sequence + " took"));
                    }
                }
            }
            keys.forEach((key, sequence) ->
                    problem(sequence, "took " + key.kind() + " " + key.value() + ", but that is not kept"));
        }

        private Optional<Snapshot> snapshot() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT sequence, state, hash FROM ledger.book_snapshot
                             WHERE book = ? AND revision = ? ORDER BY sequence DESC LIMIT 1""")) {
                select.setString(2, BookState.REVISION);
                try (ResultSet row = ofBook(select)) {
                    return row.next()
                            ? Optional.of(new Snapshot(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                            : Optional.empty();
                }
            }
        }

        private PreparedStatement events() throws SQLException {
            PreparedStatement select = connection.prepareStatement("""
                    SELECT sequence, event_id, type, revision, recorded_at, payload, metadata, hash
                      FROM ledger.domain_event WHERE book = ? ORDER BY sequence""");
            select.setString(1, book.toString());
            select.setFetchSize(ROWS_AT_ONCE);
            return select;
        }

        private PreparedStatement outcomes() throws SQLException {
            PreparedStatement select = connection.prepareStatement("""
                    SELECT o.id, o.proposed, place.sequence
                      FROM ledger.command_outcome o, unnest(o.funds, o.sequences) AS place (fund, sequence)
                     WHERE o.pool = ? AND place.fund = ? ORDER BY place.sequence, o.id""");
            select.setString(1, book.pool().code());
            select.setString(2, book.fund().code());
            select.setFetchSize(ROWS_AT_ONCE);
            return select;
        }

        private ResultSet ofBook(PreparedStatement select) throws SQLException {
            select.setString(1, book.toString());
            return select.executeQuery();
        }

        private void problem(long sequence, String what) {
            problems.add(new Problem(sequence, what));
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
