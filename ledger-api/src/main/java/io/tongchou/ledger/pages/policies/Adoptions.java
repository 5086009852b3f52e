package io.tongchou.ledger.pages.policies;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How policies came to be in force in a book: a proposal each, and who approved it. */
@Component
class Adoptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A policy is always adopted by two persons: it is found among the decisions on proposals, which are few. */
    private static final String ADOPTIONS = """
            SELECT e.sequence, e.recorded_at, e.payload, e.metadata
              FROM ledger.business_key AS k
              JOIN ledger.domain_event AS e ON e.book = k.book AND e.sequence = k.sequence
             WHERE k.book = :book AND k.kind = 'PROPOSAL_DECISION' AND k.sequence <= :sequence AND e.type = 'PolicyAdopted'
             ORDER BY e.sequence""";

    private final JdbcClient database;

    Adoptions(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    /**
     * A policy that was adopted.
     *
     * @param on the business day of its adoption
     * @param maker who proposed it
     * @param checker who approved it
     */
    record Adoption(Policy policy, long sequence, LocalDate on, Instant recordedAt, String maker, String checker) {}

    /** Those that the book has up to an event, in order. */
    List<Adoption> of(BookId book, long sequence) {
        return database.sql(ADOPTIONS)
                .param("book", book.toString())
                .param("sequence", sequence)
                .query(Adoptions::adoption)
                .list();
    }

    private static Adoption adoption(ResultSet row, int n) throws SQLException {
        Recorded recorded = EventJson.read(row.getBytes("payload"));
        Map<String, String> by = metadata(row.getBytes("metadata"));
        return new Adoption(
                ((PolicyAdopted) recorded.event()).policy(),
                row.getLong("sequence"),
                recorded.effectiveOn(),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                by.getOrDefault("maker", ""),
                by.getOrDefault("checker", ""));
    }

    private static Map<String, String> metadata(byte[] json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
