package io.tongchou.ledger.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** The states that are kept to start from, each held against the one that the events make. */
final class SnapshotWitness implements Witness {

    private static final ObjectMapper JSON = EventJson.mapper();

    private final Findings.Check check;
    private final BookId book;
    private final PreparedStatement select;
    private final ResultSet kept;
    private boolean more;

    SnapshotWitness(Connection connection, BookId book, Findings findings) throws SQLException {
        check = findings.check("snapshots", "every state kept to start from is the one that the events make");
        this.book = book;
        select = connection.prepareStatement("""
                SELECT sequence, state, hash FROM ledger.book_snapshot
                 WHERE book = ? AND revision = ? ORDER BY sequence""");
        select.setString(1, book.toString());
        select.setString(2, BookState.REVISION);
        select.setFetchSize(10); // they are large
        kept = select.executeQuery();
        more = kept.next();
    }

    @Override
    public void hear(Heard event) throws SQLException {
        for (; more && kept.getLong(1) <= event.sequence(); more = kept.next()) {
            check.counted();
            if (kept.getLong(1) < event.sequence()) {
                ofNoEvent();
            } else {
                fits(event.sequence(), kept.getBytes(2), kept.getBytes(3), event.state());
            }
        }
    }

    private void fits(long sequence, byte[] snapshot, byte[] hash, BookState state) {
        try {
            if (!Arrays.equals(hash, Snapshots.hash(book, sequence, snapshot))) {
                check.found(sequence, "has a snapshot that does not fit its hash");
            } else if (!JSON.readTree(snapshot).equals(JSON.readTree(JSON.writeValueAsBytes(state)))) {
                check.found(sequence, "has a snapshot of another state than its events make");
            }
        } catch (IOException e) {
            check.found(sequence, "has a snapshot that cannot be read: " + e.getMessage());
        }
    }

    private void ofNoEvent() throws SQLException {
        check.found(kept.getLong(1), "is in a snapshot, but there is none");
    }

    @Override
    public void end() throws SQLException {
        for (; more; more = kept.next()) {
            check.counted();
            ofNoEvent();
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
