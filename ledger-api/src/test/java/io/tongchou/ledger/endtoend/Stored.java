package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.eventstore.Chain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What stands in the database, asked behind the service's back. */
final class Stored implements AutoCloseable {

    private final Connection connection;

    Stored(ServiceProcess service) throws IOException, SQLException {
        this.connection = service.database();
    }

    /** Where something stands in a book, with the chain's hash there. */
    record Place(String book, long sequence, String head) {}

    /** The head of a book, after each event was found to follow the one before without a gap and under its own hash. */
    Place verifiedHead(String book) throws SQLException {
        byte[] hash = new byte[32];
        long sequence = 0;
        connection.setAutoCommit(false); // else all of it is fetched at once
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sequence, event_id::text, type, revision, recorded_at, payload, metadata, hash"
                        + " FROM ledger.domain_event WHERE book = ? ORDER BY sequence")) {
            select.setFetchSize(1000);
            select.setString(1, book);
            try (ResultSet event = select.executeQuery()) {
                while (event.next()) {
                    sequence++;
                    assertThat(event.getLong(1)).isEqualTo(sequence);
                    hash = Chain.hash(
                            hash,
                            book,
                            sequence,
                            event.getString(2),
                            event.getString(3),
                            event.getString(4),
                            event.getLong(5),
                            event.getBytes(6),
                            event.getBytes(7));
                    assertThat(event.getBytes(8))
                            .as("hash of event %d", sequence)
                            .isEqualTo(hash);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
        Place head = new Place(book, sequence, HexFormat.of().formatHex(hash));
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT book, sequence, encode(hash, 'hex') FROM ledger.book_head WHERE book = ?")) {
            select.setString(1, book);
            try (ResultSet stored = select.executeQuery()) {
                assertThat(stored.next()).isTrue();
                assertThat(new Place(stored.getString(1), stored.getLong(2), stored.getString(3)))
                        .isEqualTo(head);
            }
        }
        return head;
    }

    /** Where the premiums of a book stand, by the id of their command as the event itself names it. */
    Map<String, Place> premiums(String book) throws SQLException {
        Map<String, Place> places = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT convert_from(metadata, 'UTF8')::json ->> 'command', sequence, encode(hash, 'hex')
                  FROM ledger.domain_event WHERE book = ? AND type = 'PremiumCollected'""")) {
            select.setString(1, book);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place before = places.put(row.getString(1), new Place(book, row.getLong(2), row.getString(3)));
                    assertThat(before).as("%s is stored once", row.getString(1)).isNull();
                }
            }
        }
        return places;
    }

    /** Where the ids of a pool's commands led to, by the table that answers duplicates. */
    Map<String, Long> outcomes(String book) throws SQLException {
        Map<String, Long> sequences = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, sequences[1] FROM ledger.command_outcome WHERE pool || '/' || funds[1] = ?")) {
            select.setString(1, book);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sequences.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return sequences;
    }

    /** How many different receipts the events of a book name. */
    long receipts(String book) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT count(DISTINCT convert_from(payload, 'UTF8')::json ->> 'receiptNo')
                  FROM ledger.domain_event WHERE book = ? AND type = 'PremiumCollected'""")) {
            select.setString(1, book);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
