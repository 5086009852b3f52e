package io.tongchou.ledger.proposals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proposals of a pool, the latest first. One that went to all books of the pool is one. */
public final class Proposals {

    /** The most on a page. */
    public static final int MOST = 1000;

    private static final int ROWS_AT_ONCE = 200;

    private static final String BEFORE = """
            SELECT e.global_index, o.id, o.funds, e.sequence, e.recorded_at, e.payload, e.metadata,
                   d.sequence AS decided, d.type AS decision, d.recorded_at AS decided_at,
                   d.payload AS decided_payload, d.metadata AS decided_metadata
              FROM ledger.command_outcome AS o
              JOIN ledger.domain_event AS e ON e.book = o.pool || '/' || o.funds[1] AND e.sequence = o.sequences[1]
              JOIN unnest(string_to_array(:books, ','), string_to_array(:sequences, ',')::bigint[]) AS known (book, sequence)
                ON known.book = e.book AND known.sequence >= e.sequence
              LEFT JOIN ledger.business_key AS k
                ON k.book = e.book AND k.kind = 'PROPOSAL_DECISION' AND k.value = o.id
              LEFT JOIN ledger.domain_event AS d
                ON d.book = k.book AND d.sequence = k.sequence AND d.sequence <= known.sequence
             WHERE o.pool = :pool AND o.proposed AND e.global_index < :before
               AND CASE WHEN d.type IS NULL THEN 'WAITING'
                        WHEN d.type = 'ProposalRejected' THEN 'REJECTED'
                        WHEN d.type = 'ProposalWithdrawn' THEN 'WITHDRAWN'
                        ELSE 'APPROVED' END = ANY (string_to_array(:states, ','))
               AND coalesce(d.recorded_at >= :decidedFrom, true)
             ORDER BY e.global_index DESC LIMIT :limit
            """;

    /** The events that made entries, whether at once or by a proposal's approval. */
    private static final String ENTRIES = """
            SELECT o.id, e.payload
              FROM ledger.command_outcome AS o
             CROSS JOIN LATERAL unnest(o.funds, o.sequences) AS made (fund, sequence)
              LEFT JOIN ledger.business_key AS k
                ON k.book = o.pool || '/' || made.fund AND k.kind = 'PROPOSAL_DECISION' AND k.value = o.id
              JOIN ledger.domain_event AS e
                ON e.book = o.pool || '/' || made.fund AND e.sequence = coalesce(k.sequence, made.sequence)
             WHERE o.pool = :pool AND o.id IN (:entries)
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient database;

    public Proposals(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /**
     * Some proposals.
     *
     * @param next where the next page begins, where there may be more
     */
    public record Page(List<Proposal> proposals, Optional<Long> next) {}

    /**
     * Which proposals are asked for.
     *
     * @param decidedFrom none that was decided before that instant
     */
    public record Which(Set<Proposal.State> states, Instant decidedFrom) {

        public static final Which ALL = new Which(EnumSet.allOf(Proposal.State.class), Instant.EPOCH);

        public static Which of(Proposal.State state) {
            return new Which(Set.of(state), Instant.EPOCH);
        }
    }

    private record Row(long index, Proposal proposal) {}

    /**
     * A page of proposals.
     *
     * @param known up to which event each book of the pool counts
     * @param wanted which of these, as only their data can tell
     * @param before where the page before ended
     */
    public Page page(
            PoolCode pool,
            Map<BookId, Long> known,
            Which which,
            Predicate<Proposal> wanted,
            Optional<Long> before,
            int limit) {
        List<Proposal> page = new ArrayList<>();
        long end = before.orElse(Long.MAX_VALUE);
        for (; ; ) {
            List<Row> rows = read(pool, known, which, end);
            for (Row row : rows) {
                if (wanted.test(row.proposal())) {
                    if (page.size() == limit) {
                        return new Page(page, Optional.of(end));
                    }
                    page.add(row.proposal());
                }
                end = row.index();
            }
            if (rows.size() < ROWS_AT_ONCE) {
                return new Page(page, Optional.empty());
            }
        }
    }

    private List<Row> read(PoolCode pool, Map<BookId, Long> known, Which which, long before) {
        List<Row> rows = database.sql(BEFORE)
                .param("pool", pool.code())
                .param("books", joined(known.keySet().stream()))
                .param("sequences", joined(known.values().stream()))
                .param("states", joined(which.states().stream()))
                .param("decidedFrom", which.decidedFrom().toEpochMilli())
                .param("before", before)
                .param("limit", ROWS_AT_ONCE)
                .query((row, n) -> row(pool, row))
                .list();
        Map<String, Set<UnitCode>> ofEntries = unitsOfEntries(pool, rows);
        return rows.stream()
                .map(row -> new Row(
                        row.index(),
                        entry(row.proposal().data())
                                .map(entry -> row.proposal().about(ofEntries.getOrDefault(entry, Set.of())))
                                .orElse(row.proposal())))
                .toList();
    }

    private static String joined(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(","));
    }

    private static Row row(PoolCode pool, ResultSet row) throws SQLException {
        Recorded recorded = EventJson.read(row.getBytes("payload"));
        ProposalMade made = (ProposalMade) recorded.event();
        Map<String, String> by = texts(row.getBytes("metadata"));
        return new Row(
                row.getLong("global_index"),
                new Proposal(
                        pool,
                        row.getString("id"),
                        Arrays.stream((String[]) row.getArray("funds").getArray())
                                .map(FundCode::new)
                                .toList(),
                        row.getLong("sequence"),
                        made.command(),
                        made.data(),
                        recorded.effectiveOn(),
                        named(made.data()),
                        by.getOrDefault("maker", ""),
                        by.getOrDefault("office", ""),
                        Instant.ofEpochMilli(row.getLong("recorded_at")),
                        row.getObject("decided") == null ? Optional.empty() : Optional.of(decided(row))));
    }

    private static Proposal.Decided decided(ResultSet row) throws SQLException {
        Map<String, String> by = texts(row.getBytes("decided_metadata"));
        Proposal.State as = switch (row.getString("decision")) {
            case "ProposalRejected" -> Proposal.State.REJECTED;
            case "ProposalWithdrawn" -> Proposal.State.WITHDRAWN;
            default -> Proposal.State.APPROVED;
        };
        return new Proposal.Decided(
                as,
                row.getLong("decided"),
                by.getOrDefault(as == Proposal.State.APPROVED ? "checker" : "maker", ""),
                Instant.ofEpochMilli(row.getLong("decided_at")),
                EventJson.read(row.getBytes("decided_payload")).event() instanceof ProposalRejected rejected
                        ? Optional.of(rejected.reason())
                        : Optional.empty());
    }

    /** The units that the data names itself. */
    private static SortedSet<UnitCode> named(JsonNode data) {
        SortedSet<UnitCode> units = new TreeSet<>();
        for (String field : List.of("unit", "toUnit")) {
            String text = data.path(field).asText();
            if (text.matches("[0-9]{6}|RESERVE")) {
                units.add(new UnitCode(text));
            }
        }
        return units;
    }

    private static Optional<String> entry(JsonNode data) {
        return Optional.ofNullable(data.path("entry").textValue());
    }

    private Map<String, Set<UnitCode>> unitsOfEntries(PoolCode pool, List<Row> rows) {
        List<String> entries = rows.stream()
                .flatMap(row -> entry(row.proposal().data()).stream())
                .distinct()
                .toList();
        Map<String, Set<UnitCode>> units = new HashMap<>();
        if (!entries.isEmpty()) {
            database.sql(ENTRIES)
                    .param("pool", pool.code())
                    .param("entries", entries)
                    .query(row -> {
                        Set<UnitCode> ofEntry = units.computeIfAbsent(row.getString("id"), id -> new TreeSet<>());
                        EventJson.read(row.getBytes("payload")).entry().stream()
                                .flatMap(entry -> entry.postings().stream())
                                .map(Posting::unit)
                                .forEach(ofEntry::add);
                    });
        }
        return units;
    }

    private static Map<String, String> texts(byte[] metadata) {
        try {
            return JSON.readValue(metadata, TEXTS);
        } catch (IOException e) {
            throw new IllegalStateException("the metadata of an event cannot be read", e);
        }
    }
}
