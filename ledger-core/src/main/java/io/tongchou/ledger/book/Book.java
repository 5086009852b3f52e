package io.tongchou.ledger.book;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.Rulebook.Ruling;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/**
 * A book (账套) as an aggregate: it holds a submission against the contract's order of checks and records what was decided.
 * Nothing is applied before everything has been decided, so a refusal leaves the book as it was.
 */
@AggregateRoot
public class Book {

    @AggregateIdentifier
    private final String id;

    private final BookState state;

    /** A book in that state; the state becomes its own. */
    public Book(BookState state) {
        this.id = state.id().toString();
        this.state = state;
    }

    /** A book of which nothing has happened yet. */
    public static Book unopened(BookId id) {
        return new Book(new BookState(id));
    }

    public BookState state() {
        return state;
    }

    /** Answers a submission; the order of checks is the contract's. */
    public Verdict handle(Dispatch dispatch) {
        Submission submission = dispatch.submission();
        if (dispatch.earlier().isPresent()) {
            Earlier earlier = dispatch.earlier().get();
            if (earlier.contentHash().equals(submission.contentHash())) {
                return new Verdict.Duplicate(earlier);
            }
            // a line's id is made of its number: what stands in the book under that number says more than its id does
            if (submission.source().isEmpty()) {
                return refused(idReused(submission));
            }
        }
        return switch (submission.reading()) {
            case Reading.Invalid invalid -> refused(malformed(submission, invalid));
            case Reading.Valid valid -> handle(valid.command(), dispatch);
        };
    }

    private static Refusal idReused(Submission submission) {
        return Refusal.of(
                RefusalCode.ID_REUSED,
                "the id " + submission.id() + " was used for another command, or by another sender");
    }

    /** The refusal of a submission whose data could not be read, once it is clear that its sender may make it. */
    public static Refusal malformed(Submission submission, Reading.Invalid invalid) {
        return office(submission).isPresent() ? invalid.refusal() : forbidden(submission);
    }

    private Verdict handle(Command command, Dispatch dispatch) {
        Submission submission = dispatch.submission();
        Facts facts = dispatch.facts();
        Optional<StoredEvent> proposal = command instanceof Command.OfProposal about
                ? facts.find(Key.Kind.PROPOSAL, about.proposal())
                : Optional.empty();
        String sender = submission.actor().name();
        if (command instanceof Command.OfProposal about
                && about.isForAnotherPerson()
                && proposal.map(made -> made.by().maker()).equals(Optional.of(sender))) {
            return refused(Refusal.of(
                    RefusalCode.SAME_PERSON,
                    sender + " made the proposal " + about.proposal() + " and may not check it"));
        }
        Optional<Office> office = office(submission);
        if (office.isEmpty() || !command.isOpenTo(submission.actor(), office.get(), facts)) {
            return refused(forbidden(submission));
        }
        if (!state.isOpen() && !(command instanceof Command.OpensBook)) {
            return refused(Refusal.of(
                    RefusalCode.FUND_UNKNOWN,
                    "pool " + submission.pool() + " does not run fund "
                            + dispatch.book().fund()));
        }
        if (command instanceof Command.Approval approval
                && dispatch.proposed().isPresent()
                && !facts.has(Key.Kind.PROPOSAL_DECISION, approval.proposal())) {
            return approve(dispatch.proposed().get(), proposal.orElseThrow(), dispatch);
        }
        Optional<LocalDate> effectiveOn =
                command instanceof Command.Approval ? Optional.empty() : submission.effectiveOn();
        LocalDate day = effectiveOn.orElse(dispatch.today());
        Occasion occasion = new Occasion(
                submission.id(),
                submission.source().isPresent() ? Rulebook.openDay(command, day, state, dispatch.today()) : day,
                sender);
        EventMetaData by = new EventMetaData(
                submission.id(),
                sender,
                office.get(),
                Optional.empty(),
                text(submission.data(), "note"),
                text(submission.data(), "document"),
                submission.source());
        return switch (Rulebook.rule(command, state, facts, occasion, dispatch.today())) {
            case Ruling.Denied denied -> refused(denied.refusal());
            case Ruling.Stored any when dispatch.earlier().isPresent() -> refused(idReused(submission));
            case Ruling.Stored stored ->
                command.needsSecondPerson()
                        ? record(proposal(submission, occasion), by, true)
                        : record(stored.recorded(), by, false);
        };
    }

    /** Decides what was proposed, as of its own date, with both names. */
    private Verdict approve(Command proposed, StoredEvent proposal, Dispatch dispatch) {
        Occasion occasion = new Occasion(
                proposal.by().command(),
                proposal.recorded().effectiveOn(),
                proposal.by().maker());
        return switch (Rulebook.rule(proposed, state, dispatch.facts(), occasion, dispatch.today())) {
            case Ruling.Denied denied -> refused(denied.refusal());
            case Ruling.Stored stored ->
                record(
                        stored.recorded(),
                        proposal.by().checkedBy(dispatch.submission().actor().name()),
                        false);
        };
    }

    private static Recorded proposal(Submission submission, Occasion occasion) {
        return new Recorded(
                new ProposalMade(submission.type().name(), submission.data(), submission.effectiveOn()),
                occasion.effectiveOn(),
                Optional.empty());
    }

    private Verdict record(Recorded recorded, EventMetaData by, boolean proposed) {
        AggregateLifecycle.apply(recorded, by.toMetaData());
        return new Verdict.Stored(new StoredEvent(state.sequence(), by, recorded), proposed);
    }

    private static Optional<String> text(JsonNode data, String field) {
        return Optional.ofNullable(data.path(field).textValue());
    }

    private static Optional<Office> office(Submission submission) {
        return submission.type().officeOf(submission.actor(), submission.pool(), submission.unit());
    }

    private static Refusal forbidden(Submission submission) {
        return Refusal.of(
                RefusalCode.FORBIDDEN,
                submission.actor().name() + " may not make " + submission.type().name()
                        + submission.unit().map(unit -> " for " + unit).orElse("")
                        + " in pool " + submission.pool());
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(refusal);
    }

    @EventSourcingHandler
    void on(Recorded recorded) {
        state.apply(recorded);
    }
}
