package io.tongchou.ledger.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.BitSet;

/** What stands in the database, asked behind the ledger's back. */
final class Proof implements AutoCloseable {

    private static final Duration READ_WITHIN = Duration.ofMinutes(2);

    private final Connection connection;
    private final long eventsBefore;
    private final BitSet acknowledged = new BitSet();

    /** From here on everything that the book gets must be acknowledged. */
    Proof(String url) throws SQLException {
        this.connection = Server.owner(url);
        this.eventsBefore = events();
    }

    void acknowledged(BitSet lines) {
        acknowledged.or(lines);
    }

    /** That what was acknowledged is what is stored, once each; a sentence that says so or what is wrong. */
    Finding finding() throws SQLException {
        long events = events() - eventsBefore;
        BitSet stored = new BitSet();
        long outcomes = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT substr(id, 5)::integer FROM ledger.command_outcome WHERE id LIKE 'tax-%'")) {
            while (rows.next()) {
                outcomes++;
                stored.set(rows.getInt(1));
            }
        }
        boolean same = stored.equals(acknowledged) && outcomes == acknowledged.cardinality() && events == outcomes;
        return new Finding(
                same,
                "%,d acknowledged, %,d events stored, %,d outcomes: %s"
                        .formatted(
                                acknowledged.cardinality(),
                                events,
                                outcomes,
                                same ? "the same, once each" : "NOT THE SAME"));
    }

    record Finding(boolean isGood, String sentence) {}

    /** How many events were committed together on average since that sequence. */
    double rowsPerCommit(long since) throws SQLException {
        return one("SELECT count(*) FROM ledger.domain_event WHERE book = '" + Commands.BOOK + "' AND sequence > "
                        + since)
                / (double) Math.max(
                        1,
                        one("SELECT count(DISTINCT recorded_at) FROM ledger.domain_event WHERE book = '" + Commands.BOOK
                                + "' AND sequence > " + since));
    }

    /** The book's last sequence. */
    long head() throws SQLException {
        return one("SELECT sequence FROM ledger.book_head WHERE book = '" + Commands.BOOK + "'");
    }

    /** How long the journal takes from now until it has the book's last event. */
    Duration lag() throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long head = head();
        while (one("SELECT coalesce(max(sequence), 0) FROM (SELECT sequence FROM reading.known_at WHERE book = '"
                        + Commands.BOOK + "' ORDER BY recorded_at DESC LIMIT 1) AS last")
                < head) {
            if (System.nanoTime() - start > READ_WITHIN.toNanos()) {
                throw new IllegalStateException("the read side has not come to " + head + " in " + READ_WITHIN);
            }
            Thread.sleep(1);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long events() throws SQLException {
        return one("SELECT count(*) FROM ledger.domain_event WHERE book = '" + Commands.BOOK + "'");
    }

    private long one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
