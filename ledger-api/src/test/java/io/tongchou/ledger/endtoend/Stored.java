package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.eventstore.BookVerifier;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What stands in the database, asked behind the service's back. */
final class Stored {

    private final DataSource database;

    Stored(ServiceProcess service) throws IOException {
        this.database = service.database();
    }

    /** Where something stands in a book, with the chain's hash there. */
    record Place(String book, long sequence, String head) {}

    /** The end of a book that was proved from its first event: chain, head, keys and outcomes. */
    Place provedHead(String book) throws SQLException {
        assertThat(new BookVerifier(database).verify(BookId.parse(book)).findings())
                .isEmpty();
        return ask("SELECT sequence, encode(hash, 'hex') FROM ledger.book_head WHERE book = ?", book, row -> {
            row.next();
            return new Place(book, row.getLong(1), row.getString(2));
        });
    }

    /** Where the premiums of a book stand, by the id of their command as the event itself names it. */
    Map<String, Place> premiums(String book) throws SQLException {
        return ask("""
                SELECT convert_from(metadata, 'UTF8')::json ->> 'command', sequence, encode(hash, 'hex')
                  FROM ledger.domain_event WHERE book = ? AND type = 'PremiumCollected'""", book, row -> {
            Map<String, Place> places = new HashMap<>();
            while (row.next()) {
                Place before = places.put(row.getString(1), new Place(book, row.getLong(2), row.getString(3)));
                assertThat(before).as("%s is stored once", row.getString(1)).isNull();
            }
            return places;
        });
    }

    /** How many different receipts the events of a book name. */
    long receipts(String book) throws SQLException {
        return ask("""
                SELECT count(DISTINCT convert_from(payload, 'UTF8')::json #>> '{event,receiptNo}')
                  FROM ledger.domain_event WHERE book = ? AND type = 'PremiumCollected'""", book, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String query, String book, Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, book);
            try (ResultSet rows = select.executeQuery()) {
                return reading.of(rows);
            }
        }
    }
}
