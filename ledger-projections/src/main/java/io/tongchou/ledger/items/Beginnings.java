package io.tongchou.ledger.items;

import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that began what stands open, found by the numbers that they took: a deposit's rate, a debt's category. */
public final class Beginnings {

    private static final String BY_NUMBER = """
            SELECT k.value, e.payload
              FROM ledger.business_key AS k
              JOIN ledger.domain_event AS e ON e.book = k.book AND e.sequence = k.sequence
             WHERE k.book = :book AND k.kind = :kind AND k.value IN (:numbers)
            """;

    private final JdbcClient database;

    public Beginnings(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * The events by number; a number that is not known has none.
     *
     * @param kind what the numbers name, such as {@code DEPOSIT}
     */
    public Map<String, LedgerEvent> of(BookId book, String kind, Collection<String> numbers) {
        Map<String, LedgerEvent> events = new HashMap<>();
        if (!numbers.isEmpty()) {
            database.sql(BY_NUMBER)
                    .param("book", book.toString())
                    .param("kind", kind)
                    .param("numbers", numbers)
                    .query(row -> {
                        events.put(
                                row.getString("value"),
                                EventJson.read(row.getBytes("payload")).event());
                    });
        }
        return events;
    }
}
