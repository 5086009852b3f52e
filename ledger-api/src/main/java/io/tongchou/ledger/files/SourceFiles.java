package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that were received, as they came, and how far each has been posted. */
@Component
public class SourceFiles {

    private static final int PART = 1024 * 1024;

    private static final String FILES = """
            SELECT f.book, f.file, f.name, f.encoding, f.size, f.lines, f.amount_fen, f.maker, f.person, f.received_at,
                   p.line, p.posted, p.posted_fen, p.duplicates, p.late, p.refused, p.millis, p.finished
              FROM ledger.source_file f JOIN ledger.source_file_progress p USING (book, file)
            """;

    private final DataSource source;
    private final JdbcClient database;

    public SourceFiles(DataSource source) {
        this.source = source;
        this.database = JdbcClient.create(source);
    }

    /** A file and how far it has come. */
    public record Known(SourceFile file, Progress progress) {}

    /**
     * A file of past entries that the book has.
     *
     * @param sequence of the event of its coming
     */
    public record Imported(String file, long sequence, Instant receivedAt) {}

    /** The right to post a file, which one node has at a time; it goes with the connection that holds it. */
    record Claim(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            try (connection;
                    var unlock = connection.createStatement()) {
                unlock.execute("SELECT pg_advisory_unlock_all()");
            }
        }
    }

    /**
     * The book of a fund of a pool.
     *
     * @throws UnreadableFile where there is none
     */
    BookId book(String pool, String fund) throws UnreadableFile {
        List<BookId> books = database.sql("SELECT book FROM ledger.book_head WHERE pool = ?")
                .param(pool)
                .query((row, n) -> BookId.parse(row.getString(1)))
                .list();
        if (books.isEmpty()) {
            throw new UnreadableFile(Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + pool + " has not been opened"));
        }
        return books.stream()
                .filter(book -> book.fund().code().equals(fund))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        Refusal.of(RefusalCode.FUND_UNKNOWN, "pool " + pool + " does not run fund " + fund)));
    }

    /** Keeps the bytes of a file that the book itself knows, under their SHA-256. */
    void keepBytes(BookId book, SpooledFile bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            int number = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                database.sql("""
                        INSERT INTO ledger.source_file_part (book, file, part, bytes)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                        .params(book.toString(), bytes.sha256(), number++, compressed(part))
                        .update();
            }
        }
    }

    /**
     * Keeps a file with its bytes. A part at a time is stored, and none of them counts before the file itself is there.
     *
     * @return false where the book has a file of these bytes
     */
    public boolean keep(SourceFile file, SpooledFile bytes) throws IOException {
        keepBytes(file.book(), bytes);
        return database.sql("""
                        WITH kept AS (
                            INSERT INTO ledger.source_file (book, file, name, encoding, size, lines, amount_fen, maker, person,
                                                            received_at)
                            VALUES (:book, :file, :name, :encoding, :size, :lines, :amount, :maker, :person, :receivedAt)
                            ON CONFLICT DO NOTHING RETURNING book, file),
                        begun AS (
                            INSERT INTO ledger.source_file_progress
                            SELECT book, file, 0, 0, 0, 0, 0, 0, 0, false FROM kept)
                        SELECT count(*) FROM kept""")
                        .param("book", file.book().toString())
                        .param("file", file.file())
                        .param("name", file.name().orElse(null))
                        .param("encoding", file.encoding().name())
                        .param("size", file.size())
                        .param("lines", file.totals().lines())
                        .param("amount", file.totals().amount().fen())
                        .param("maker", file.maker())
                        .param("person", file.person())
                        .param("receivedAt", file.receivedAt().toEpochMilli())
                        .query(Long.class)
                        .single()
                > 0;
    }

    public Optional<Known> find(BookId book, String file) {
        return database.sql(FILES + " WHERE f.book = ? AND f.file = ?")
                .params(book.toString(), file)
                .query((row, n) -> known(row))
                .optional();
    }

    /**
     * The files of a book, the latest first.
     *
     * @param before the file after which the page begins
     */
    public List<Known> page(BookId book, Optional<Known> before, int limit) {
        return database.sql(FILES + """
                         WHERE f.book = :book AND (f.received_at, f.file) < (:receivedAt, :file)
                         ORDER BY f.received_at DESC, f.file DESC LIMIT :limit""")
                .param("book", book.toString())
                .param(
                        "receivedAt",
                        before.map(known -> known.file().receivedAt().toEpochMilli())
                                .orElse(Long.MAX_VALUE))
                .param("file", before.map(known -> known.file().file()).orElse(""))
                .param("limit", limit)
                .query((row, n) -> known(row))
                .list();
    }

    /** The files of past entries, the latest first: those that the book knows and that are nobody's to post. */
    List<Imported> imported(BookId book, int limit) {
        return database.sql("""
                        SELECT known.value, sequence, recorded_at
                          FROM ledger.business_key AS known JOIN ledger.domain_event AS happened USING (book, sequence)
                         WHERE book = ? AND kind = 'FILE'
                           AND NOT EXISTS (SELECT FROM ledger.source_file AS f
                                            WHERE f.book = known.book AND f.file = known.value)
                         ORDER BY sequence DESC LIMIT ?""")
                .params(book.toString(), limit)
                .query((row, n) -> new Imported(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
                .list();
    }

    /** The files that are not posted to their end, the oldest first. */
    List<Known> unfinished() {
        return database.sql(FILES + " WHERE NOT p.finished ORDER BY f.received_at")
                .query((row, n) -> known(row))
                .list();
    }

    /** The right to post a file; empty where another one has it. */
    Optional<Claim> claim(SourceFile file) throws SQLException {
        Connection connection = source.getConnection();
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "file " + file.book() + " " + file.file());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(new Claim(connection));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** Lines of a file as they stand in it, by their numbers; it is read up to the last of them. */
    public Map<Integer, String> lines(SourceFile file, Set<Integer> numbers) {
        Map<Integer, String> lines = new HashMap<>();
        try (BufferedReader text = new BufferedReader(file.encoding().reader(open(file)))) {
            String line = text.readLine();
            for (int number = 1; line != null && lines.size() < numbers.size(); number++, line = text.readLine()) {
                if (numbers.contains(number)) {
                    lines.put(number, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The bytes of a file from the first one, read part by part. */
    public InputStream open(SourceFile file) {
        return new SequenceInputStream(new Enumeration<>() {
            private final long parts = (file.size() + PART - 1) / PART;
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < parts;
            }

            @Override
            public InputStream nextElement() {
                byte[] part = database.sql(
                                "SELECT bytes FROM ledger.source_file_part WHERE book = ? AND file = ? AND part = ?")
                        .params(file.book().toString(), file.file(), next++)
                        .query((row, n) -> row.getBytes(1))
                        .single();
                try {
                    return new GZIPInputStream(new ByteArrayInputStream(part));
                } catch (IOException e) {
                    throw new UncheckedIOException("part " + (next - 1) + " of file " + file.file(), e);
                }
            }
        });
    }

    /**
     * Moves the progress on, with what there is to say of the lines in between.
     *
     * @return false where another one has moved it since; nothing is moved then
     */
    boolean advance(SourceFile file, Progress from, Progress to, List<LineNote> notes) {
        return database.sql("""
                        WITH moved AS (
                            UPDATE ledger.source_file_progress
                               SET line = :line, posted = :posted, posted_fen = :postedFen, duplicates = :duplicates,
                                   late = :late, refused = :refused, millis = :millis, finished = :finished
                             WHERE book = :book AND file = :file AND line = :from AND NOT finished
                            RETURNING book, file),
                        noted AS (
                            INSERT INTO ledger.source_file_note
                            SELECT moved.book, moved.file, note.*
                              FROM moved, unnest(:lines::integer[], :statuses::text[], :numbers::text[], :codes::text[],
                                                 :details::text[], :available::bigint[]) AS note)
                        SELECT count(*) FROM moved""")
                        .param("book", file.book().toString())
                        .param("file", file.file())
                        .param("from", from.line())
                        .param("line", to.line())
                        .param("posted", to.posted())
                        .param("postedFen", to.postedAmount().fen())
                        .param("duplicates", to.duplicates())
                        .param("late", to.late())
                        .param("refused", to.refused())
                        .param("millis", to.millis())
                        .param("finished", to.finished())
                        .param("lines", notes.stream().map(LineNote::line).toArray(Integer[]::new))
                        .param(
                                "statuses",
                                notes.stream().map(note -> note.status().name()).toArray(String[]::new))
                        .param("numbers", notes.stream().map(LineNote::number).toArray(String[]::new))
                        .param(
                                "codes",
                                notes.stream()
                                        .map(note -> note.code().orElse(null))
                                        .toArray(String[]::new))
                        .param("details", notes.stream().map(LineNote::detail).toArray(String[]::new))
                        .param(
                                "available",
                                notes.stream()
                                        .map(note ->
                                                note.available().map(Money::fen).orElse(null))
                                        .toArray(Long[]::new))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many events of a book its journal has yet to take in. */
    long behind(BookId book) {
        return database.sql("""
                        SELECT sequence - coalesce((SELECT sequence FROM reading.known_at
                                                     WHERE known_at.book = book_head.book
                                                     ORDER BY recorded_at DESC LIMIT 1), 0)
                          FROM ledger.book_head WHERE book = ?""").param(book.toString()).query(Long.class).single();
    }

    /**
     * The lines of which there is something to say, in their order.
     *
     * @param status of these alone
     * @param behind the number of the line behind which the page begins
     */
    List<LineNote> notes(SourceFile file, Optional<LineNote.Status> status, int behind, int limit) {
        return database.sql("""
                SELECT line, status, number, code, detail, available_fen FROM ledger.source_file_note
                 WHERE book = ? AND file = ? AND status LIKE ? AND line > ? ORDER BY line LIMIT ?""")
                .params(
                        file.book().toString(),
                        file.file(),
                        status.map(LineNote.Status::name).orElse("%"),
                        behind,
                        limit)
                .query((row, n) -> new LineNote(
                        row.getInt(1),
                        LineNote.Status.valueOf(row.getString(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        row.getString(5),
                        Optional.ofNullable(row.getObject(6, Long.class)).map(Money::ofFen)))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new SourceFile(
                        BookId.parse(row.getString(1)),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)),
                        TextEncoding.valueOf(row.getString(4)),
                        row.getLong(5),
                        new ControlTotals(row.getInt(6), Money.ofFen(row.getLong(7))),
                        row.getString(8),
                        row.getBoolean(9),
                        Instant.ofEpochMilli(row.getLong(10))),
                new Progress(
                        row.getInt(11),
                        row.getInt(12),
                        Money.ofFen(row.getLong(13)),
                        row.getInt(14),
                        row.getInt(15),
                        row.getInt(16),
                        row.getLong(17),
                        row.getBoolean(18)));
    }

    private static byte[] compressed(byte[] part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(part);
        }
        return bytes.toByteArray();
    }
}
