package io.tongchou.ledger.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.disclosure.Told;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A book's events for people who look back through them, each with the hash before it and its own (事件流与哈希链). However rare
 * what they look for is, no more than a stretch of the book is read at a time; whoever wants to goes on from there.
 */
@Component
public class EventStream {

    /** How many events are looked at for a page: a few hundredths of a second. */
    private static final int STRETCH = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENTS = """
            SELECT event.*, (SELECT hash FROM ledger.domain_event AS before
                              WHERE before.book = event.book AND before.sequence = event.sequence - 1) AS previous
              FROM (SELECT * FROM ledger.domain_event
                     WHERE book = :book AND sequence > :after AND sequence < :before %s
                     ORDER BY sequence %s LIMIT :limit) AS event
             ORDER BY sequence DESC
            """;

    /** Instants of recording ascend with sequences. */
    private static final String LAST_BEFORE = """
            SELECT coalesce((SELECT sequence FROM reading.known_at WHERE book = :book AND recorded_at < :instant
                              ORDER BY recorded_at DESC LIMIT 1), 0)
            """;

    private final JdbcClient database;

    EventStream(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** Where a look begins. */
    public sealed interface From {

        /** With the event before one, and back. */
        record Before(long sequence) implements From {}

        /** With the event after one, and on. */
        record After(long sequence) implements From {}
    }

    /**
     * What is looked for.
     *
     * @param last the last event that counts
     * @param county to whom it is told; who is told everything where it is left out
     * @param type the event's name
     * @param maker who sent its command, or approved it
     * @param unit that it is about, or books something on
     * @param since recorded then or later
     * @param until recorded before then
     */
    public record Asked(
            BookId book,
            long last,
            Optional<UnitCode> county,
            Optional<String> type,
            Optional<String> maker,
            Optional<UnitCode> unit,
            Optional<Instant> since,
            Optional<Instant> until) {}

    /**
     * An event as it may be told.
     *
     * @param effectiveOn the business day; empty where somebody changed it into what cannot be read
     * @param voucher its entry's number in the month
     * @param legs of its entry, those that may be told
     * @param previous the hash of the event before it, zeros before the first
     * @param chained whether its hash is the one that it makes together with the hash before it
     */
    public record Event(
            long sequence,
            String type,
            Instant recordedAt,
            Optional<LocalDate> effectiveOn,
            Optional<Integer> voucher,
            List<Posting> legs,
            String maker,
            Optional<String> checker,
            Hash previous,
            Hash hash,
            boolean chained) {}

    /**
     * What was found, the latest first.
     *
     * @param older before which event to look on; empty where there is nothing older
     * @param newer after which event to look on; empty where there is nothing newer
     */
    public record Page(List<Event> events, Optional<Long> older, Optional<Long> newer) {}

    /** @param limit how many events at most */
    public Page page(Asked asked, From from, int limit) {
        return page(asked, from, limit, STRETCH);
    }

    /** @param stretch how many events are looked at */
    Page page(Asked asked, From from, int limit, int stretch) {
        long lowest =
                asked.since().map(instant -> lastBefore(asked.book(), instant)).orElse(0L);
        long highest = asked.until()
                .map(instant -> Math.min(asked.last(), lastBefore(asked.book(), instant)))
                .orElse(asked.last());
        return switch (from) {
            case From.Before(long sequence) -> {
                long before = Math.min(sequence, highest + 1);
                long after = Math.max(lowest, before - 1 - stretch);
                List<StoredRow> rows = rows(asked, after, before, "DESC", limit);
                long reached = rows.size() < limit ? after + 1 : rows.getLast().sequence();
                yield new Page(
                        told(asked, rows),
                        Optional.of(reached).filter(one -> one > lowest + 1),
                        Optional.of(before - 1).filter(one -> one < highest));
            }
            case From.After(long sequence) -> {
                long after = Math.max(sequence, lowest);
                long before = Math.min(highest, after + stretch) + 1;
                List<StoredRow> rows = rows(asked, after, before, "ASC", limit);
                long reached =
                        rows.size() < limit ? before - 1 : rows.getFirst().sequence();
                yield new Page(
                        told(asked, rows),
                        Optional.of(after + 1).filter(one -> one > lowest + 1),
                        Optional.of(reached).filter(one -> one < highest));
            }
        };
    }

    /** The chain's hash after an event; empty where there is no such event. */
    public Optional<Hash> headAt(BookId book, long sequence) {
        return database.sql("SELECT hash FROM ledger.domain_event WHERE book = :book AND sequence = :sequence")
                .param("book", book.toString())
                .param("sequence", sequence)
                .query(byte[].class)
                .optional()
                .map(Hash::of);
    }

    private long lastBefore(BookId book, Instant instant) {
        return database.sql(LAST_BEFORE)
                .param("book", book.toString())
                .param("instant", instant.toEpochMilli())
                .query(Long.class)
                .single();
    }

    private List<StoredRow> rows(Asked asked, long after, long before, String order, int limit) {
        Optional<UnitCode> unit = asked.county().or(asked::unit);
        return database.sql(EVENTS.formatted(
                        (asked.type().isPresent() ? " AND type = :type" : "")
                                + (asked.maker().isPresent()
                                        ? " AND (position(:maker IN metadata) > 0 OR position(:checker IN metadata) > 0)"
                                        : "")
                                + (unit.isPresent() ? " AND position(:unit IN payload) > 0" : ""),
                        order))
                .param("book", asked.book().toString())
                .param("after", after)
                .param("before", before)
                .param("limit", limit)
                .param("type", asked.type().orElse(""))
                .param("maker", field("maker", asked.maker().orElse("")))
                .param("checker", field("checker", asked.maker().orElse("")))
                .param("unit", bytes("\"" + unit.map(UnitCode::code).orElse("") + "\""))
                .query(EventPages::row)
                .list();
    }

    /** As it stands in stored JSON. */
    private static byte[] field(String name, String text) {
        return bytes(JSON.createObjectNode().put(name, text).toString().replaceAll("^\\{|}$", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Event> told(Asked asked, List<StoredRow> rows) {
        return rows.stream().flatMap(row -> told(asked, row).stream()).toList();
    }

    private static Optional<Event> told(Asked asked, StoredRow row) {
        Optional<Recorded> recorded = recorded(row);
        Optional<Told> told = recorded.flatMap(one -> Told.of(one, asked.county()));
        if (asked.county().isPresent() && told.isEmpty()) {
            return Optional.empty();
        }
        JsonNode by = by(row);
        return Optional.of(new Event(
                row.sequence(),
                row.type(),
                row.recordedAt(),
                recorded.map(Recorded::effectiveOn),
                recorded.flatMap(Recorded::entry).map(Entry::voucher),
                told.map(Told::legs).orElse(List.of()),
                by.path("maker").asText(),
                Optional.of(by.path("checker").asText()).filter(checker -> !checker.isEmpty()),
                Hash.of(row.previous()),
                Hash.of(row.hash()),
                Arrays.equals(row.hash(), due(row))));
    }

    private static byte[] due(StoredRow row) {
        return Chain.hash(
                row.previous(),
                row.book().toString(),
                row.sequence(),
                row.id(),
                row.type(),
                row.revision(),
                row.recordedAt().toEpochMilli(),
                row.payload(),
                row.metadata());
    }

    /** Somebody may have changed it into anything. */
    private static Optional<Recorded> recorded(StoredRow row) {
        try {
            return Optional.of(EventJson.read(row.payload()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode by(StoredRow row) {
        try {
            return JSON.readTree(row.metadata());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
