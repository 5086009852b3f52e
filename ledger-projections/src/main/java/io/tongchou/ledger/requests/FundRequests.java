package io.tongchou.ledger.requests;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The requests for funds of a book. As of any day they are folded whole from their events, being as many as its units have months;
 * what waits now, and a page of what was done, is found by their numbers.
 */
public final class FundRequests {

    /** A payment that was reversed by that day, as known then, is none. */
    private static final String STEPS = """
            SELECT e.sequence, e.recorded_at, e.payload, e.metadata
              FROM ledger.domain_event AS e
             WHERE e.book = :book AND e.sequence <= :sequence
               AND e.type IN ('FundsRequested', 'FundRequestVerified', 'FundRequestRejected', 'FundsDisbursed')
               AND NOT EXISTS (
                   SELECT FROM ledger.business_key AS k
                     JOIN ledger.domain_event AS undone ON undone.book = k.book AND undone.sequence = k.sequence
                    WHERE e.type = 'FundsDisbursed' AND k.book = e.book AND k.kind = 'CORRECTION'
                      AND k.value = convert_from(e.metadata, 'UTF8')::jsonb ->> 'command'
                      AND undone.type = 'EntryReversed' AND undone.sequence <= :sequence
                      AND (convert_from(undone.payload, 'UTF8')::jsonb ->> 'effectiveOn')::date <= :asOf)
             ORDER BY e.sequence
            """;

    /**
     * Those that wait, or those that are done, the latest first: what leads to their events are the numbers that they take. A
     * request that was rejected after it had been verified is told of as rejected; the number of a payment that was reversed is free.
     */
    private static final String NOW = """
            SELECT e.sequence, e.recorded_at, e.payload, e.metadata
              FROM (SELECT asked.sequence AS asked, decided.sequence AS decided, paid.sequence AS paid
                      FROM ledger.business_key AS asked
                      LEFT JOIN ledger.business_key AS decided
                        ON decided.book = asked.book AND decided.kind = 'REQUEST_DECISION'
                       AND decided.value = asked.value AND decided.sequence <= :sequence
                      LEFT JOIN ledger.domain_event AS decision
                        ON decision.book = decided.book AND decision.sequence = decided.sequence
                      LEFT JOIN ledger.business_key AS paid
                        ON paid.book = asked.book AND paid.kind = 'DISBURSEMENT'
                       AND paid.value = asked.value AND paid.sequence <= :sequence
                     WHERE asked.book = :book AND asked.kind = 'REQUEST'
                       AND asked.sequence <= :sequence AND asked.sequence < :before
                       AND (paid.sequence IS NULL AND decision.type IS DISTINCT FROM 'FundRequestRejected') = :waits
                       AND (:unit = '' OR EXISTS (
                           SELECT FROM ledger.domain_event AS request
                            WHERE request.book = asked.book AND request.sequence = asked.sequence
                              AND convert_from(request.payload, 'UTF8')::jsonb #>> '{event,unit}' = :unit))
                     ORDER BY asked.sequence DESC LIMIT :limit) AS found
              JOIN ledger.domain_event AS e
                ON e.book = :book AND e.sequence = ANY (ARRAY[found.asked, found.decided, found.paid])
             ORDER BY e.sequence
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient database;

    public FundRequests(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** All of a book in the order in which they were made, with what had happened to them by the basis' day, as known then. */
    public List<FundRequest> of(BookId book, Basis basis) {
        Map<String, FundRequest> requests = new LinkedHashMap<>();
        database.sql(STEPS)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .query(row -> {
                    Recorded recorded = EventJson.read(row.getBytes("payload"));
                    if (!recorded.effectiveOn().isAfter(basis.asOf())) {
                        take(requests, book, recorded, step(recorded, row));
                    }
                });
        return List.copyOf(requests.values());
    }

    /** Those that wait for somebody after the event of that sequence, whatever their business days, in the order in which they were made. */
    public List<FundRequest> waiting(BookId book, long sequence, Optional<UnitCode> unit) {
        return now(book, sequence, unit, true, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Those that were paid out or rejected by the event of that sequence, the latest asked for first.
     *
     * @param before where the page before ended: at the sequence of its last request
     */
    public List<FundRequest> done(BookId book, long sequence, Optional<UnitCode> unit, long before, int limit) {
        return now(book, sequence, unit, false, before, limit).reversed();
    }

    private List<FundRequest> now(
            BookId book, long sequence, Optional<UnitCode> unit, boolean waits, long before, int limit) {
        Map<String, FundRequest> requests = new LinkedHashMap<>();
        database.sql(NOW)
                .param("book", book.toString())
                .param("sequence", sequence)
                .param("unit", unit.map(UnitCode::code).orElse(""))
                .param("waits", waits)
                .param("before", before)
                .param("limit", limit)
                .query(row -> {
                    Recorded recorded = EventJson.read(row.getBytes("payload"));
                    take(requests, book, recorded, step(recorded, row));
                });
        return List.copyOf(requests.values());
    }

    private static void take(Map<String, FundRequest> requests, BookId book, Recorded recorded, FundRequest.Step step) {
        switch (recorded.event()) {
            case FundsRequested e ->
                requests.put(
                        e.request(),
                        new FundRequest(
                                book,
                                e.request(),
                                e.unit(),
                                e.period(),
                                e.amount(),
                                e.purposes(),
                                step,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
            case FundRequestVerified e ->
                requests.computeIfPresent(
                        e.request(),
                        (number, request) -> request.verified(new FundRequest.Verified(e.approved(), step)));
            case FundRequestRejected e ->
                requests.computeIfPresent(
                        e.request(), (number, request) -> request.rejected(new FundRequest.Rejected(e.reason(), step)));
            case FundsDisbursed e ->
                requests.computeIfPresent(
                        e.request(), (number, request) -> request.paid(new FundRequest.Paid(e.amount(), step)));
            default -> throw new IllegalStateException("no step of a request: " + recorded.event());
        }
    }

    private static FundRequest.Step step(Recorded recorded, ResultSet row) throws SQLException {
        try {
            Map<String, String> by = JSON.readValue(row.getBytes("metadata"), TEXTS);
            return new FundRequest.Step(
                    row.getLong("sequence"),
                    recorded.effectiveOn(),
                    by.getOrDefault("maker", ""),
                    Optional.ofNullable(by.get("checker")),
                    Instant.ofEpochMilli(row.getLong("recorded_at")));
        } catch (IOException e) {
            throw new IllegalStateException("the metadata of an event cannot be read", e);
        }
    }
}
