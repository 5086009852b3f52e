package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Dispatch;
import io.tongchou.ledger.book.Earlier;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
import io.tongchou.ledger.eventstore.Lookups.BookKey;
import io.tongchou.ledger.eventstore.Lookups.Id;
import io.tongchou.ledger.eventstore.Lookups.Outcome;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one batch knows while its books are locked: read in bulk before it decides, and added to by each command as it goes. */
final class Session {

    private final Connection connection;
    private final Map<Id, Outcome> outcomes = new HashMap<>();
    private final Map<BookId, Map<Key, StoredEvent>> facts = new HashMap<>();
    private final TreeMap<Id, Outcome> newOutcomes = new TreeMap<>();
    private final Map<BookKey, Long> newKeys = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /**
     * A submission and the books it goes to.
     *
     * @param sibling the pool's first book, where it opens one more beside it
     */
    record Aim(Submission submission, List<BookId> books, Optional<BookId> sibling) {

        Id id() {
            return new Id(submission.pool(), submission.id());
        }

        Optional<Command> command() {
            return submission.reading() instanceof Submission.Reading.Valid valid
                    ? Optional.of(valid.command())
                    : Optional.empty();
        }
    }

    /** Locks the books, then reads the outcomes of all ids and what all keys lead to; the heads of the books that there are. */
    Map<String, Batch.Head> lockAndLookUp(Collection<Aim> aims) throws SQLException {
        Set<Id> ids = new HashSet<>();
        Set<BookKey> keys = new HashSet<>();
        for (Aim aim : aims) {
            ids.add(aim.id());
            for (Key key : aim.command().map(Command::keys).orElse(List.of())) {
                ask(aim, key, ids, keys);
            }
        }
        Set<BookId> books = new TreeSet<>();
        for (Aim aim : aims) {
            books.addAll(aim.books);
            aim.sibling.ifPresent(books::add);
        }
        Map<String, Batch.Head> heads = new HashMap<>();
        take(Lookups.lockAndFind(connection, books, ids, claimed(keys), heads), keys);
        for (Aim aim : aims) {
            if (aim.command().isPresent()) {
                lookUpFurther(aim, aim.command().get());
            }
        }
        return heads;
    }

    /** Few commands need this second trip: those whose further numbers stand in what their first ones led to. */
    private void lookUpFurther(Aim aim, Command command) throws SQLException {
        Set<Id> ids = new HashSet<>();
        Set<BookKey> keys = new HashSet<>();
        for (BookId book : aim.books) {
            command.furtherKeys(new Facts(facts(book))).forEach(key -> ask(aim, key, ids, keys));
        }
        if (!keys.isEmpty()) {
            take(Lookups.find(connection, ids, claimed(keys)), keys);
        }
    }

    private static void ask(Aim aim, Key key, Set<Id> ids, Set<BookKey> keys) {
        for (BookId book : aim.books) {
            keys.add(new BookKey(book, key));
            if (key.kind() == Key.Kind.ENTRY) {
                keys.add(new BookKey(book, new Key(Key.Kind.PROPOSAL_DECISION, key.value())));
            }
        }
        if (isCommandId(key)) {
            ids.add(new Id(aim.submission.pool(), key.value()));
        }
    }

    private static boolean isCommandId(Key key) {
        return key.kind() == Key.Kind.ENTRY || key.kind() == Key.Kind.PROPOSAL;
    }

    /** Keys that lead to events by a row of their own; an id leads to its events by its outcome. */
    private static List<BookKey> claimed(Set<BookKey> keys) {
        return keys.stream().filter(key -> !isCommandId(key.key())).toList();
    }

    private void take(Lookups.Found found, Set<BookKey> keys) throws SQLException {
        outcomes.putAll(found.outcomes());
        found.events().forEach((key, event) -> facts(key.book()).put(key.key(), event));
        Map<BookKey, Batch.Place> places = new HashMap<>();
        for (BookKey key : keys) {
            Outcome outcome = isCommandId(key.key())
                    ? outcomes.get(new Id(key.book().pool(), key.key().value()))
                    : null;
            if (outcome != null && outcome.sequences().containsKey(key.book().fund())) {
                long sequence = outcome.sequences().get(key.book().fund());
                if (outcome.proposed() == (key.key().kind() == Key.Kind.PROPOSAL)) {
                    places.put(key, new Batch.Place(key.book().toString(), sequence));
                } else if (key.key().kind() == Key.Kind.ENTRY) {
                    entryOfApprovedProposal(key);
                }
            }
        }
        Map<Batch.Place, StoredEvent> events = Lookups.eventsAt(connection, new HashSet<>(places.values()));
        places.forEach((key, place) -> {
            StoredEvent event = events.get(place);
            // an approval's event bears the id of the proposal: by that alone it is found
            if (event != null && event.by().command().equals(key.key().value())) {
                facts(key.book()).put(key.key(), event);
            }
        });
    }

    /** The entry of a proposal is what its approval stored. */
    private void entryOfApprovedProposal(BookKey entry) {
        StoredEvent decision = facts(entry.book())
                .get(new Key(Key.Kind.PROPOSAL_DECISION, entry.key().value()));
        if (decision != null
                && !(decision.recorded().event() instanceof ProposalRejected)
                && !(decision.recorded().event() instanceof ProposalWithdrawn)) {
            facts(entry.book()).put(entry.key(), decision);
        }
    }

    /** What the proposal asks for that a command approves, with what its rules need to know. */
    Optional<Command> proposed(Aim aim) throws SQLException {
        if (!(aim.command().orElse(null) instanceof Command.OfProposal about)) {
            return Optional.empty();
        }
        Key named = new Key(Key.Kind.PROPOSAL, about.proposal());
        Optional<StoredEvent> proposal = aim.books.stream()
                .flatMap(book -> Optional.ofNullable(facts(book).get(named)).stream())
                .findFirst();
        // a book that was opened since it was made shares it
        proposal.ifPresent(made -> aim.books.forEach(book -> facts(book).putIfAbsent(named, made)));
        if (!(about instanceof Command.Approval)) {
            return Optional.empty();
        }
        Optional<Command> command = proposal.map(
                made -> CommandCatalog.proposed((ProposalMade) made.recorded().event()));
        if (command.isPresent()) {
            Set<Id> ids = new HashSet<>();
            Set<BookKey> keys = new HashSet<>();
            command.get().keys().forEach(key -> ask(aim, key, ids, keys));
            take(Lookups.find(connection, ids, claimed(keys)), keys);
            lookUpFurther(aim, command.get());
        }
        return command;
    }

    Dispatch dispatch(Aim aim, BookId book, Optional<Command> proposed, LocalDate today) {
        Outcome outcome = outcomes.get(aim.id());
        Optional<Earlier> earlier = outcome == null
                ? Optional.empty()
                : Optional.of(new Earlier(
                        outcome.contentHash(),
                        outcome.proposed(),
                        outcome.sequences().getOrDefault(book.fund(), 0L)));
        return new Dispatch(book, aim.sibling, aim.submission, earlier, new Facts(facts(book)), proposed, today);
    }

    Optional<Outcome> outcome(Aim aim) {
        return Optional.ofNullable(outcomes.get(aim.id()));
    }

    /** Takes in what the books stored of a command, so that later lines of the batch see it. */
    void stored(Aim aim, Map<BookId, StoredEvent> events, boolean proposed) {
        Outcome outcome = new Outcome(aim.submission.contentHash(), proposed, new TreeMap<>());
        events.forEach((book, event) -> {
            outcome.sequences().put(book.fund(), event.sequence());
            Map<Key, StoredEvent> known = facts(book);
            for (Key key : Keys.givenBack(event.recorded().event())) {
                known.remove(key);
                newKeys.put(new BookKey(book, key), 0L);
            }
            for (Key key : Keys.taken(event.recorded().event(), event.by())) {
                known.put(key, event);
                newKeys.put(new BookKey(book, key), event.sequence());
            }
            known.put(
                    new Key(
                            proposed ? Key.Kind.PROPOSAL : Key.Kind.ENTRY,
                            event.by().command()),
                    event);
        });
        outcomes.put(aim.id(), outcome);
        newOutcomes.put(aim.id(), outcome);
    }

    /** Writes what the batch adds; part of its transaction. */
    void keep(Batch batch) throws SQLException {
        if (!newOutcomes.isEmpty()) {
            Lookups.keep(connection, batch, newOutcomes, newKeys);
        }
    }

    /** Where the events of an outcome stand. */
    static List<Batch.Place> places(PoolCode pool, Outcome outcome) {
        List<Batch.Place> places = new ArrayList<>();
        outcome.sequences()
                .forEach((fund, sequence) -> places.add(new Batch.Place(new BookId(pool, fund).toString(), sequence)));
        return places;
    }

    private Map<Key, StoredEvent> facts(BookId book) {
        return facts.computeIfAbsent(book, any -> new HashMap<>());
    }
}
