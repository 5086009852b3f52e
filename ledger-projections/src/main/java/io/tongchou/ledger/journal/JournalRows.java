package io.tongchou.ledger.journal;

import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a batch of events as rows of the journal, each table in one statement. */
final class JournalRows {

    private static final String POSITIONS = """
            SELECT book, coalesce((SELECT sequence FROM reading.known_at
                                    WHERE known_at.book = b.book ORDER BY recorded_at DESC LIMIT 1), 0)
              FROM unnest(?::text[]) AS b (book)
            """;

    private static final String ENTRIES = """
            INSERT INTO reading.entry (book, sequence, effective_on, voucher, event, command, maker, checker, document,
                                       note, file, line, policy, clause, reference, undoes, recorded_at, closing)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::date[], ?::integer[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::bigint[], ?::boolean[])
            """;

    private static final String POSTINGS = """
            INSERT INTO reading.posting (book, sequence, leg, unit, account, effective_on, amount_fen, item)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::date[], ?::bigint[], ?::text[])
            """;

    private static final String ASSESSMENTS = """
            INSERT INTO reading.assessment (book, assessment, sequence, effective_on, unit, payer, payer_category, period,
                                            amount_fen)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::date[], ?::text[], ?::text[], ?::text[], ?::date[],
                                 ?::bigint[])
            """;

    private static final String ASSESSMENT_PAYMENTS = """
            INSERT INTO reading.assessment_payment (book, assessment, sequence, line, effective_on, amount_fen)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::integer[], ?::date[], ?::bigint[])
            """;

    private static final String KNOWN_AT = """
            INSERT INTO reading.known_at (book, recorded_at, sequence)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])
                ON CONFLICT (book, recorded_at) DO UPDATE SET sequence = EXCLUDED.sequence
            """;

    /** Called only where there is a block to complete: to plan the function takes longer than most batches. */
    private static final String BLOCKS = """
            SELECT reading.complete_blocks(book, before, after)
              FROM (VALUES (?, ?, ?)) AS moved (book, before, after)
             WHERE after / reading.block_size(1) > before / reading.block_size(1)
            """;

    private JournalRows() {}

    /**
     * Adds the events, in order, in the connection's transaction.
     *
     * @throws CannotPost where one does not follow the last event that the journal has of its book
     */
    static void write(Connection connection, List<JournalEvent> events) throws SQLException {
        Map<String, Long> before = positions(connection, events);
        Map<String, Long> after = follow(before, events);
        insertEntries(connection, events);
        insertPostings(connection, events);
        insertAssessments(connection, events);
        insertAssessmentPayments(connection, events);
        StatementRows.write(connection, events);
        insertKnownAt(connection, events);
        try (PreparedStatement blocks = connection.prepareStatement(BLOCKS)) {
            for (Map.Entry<String, Long> book : after.entrySet()) {
                blocks.setString(1, book.getKey());
                blocks.setLong(2, before.getOrDefault(book.getKey(), 0L));
                blocks.setLong(3, book.getValue());
                blocks.execute();
            }
        }
    }

    private static Map<String, Long> positions(Connection connection, List<JournalEvent> events) throws SQLException {
        try (PreparedStatement positions = connection.prepareStatement(POSITIONS)) {
            Object[] books = events.stream().map(JournalEvent::book).distinct().toArray();
            positions.setArray(1, connection.createArrayOf("text", books));
            Map<String, Long> found = new HashMap<>();
            try (ResultSet row = positions.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
            return found;
        }
    }

    /** Where each book stands after the events; every one must follow the one before, or something was lost or came twice. */
    private static Map<String, Long> follow(Map<String, Long> positions, List<JournalEvent> events) {
        Map<String, Long> reached = new TreeMap<>(positions);
        for (JournalEvent event : events) {
            long last = reached.getOrDefault(event.book(), 0L);
            if (event.sequence() != last + 1) {
                throw new CannotPost(
                        event.book(),
                        event.sequence(),
                        "event " + event.sequence() + " of book " + event.book() + " cannot follow event " + last);
            }
            reached.put(event.book(), event.sequence());
        }
        return reached;
    }

    private static void insertEntries(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns columns = new Columns();
        for (JournalEvent event : events) {
            if (event.recorded().entry().isEmpty()) {
                continue;
            }
            Entry entry = event.recorded().entry().get();
            columns.add(
                    event.book(),
                    event.sequence(),
                    event.recorded().effectiveOn().toString(),
                    entry.voucher(),
                    event.recorded().event().getClass().getSimpleName(),
                    event.metadata().get("command"),
                    event.metadata().get("maker"),
                    event.metadata().get("checker"),
                    event.metadata().get("document"),
                    note(event).orElse(null),
                    event.metadata().get("file"),
                    event.metadata().get("line"),
                    entry.policy().orElse(null),
                    entry.clause().orElse(null),
                    reference(event).orElse(null),
                    References.undoneBy(event.recorded().event()).orElse(null),
                    event.recordedAt(),
                    PostingRules.closes(event.recorded().event()));
        }
        columns.insert(
                connection,
                ENTRIES,
                "text bigint date integer text text text text text text text integer text text text text bigint boolean");
    }

    /** What its sender noted, why an entry is corrected, or what the other books say an imported entry was for. */
    private static Optional<String> note(JournalEvent event) {
        return Optional.ofNullable((String) event.metadata().get("note"))
                .or(() -> switch (event.recorded().event()) {
                    case EntryReversed e -> Optional.of(e.reason());
                    case EntryMoved e -> Optional.of(e.reason());
                    case EntryReclassified e -> Optional.of(e.reason());
                    case EntryImported e -> Optional.of(e.text());
                    default -> Optional.empty();
                });
    }

    private static Optional<String> reference(JournalEvent event) {
        return References.of(event.recorded().event())
                .or(() -> Optional.ofNullable((String) event.metadata().get("document")));
    }

    private static void insertPostings(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns columns = new Columns();
        for (JournalEvent event : events) {
            String day = event.recorded().effectiveOn().toString();
            int leg = 0;
            for (Posting posting : event.recorded().entry().map(Entry::postings).orElse(List.of())) {
                columns.add(
                        event.book(),
                        event.sequence(),
                        ++leg,
                        posting.unit().code(),
                        posting.account().code(),
                        day,
                        posting.amount().fen(),
                        posting.item().map(Item::name).orElse(""));
            }
        }
        columns.insert(connection, POSTINGS, "text bigint integer text text date bigint text");
    }

    private static void insertAssessments(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns columns = new Columns();
        for (JournalEvent event : events) {
            if (event.recorded().event() instanceof PremiumAssessed assessed) {
                columns.add(
                        event.book(),
                        assessed.assessment(),
                        event.sequence(),
                        event.recorded().effectiveOn().toString(),
                        assessed.unit().code(),
                        assessed.payer(),
                        assessed.payerCategory().name(),
                        assessed.period().atDay(1).toString(),
                        assessed.amount().fen());
            }
        }
        columns.insert(connection, ASSESSMENTS, "text text bigint date text text text date bigint");
    }

    private static void insertAssessmentPayments(Connection connection, List<JournalEvent> events) throws SQLException {
        Columns columns = new Columns();
        for (JournalEvent event : events) {
            int line = 0;
            for (AssessmentPayment paid : AssessmentPayment.of(event.recorded().event())) {
                columns.add(
                        event.book(),
                        paid.assessment(),
                        event.sequence(),
                        ++line,
                        event.recorded().effectiveOn().toString(),
                        paid.amount().fen());
            }
        }
        columns.insert(connection, ASSESSMENT_PAYMENTS, "text text bigint integer date bigint");
    }

    private static void insertKnownAt(Connection connection, List<JournalEvent> events) throws SQLException {
        record Instant(String book, long recordedAt) {}
        Map<Instant, Long> last = new HashMap<>();
        events.forEach(event -> last.put(new Instant(event.book(), event.recordedAt()), event.sequence()));
        Columns columns = new Columns();
        last.forEach((at, sequence) -> columns.add(at.book(), at.recordedAt(), sequence));
        columns.insert(connection, KNOWN_AT, "text bigint bigint");
    }

    /** Rows turned into the arrays of one multi-row statement. */
    static final class Columns {

        private final List<@Nullable Object[]> rows = new ArrayList<>();

        void add(@Nullable Object... row) {
            rows.add(row);
        }

        void insert(Connection connection, String sql, String types) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                String[] type = types.split(" ");
                for (int i = 0; i < type.length; i++) {
                    int column = i;
                    Object[] values = rows.stream().map(row -> row[column]).toArray();
                    insert.setArray(i + 1, connection.createArrayOf(type[i], values));
                }
                insert.executeUpdate();
            }
        }
    }
}
