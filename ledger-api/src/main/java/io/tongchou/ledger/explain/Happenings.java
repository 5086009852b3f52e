package io.tongchou.ledger.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.posting.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of a book as they were stored, as far as they are known; of one question, for which it reads them once. */
final class Happenings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVENTS = """
            SELECT sequence, type, recorded_at, payload, metadata, hash FROM ledger.domain_event
             WHERE book = :book AND sequence <= :sequence
            """;

    /** What decides a year's end, has plans or extracts the reserve: a few hundred in a year. There is an index of these. */
    private static final String OF_A_YEAR = EVENTS + """
             AND type IN ('AnnualPlanAdjusted', 'AnnualPlanApproved', 'AssessmentRecorded', 'DecisionTaken', 'DeficitCovered',
                          'GapCauseRuled', 'GapTopUpReceived', 'PriorYearExpenditureRecorded', 'ReserveDrawn',
                          'ReserveExtracted', 'SettlementRestated', 'YearClosed')
             ORDER BY sequence""";

    private static final String CORRECTIONS = EVENTS + """
             AND sequence IN (
                 SELECT sequence FROM reading.posting JOIN reading.entry USING (book, sequence, effective_on)
                  WHERE book = :book AND effective_on > :after AND account >= '3001' AND account < '3002'
                    AND event IN ('EntryReversed', 'EntryMoved', 'EntryReclassified'))
             ORDER BY sequence""";

    private static final String BY_KEY = EVENTS + """
             AND sequence = (SELECT k.sequence FROM ledger.business_key AS k
                              WHERE k.book = :book AND k.kind = :kind AND k.value = :value)""";

    private static final String BY_COMMAND = EVENTS + """
             AND sequence = (SELECT o.sequences[array_position(o.funds, :fund)] FROM ledger.command_outcome AS o
                              WHERE o.pool = :pool AND o.id = :command)""";

    /** An event with its place in the book and who made it. */
    record Happened(
            long sequence,
            String type,
            Instant recordedAt,
            byte[] payload,
            byte[] hash,
            EventMetaData by,
            Recorded recorded) {

        LedgerEvent event() {
            return recorded.event();
        }

        Figure.Event figure() {
            return new Figure.Event(sequence);
        }
    }

    private final JdbcClient database;
    private Optional<List<Happened>> ofYears = Optional.empty();

    Happenings(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    Optional<Happened> at(Asked asked, long sequence) {
        return query(asked, EVENTS + " AND sequence = :at")
                .param("at", sequence)
                .query(Happenings::of)
                .optional();
    }

    /** The event that holds a number, where it is known by then. */
    Optional<Happened> by(Asked asked, Key key) {
        return query(asked, BY_KEY)
                .param("kind", key.kind().name())
                .param("value", key.value())
                .query(Happenings::of)
                .optional();
    }

    /** What came of a command, or of the proposal of that id once it was approved. */
    Optional<Happened> byCommand(Asked asked, String command) {
        return by(asked, new Key(Key.Kind.PROPOSAL_DECISION, command))
                .or(() -> query(asked, BY_COMMAND)
                        .param("pool", asked.book().pool().code())
                        .param("fund", asked.book().fund().code())
                        .param("command", command)
                        .query(Happenings::of)
                        .optional());
    }

    /** What has to do with years' ends and is so, in order. */
    List<Happened> ofYears(Asked asked, Predicate<LedgerEvent> which) {
        List<Happened> all = ofYears.orElseGet(
                () -> query(asked, OF_A_YEAR).query(Happenings::of).list());
        ofYears = Optional.of(all);
        return all.stream().filter(one -> which.test(one.event())).toList();
    }

    /** Corrections that touch a balance and are dated after a day: those of closed years are among them. */
    List<Happened> correctionsAfter(Asked asked, LocalDate day) {
        return query(asked, CORRECTIONS)
                .param("after", day)
                .query(Happenings::of)
                .list();
    }

    /** A clause as entries and figures name it, or the decision that stands where a clause leaves the matter to one. */
    Cited cite(Asked asked, LocalDate day, String clause) {
        return ofYears(
                        asked,
                        event -> event instanceof DecisionTaken e && clause(e).equals(clause))
                .stream()
                .reduce((earlier, later) -> later)
                .map(decision -> decided(asked, day, decision))
                .orElseGet(() -> Cited.of(asked.state(), day, clause));
    }

    private static Cited decided(Asked asked, LocalDate day, Happened decision) {
        DecisionTaken taken = (DecisionTaken) decision.event();
        return asked.state()
                .policyOn(day)
                .flatMap(policy -> policy.undecided(taken.parameter())
                        .or(() -> policy.adjustable(taken.parameter()))
                        .or(() -> policy.undecided(Parameter.GAP_CHAIN))) // an open chain leaves its ratio open too
                .map(open -> Cited.of(asked.state(), day, open.clause().toString()))
                .orElseGet(() -> Cited.of(asked.state(), day, clause(taken)))
                .decidedBy(clause(taken), decision.figure());
    }

    private static String clause(DecisionTaken decision) {
        return new Clause(decision.document(), decision.parameter().code()).toString();
    }

    private JdbcClient.StatementSpec query(Asked asked, String sql) {
        return database.sql(sql).param("book", asked.book().toString()).param("sequence", asked.sequence());
    }

    private static Happened of(ResultSet row, int n) throws SQLException {
        byte[] payload = row.getBytes("payload");
        return new Happened(
                row.getLong("sequence"),
                row.getString("type"),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                payload,
                row.getBytes("hash"),
                EventMetaData.of(metadata(row.getBytes("metadata"))),
                EventJson.read(payload));
    }

    private static Map<String, String> metadata(byte[] json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
