package io.tongchou.ledger.journal;

import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events as rows of the journal: made as they are added, and inserted table by table. */
public final class JournalRows {

    /** Of the code that makes rows of events. Whoever changes what it makes changes this too; then all rows are made anew. */
    public static final String REVISION = "1";

    private static final String POSITIONS = """
            SELECT book, coalesce((SELECT sequence FROM known_at
                                    WHERE known_at.book = b.book ORDER BY recorded_at DESC LIMIT 1), 0)
              FROM unnest(?::text[]) AS b (book)
            """;

    private static final String KNOWN_AT = """
            INSERT INTO known_at (book, recorded_at, sequence)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])
                ON CONFLICT (book, recorded_at) DO UPDATE SET sequence = EXCLUDED.sequence
            """;

    /** Called only where there is a block to complete: to plan the function takes longer than most batches. */
    private static final String BLOCKS = """
            SELECT complete_blocks(book, before, after)
              FROM (VALUES (?, ?, ?)) AS moved (book, before, after)
             WHERE after / block_size(1) > before / block_size(1)
            """;

    private final CopyRows entries = new CopyRows(
            "entry",
            "book, sequence, effective_on, voucher, event, command, maker, checker, document, note, file, line, policy, "
                    + "clause, reference, undoes, recorded_at, closing");
    private final CopyRows postings =
            new CopyRows("posting", "book, sequence, leg, unit, account, effective_on, amount_fen, item");
    private final CopyRows assessments = new CopyRows(
            "assessment", "book, assessment, sequence, effective_on, unit, payer, payer_category, period, amount_fen");
    private final CopyRows payments =
            new CopyRows("assessment_payment", "book, assessment, sequence, line, effective_on, amount_fen");
    private final List<JournalEvent> ofStatements = new ArrayList<>();

    /**
     * Adds the events, in order, in the connection's transaction, which from here on finds its names in that schema.
     *
     * @throws CannotPost where one does not follow the last event that the journal has of its book
     */
    public static void write(Connection connection, String schema, List<JournalEvent> events) throws SQLException {
        enter(connection, schema);
        Map<String, Long> before = positions(connection, events);
        Map<String, Long> after = follow(before, events);
        JournalRows rows = new JournalRows();
        events.forEach(rows::add);
        rows.insert(connection);
        insertKnownAt(connection, events);
        for (Map.Entry<String, Long> book : after.entrySet()) {
            completeBlocks(connection, book.getKey(), before.getOrDefault(book.getKey(), 0L), book.getValue());
        }
    }

    /** Writes the cells of the blocks that were completed as the book's postings came from one sequence to another. */
    public static void completeBlocks(Connection connection, String book, long before, long after) throws SQLException {
        try (PreparedStatement blocks = connection.prepareStatement(BLOCKS)) {
            blocks.setString(1, book);
            blocks.setLong(2, before);
            blocks.setLong(3, after);
            blocks.execute();
        }
    }

    /** Lets the transaction find its names in the schema. */
    public static void enter(Connection connection, String schema) throws SQLException {
        try (Statement path = connection.createStatement()) {
            path.execute("SET LOCAL search_path = " + schema);
        }
    }

    /** Makes the event's rows. */
    public void add(JournalEvent event) {
        event.recorded().entry().ifPresent(entry -> add(event, entry));
        if (event.recorded().event() instanceof PremiumAssessed assessed) {
            assessments
                    .row()
                    .text(event.book())
                    .text(assessed.assessment())
                    .bigint(event.sequence())
                    .date(event.recorded().effectiveOn())
                    .text(assessed.unit().code())
                    .text(assessed.payer())
                    .text(assessed.payerCategory().name())
                    .date(assessed.period().atDay(1))
                    .bigint(assessed.amount().fen());
        }
        int line = 0;
        for (AssessmentPayment paid : AssessmentPayment.of(event.recorded().event())) {
            payments.row()
                    .text(event.book())
                    .text(paid.assessment())
                    .bigint(event.sequence())
                    .integer(++line)
                    .date(event.recorded().effectiveOn())
                    .bigint(paid.amount().fen());
        }
        if (StatementRows.tells(event)) {
            ofStatements.add(event);
        }
    }

    /** Inserts all rows, into the tables that the connection finds by their names. */
    public void insert(Connection connection) throws SQLException {
        entries.insert(connection);
        postings.insert(connection);
        assessments.insert(connection);
        payments.insert(connection);
        StatementRows.write(connection, ofStatements);
    }

    private void add(JournalEvent event, Entry entry) {
        LedgerEvent happened = event.recorded().event();
        LocalDate day = event.recorded().effectiveOn();
        entries.row()
                .text(event.book())
                .bigint(event.sequence())
                .date(day)
                .integer(entry.voucher())
                .text(happened.getClass().getSimpleName())
                .text(event.said("command"))
                .text(event.said("maker"))
                .text(event.said("checker"))
                .text(event.said("document"))
                .text(note(event))
                .text(event.said("file"))
                .integer(event.said("line").map(Integer::valueOf))
                .text(entry.policy())
                .text(entry.clause())
                .text(References.of(happened).or(() -> event.said("document")))
                .text(References.undoneBy(happened))
                .bigint(event.recordedAt())
                .flag(PostingRules.closes(happened));
        int leg = 0;
        for (Posting posting : entry.postings()) {
            postings.row()
                    .text(event.book())
                    .bigint(event.sequence())
                    .integer(++leg)
                    .text(posting.unit().code())
                    .text(posting.account().code())
                    .date(day)
                    .bigint(posting.amount().fen())
                    .text(posting.item().map(Item::name).orElse(""));
        }
    }

    /** What its sender noted, why an entry is corrected, or what the other books say an imported entry was for. */
    public static Optional<String> note(JournalEvent event) {
        return event.said("note").or(() -> switch (event.recorded().event()) {
            case EntryReversed e -> Optional.of(e.reason());
            case EntryMoved e -> Optional.of(e.reason());
            case EntryReclassified e -> Optional.of(e.reason());
            case EntryImported e -> Optional.of(e.text());
            default -> Optional.empty();
        });
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
