package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Book;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Dispatch;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Verdict;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.eventstore.Lookups.Id;
import io.tongchou.ledger.eventstore.Lookups.Outcome;
import io.tongchou.ledger.eventstore.Session.Aim;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * One batch of commands in one transaction: lock the books, look up what happened before, decide each command, append all
 * events, and commit once. Every answer it returns is durable.
 */
final class GroupCommit {

    /** The ledger's days. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String LOCKED = " FOR UPDATE";

    private final CommandBus bus;
    private final JdbcTransactions transactions;
    private final Clock clock;
    private final Set<PoolCode> openPools = ConcurrentHashMap.newKeySet();

    GroupCommit(CommandBus bus, JdbcTransactions transactions, Clock clock) {
        this.bus = bus;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A command on which the ledger failed; the batch goes on without it. */
    static final class Defect extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int line;

        Defect(int line, Throwable cause) {
            super(cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** A batch that is all or nothing, or a command to several books, was refused after some of it had been decided. */
    private static final class Withdrawn extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<Answer> answers;

        Withdrawn(List<Answer> answers) {
            super("withdrawn", null, false, false);
            this.answers = answers;
        }
    }

    /**
     * Commits a batch.
     *
     * @param absent ids that an earlier run of this batch found unused; one that is used now was taken by that run
     * @throws Defect where a command made the ledger fail
     * @throws RuntimeException where the database did; whether it committed has to be looked up by running the batch again
     */
    List<Answer> commit(List<Submission> lines, boolean allOrNothing, Set<Id> absent) {
        DefaultUnitOfWork<CommandMessage<?>> root = DefaultUnitOfWork.startAndGet(null);
        try {
            root.attachTransaction(transactions); // first, so that the database commits last
            Connection connection = transactions.joined();
            List<Aim> aims = aims(connection, lines);
            Session session = new Session(connection);
            Batch batch = batch(session.lockAndLookUp(aims));
            batch.attachTo(root);
            aims.stream()
                    .filter(aim -> session.outcome(aim).isEmpty())
                    .map(Aim::id)
                    .forEach(absent::add);
            List<Verdict> verdicts = decide(session, aims, allOrNothing);
            root.onPrepareCommit(unit -> keep(session, batch)); // after the events have been gathered
            List<Aim> duplicates = new ArrayList<>();
            for (int i = 0; i < aims.size(); i++) {
                if (verdicts.get(i) instanceof Verdict.Duplicate) {
                    duplicates.add(aims.get(i));
                }
            }
            Map<Batch.Place, Answer.Position> earlier = positions(connection, session, duplicates);
            root.commit();
            List<Answer> answers = new ArrayList<>(lines.size());
            for (int i = 0; i < aims.size(); i++) {
                answers.add(answer(aims.get(i), verdicts.get(i), session, batch, earlier, absent));
            }
            return answers;
        } catch (Withdrawn e) {
            root.rollback(e);
            return e.answers;
        } catch (SQLException e) {
            root.rollback(e);
            throw new DatabaseUnavailable("the batch could not be read", e);
        } catch (RuntimeException | Error e) {
            if (root.isActive()) {
                root.rollback(e);
            }
            throw e;
        }
    }

    private List<Aim> aims(Connection connection, List<Submission> lines) throws SQLException {
        List<Aim> aims = new ArrayList<>(lines.size());
        for (Submission line : lines) {
            aims.add(aim(connection, line));
        }
        return aims;
    }

    private Aim aim(Connection connection, Submission line) throws SQLException {
        Optional<BookId> sibling = line.type().opensFund()
                ? booksOf(connection, line.pool(), LOCKED).stream().findFirst()
                : Optional.empty();
        return new Aim(line, books(connection, line), sibling);
    }

    /** The books a submission goes to; none where its pool is unknown. */
    private List<BookId> books(Connection connection, Submission line) throws SQLException {
        if (line.fund().isPresent() && !line.type().isAboutProposal()) {
            return isOpen(connection, line.pool())
                    ? List.of(new BookId(line.pool(), line.fund().get()))
                    : List.of();
        }
        Optional<Command> command = line.reading() instanceof Submission.Reading.Valid valid
                ? Optional.of(valid.command())
                : Optional.empty();
        if (command.orElse(null) instanceof Command.OfProposal about) {
            return booksOfProposal(connection, line.pool(), about.proposal());
        }
        List<BookId> all = wholePool(connection, line.pool());
        return all.isEmpty() && command.orElse(null) instanceof Command.OpensPool opening
                ? opening.funds().stream()
                        .distinct()
                        .sorted()
                        .map(fund -> new BookId(line.pool(), fund))
                        .toList()
                : all;
    }

    /** The books in which the proposal was made; of one to the whole pool also those that were opened since. */
    private List<BookId> booksOfProposal(Connection connection, PoolCode pool, String proposal) throws SQLException {
        Id id = new Id(pool, proposal);
        Outcome outcome =
                Lookups.find(connection, List.of(id), List.of()).outcomes().get(id);
        if (outcome == null) {
            return booksOf(connection, pool, "").stream().limit(1).toList();
        }
        List<Batch.Place> places = Session.places(pool, outcome);
        return outcome.proposed() && isOfPool(connection, places.getFirst())
                ? wholePool(connection, pool)
                : places.stream().map(place -> BookId.parse(place.book())).toList();
    }

    private static boolean isOfPool(Connection connection, Batch.Place proposal) throws SQLException {
        return Lookups.eventsAt(connection, List.of(proposal)).values().stream()
                .anyMatch(stored -> stored.recorded().event() instanceof ProposalMade made
                        && CommandCatalog.byName(made.command()).orElseThrow().isOfPool());
    }

    private boolean isOpen(Connection connection, PoolCode pool) throws SQLException {
        return openPools.contains(pool) || !booksOf(connection, pool, "").isEmpty();
    }

    /** All books of the pool, locked. One that was opened while the first was waited for shows in the second look alone. */
    private List<BookId> wholePool(Connection connection, PoolCode pool) throws SQLException {
        booksOf(connection, pool, LOCKED);
        return booksOf(connection, pool, LOCKED);
    }

    private List<BookId> booksOf(Connection connection, PoolCode pool, String locked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT book FROM ledger.book_head WHERE pool = ? ORDER BY book" + locked)) {
            select.setString(1, pool.code());
            List<BookId> books = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    books.add(BookId.parse(rows.getString(1)));
                }
            }
            if (!books.isEmpty()) {
                openPools.add(pool);
            }
            return books;
        }
    }

    private Batch batch(Map<String, Batch.Head> heads) {
        Instant last = heads.values().stream()
                .map(Batch.Head::recordedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Batch(heads, recordedAt(last));
    }

    /** Strictly after everything the books have recorded, so that an instant names one state of a book for ever. */
    private Instant recordedAt(Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    private List<Verdict> decide(Session session, List<Aim> aims, boolean allOrNothing) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        List<Verdict> verdicts = new ArrayList<>(aims.size());
        for (int i = 0; i < aims.size(); i++) {
            Verdict verdict = decide(session, aims.get(i), i, today);
            if (allOrNothing && verdict instanceof Verdict.Refused refused) {
                throw new Withdrawn(withdrawn(aims, i, refused.refusal()));
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private Verdict decide(Session session, Aim aim, int line, LocalDate today) throws SQLException {
        if (aim.books().isEmpty()) {
            return new Verdict.Refused(withoutBooks(aim.submission()));
        }
        Optional<Command> proposed = session.proposed(aim);
        Map<BookId, StoredEvent> events = new LinkedHashMap<>();
        boolean isProposal = false;
        for (BookId book : aim.books()) {
            Verdict verdict = dispatch(session.dispatch(aim, book, proposed, today), line);
            if (!(verdict instanceof Verdict.Stored stored)) {
                if (!events.isEmpty()) {
                    throw new Withdrawn(List.of(rejected(aim, ((Verdict.Refused) verdict).refusal())));
                }
                return verdict;
            }
            events.put(book, stored.event());
            isProposal = stored.proposed();
        }
        session.stored(aim, events, isProposal);
        return new Verdict.Stored(events.values().iterator().next(), isProposal);
    }

    private static Refusal withoutBooks(Submission submission) {
        return submission.type().opensPool() && submission.reading() instanceof Submission.Reading.Invalid invalid
                ? Book.malformed(submission, invalid)
                : Refusal.of(RefusalCode.POOL_UNKNOWN, "pool " + submission.pool() + " has not been opened");
    }

    private Verdict dispatch(Dispatch dispatch, int line) {
        List<CommandResultMessage<? extends Verdict>> results = new ArrayList<>(1);
        bus.<Dispatch, Verdict>dispatch(
                new GenericCommandMessage<>(dispatch), (command, result) -> results.add(result));
        CommandResultMessage<? extends Verdict> result = results.getFirst();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        if (isOfDatabase(failure)) {
            throw new DatabaseUnavailable("a book could not be read", failure);
        }
        throw new Defect(line, failure);
    }

    /** Axon wraps what the database says while a book is read. */
    private static boolean isOfDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof DatabaseUnavailable) {
                return true;
            }
        }
        return false;
    }

    private static void keep(Session session, Batch batch) {
        try {
            session.keep(batch);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("what the batch adds could not be kept", e);
        }
    }

    private static Map<Batch.Place, Answer.Position> positions(
            Connection connection, Session session, Collection<Aim> duplicates) throws SQLException {
        Set<Batch.Place> places = new HashSet<>();
        for (Aim aim : duplicates) {
            places.addAll(
                    Session.places(aim.submission().pool(), session.outcome(aim).orElseThrow()));
        }
        return Lookups.positions(connection, places);
    }

    private static Answer answer(
            Aim aim,
            Verdict verdict,
            Session session,
            Batch batch,
            Map<Batch.Place, Answer.Position> earlier,
            Set<Id> absent) {
        if (verdict instanceof Verdict.Refused refused) {
            return rejected(aim, refused.refusal());
        }
        Outcome outcome = session.outcome(aim).orElseThrow();
        List<Batch.Place> places = Session.places(aim.submission().pool(), outcome);
        List<Answer.Position> positions = places.stream()
                .map(place -> batch.position(place).orElseGet(() -> earlier.get(place)))
                .toList();
        boolean isDuplicate = verdict instanceof Verdict.Duplicate
                && !(earlier.containsKey(places.getFirst()) && absent.contains(aim.id()));
        Answer.Status status = isDuplicate
                ? Answer.Status.DUPLICATE
                : outcome.proposed() ? Answer.Status.PROPOSED : Answer.Status.ACCEPTED;
        return new Answer(
                Optional.of(aim.submission().id()),
                status,
                aim.submission().isOfPool() || positions.size() > 1,
                positions,
                Optional.empty());
    }

    private static Answer rejected(Aim aim, Refusal refusal) {
        return Answer.rejected(Optional.of(aim.submission().id()), refusal);
    }

    private static List<Answer> withdrawn(List<Aim> aims, int line, Refusal refusal) {
        Answer[] answers = new Answer[aims.size()];
        Arrays.setAll(
                answers,
                i -> rejected(
                        aims.get(i),
                        i == line
                                ? refusal
                                : Refusal.of(
                                        RefusalCode.ATOMIC_REFUSED,
                                        "line " + (line + 1) + " was refused with " + refusal.code()
                                                + ", so nothing of the batch was posted")));
        return List.of(answers);
    }
}
