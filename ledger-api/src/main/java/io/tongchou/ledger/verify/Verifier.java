package io.tongchou.ledger.verify;

import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.eventstore.BookVerifier;
import io.tongchou.ledger.eventstore.SealWitness;
import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.eventstore.Verification.Check;
import io.tongchou.ledger.eventstore.Verification.Finding;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.identities.Identities;
import io.tongchou.ledger.identities.Identity;
import io.tongchou.ledger.replay.Rebuild;
import io.tongchou.ledger.verification.ReadSideWitness;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proves all that is kept of books: their events and what stands beside them, their seals, the read side, and the identities. */
final class Verifier {

    /** How long after a close its seal may be missing. */
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(1);

    /** Every book that any table knows, so that one of which all events are gone is missed; each a few looks into an index. */
    private static final String BOOKS = Stream.of(
                    "ledger.book_head",
                    "ledger.domain_event",
                    "ledger.business_key",
                    "ledger.book_snapshot",
                    "ledger.seal",
                    "reading.known_at",
                    "reading.posting")
            .map("""
                    (WITH RECURSIVE known AS (
                         SELECT min(book)::text AS book FROM %1$s
                          UNION ALL
                         SELECT (SELECT min(book)::text FROM %1$s WHERE book > known.book) FROM known
                          WHERE book IS NOT NULL)
                     SELECT book COLLATE "C" AS book FROM known WHERE book IS NOT NULL)
                    """::formatted)
            .collect(Collectors.joining(" UNION ", "", " ORDER BY book"));

    private final DataSource source;
    private final Identities identities;
    private final Clock clock;
    private final List<VerifyingKey> keys;

    /** @param keys that the city ever sealed with; where there is none, seals are held against the keys kept beside them alone */
    Verifier(DataSource source, Identities identities, Clock clock, List<VerifyingKey> keys) {
        this.source = source;
        this.identities = identities;
        this.clock = clock;
        this.keys = List.copyOf(keys);
    }

    /** The books of a pool, or of all. */
    List<BookId> books(Optional<PoolCode> pool) {
        return JdbcClient.create(source).sql(BOOKS).query(String.class).list().stream()
                .map(BookId::parse)
                .filter(book -> pool.isEmpty() || pool.get().equals(book.pool()))
                .toList();
    }

    private long lastOf(BookId book) {
        return JdbcClient.create(source)
                .sql("SELECT coalesce(max(sequence), 0) FROM ledger.book_head WHERE book = ?")
                .param(book.toString())
                .query(Long.class)
                .single();
    }

    /** Hears how far a verification has come. */
    interface Progress {

        /** @param last the sequence of the book's last event as its head says */
        void events(BookId book, long last);

        void reached(long sequence);

        void identities(BookId book);
    }

    /**
     * Proves a book. A rebuilt read side does not take the other's place meanwhile. The thread may be interrupted.
     *
     * @param heads the chain's hashes that were answered after events, by sequence
     * @throws java.util.concurrent.CancellationException where the thread was interrupted
     */
    Verification verify(BookId book, Map<Long, Hash> heads, Progress progress) {
        try (Connection guard = source.getConnection();
                Statement statement = guard.createStatement()) {
            statement.execute("SELECT pg_advisory_lock_shared(" + Rebuild.SWITCH + ")");
            try {
                progress.events(book, lastOf(book));
                Verification proved = new BookVerifier(source, SealWitness.expecting(expected()), ReadSideWitness::new)
                        .verify(book, heads, progress::reached);
                progress.identities(book);
                return proved.with(identities(book));
            } finally {
                statement.execute("SELECT pg_advisory_unlock_shared(" + Rebuild.SWITCH + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("book " + book + " cannot be read", e);
        }
    }

    private SealWitness.Expected expected() {
        if (keys.isEmpty()) {
            return new SealWitness.Expected(Optional.empty(), Optional.empty());
        }
        Set<Hash> ids = keys.stream().map(VerifyingKey::id).collect(Collectors.toSet());
        return new SealWitness.Expected(Optional.of(clock.instant().minus(SEALED_WITHIN)), Optional.of(ids));
    }

    /** The identities over what the journal has; what was tampered with may not even be computed with. */
    private List<Check> identities(BookId book) {
        try {
            Identities.Report report = identities.check(book, Moment.NOW);
            return report.identities().stream()
                    .map(identity -> check(identity, report.basis().sequence()))
                    .toList();
        } catch (NoFigure | DataAccessException | ArithmeticException e) {
            return List.of(new Check(
                    "identities",
                    "what must always hold of a book holds",
                    0,
                    1,
                    List.of(new Finding(0, "cannot be computed: " + e.getMessage()))));
        }
    }

    private static Check check(Identity identity, long events) {
        List<Finding> findings = identity.entries().stream()
                .map(breaking -> new Finding(breaking.sequence(), breaking.why()))
                .toList();
        boolean onlyInSum = !identity.holds() && identity.breaking() == 0;
        return new Check(
                "identity-" + identity.number() + "-" + identity.name(),
                identity.says(),
                events,
                onlyInSum ? 1 : identity.breaking(),
                onlyInSum
                        ? List.of(new Finding(
                                0,
                                identity.figures().stream()
                                        .map(figure -> figure.name() + " " + figure.amount())
                                        .collect(Collectors.joining(", ", "the figures do not agree: ", ""))))
                        : findings);
    }
}
