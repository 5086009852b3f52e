package io.tongchou.ledger.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.book.Rulebook.Ruling;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.RandomYear.Step;
import io.tongchou.ledger.eventstore.EventJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A second, smaller way to run commands: offices, rules and fold alone, where what needs a second person is approved at once. */
public final class BookInMemory {

    private static final LocalDate TODAY = LocalDate.of(2099, 1, 1);

    private final Map<Key, StoredEvent> facts = new HashMap<>();
    private final List<byte[]> stored = new ArrayList<>();
    private BookState state;

    /** Starts with what has happened in a book. */
    public BookInMemory(BookState state) {
        this.state = copy(state);
    }

    /** What the rules say to a command as things stand; changes nothing. */
    public Ruling ruling(Step step) {
        Occasion occasion = new Occasion(
                step.id(), LocalDate.parse(step.line().get("effectiveOn").asText()), step.who());
        if (!isOpenTo(step)) {
            return new Ruling.Denied(Refusal.of(RefusalCode.FORBIDDEN, step.who()));
        }
        return Rulebook.rule(command(step), state, new Facts(facts), occasion, TODAY);
    }

    private boolean isOpenTo(Step step) {
        Actor actor = GivenBook.actor(step.who());
        return CommandCatalog.byName(step.command())
                .orElseThrow()
                .officeOf(
                        actor,
                        state.id().pool(),
                        Optional.ofNullable(step.line().at("/data/unit").textValue()))
                .filter(office -> command(step).isOpenTo(actor, office, new Facts(facts)))
                .isPresent();
    }

    /** Takes a command in; the refusal, if it is refused. */
    public Optional<RefusalCode> take(Step step) {
        return switch (ruling(step)) {
            case Ruling.Denied denied -> Optional.of(denied.refusal().code());
            case Ruling.Stored(var recorded) -> {
                boolean approved = command(step).needsSecondPerson();
                EventMetaData by = new EventMetaData(
                        step.id(),
                        step.who(),
                        Office.CITY_CLERK,
                        approved ? Optional.of("city-head") : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                stored.add(EventJson.write(recorded));
                state.apply(recorded);
                StoredEvent event = new StoredEvent(state.sequence(), by, recorded);
                Keys.givenBack(recorded.event()).forEach(facts::remove);
                Keys.taken(recorded.event(), by).forEach(key -> facts.put(key, event));
                facts.put(new Key(Key.Kind.ENTRY, step.id()), event);
                yield Optional.empty();
            }
        };
    }

    /** Counts the proposal that a ledger stores before what is approved. */
    public void skipProposal() {
        ObjectNode counted = (ObjectNode) picture(state);
        counted.put("sequence", state.sequence() + 1);
        state = EventJson.mapper().convertValue(counted, BookState.class);
    }

    public static Command command(Step step) {
        return ((Reading.Valid) CommandCatalog.read(
                        CommandCatalog.byName(step.command()).orElseThrow(),
                        step.line().get("data")))
                .command();
    }

    public BookState state() {
        return state;
    }

    /** The events of the commands taken in, as they would be stored. */
    public List<byte[]> stored() {
        return stored;
    }

    /** Goes on from that state, as from a snapshot. */
    void goOnFrom(BookState other) {
        state = other;
    }

    public static BookState copy(BookState state) {
        return EventJson.mapper().convertValue(EventJson.mapper().valueToTree(state), BookState.class);
    }

    public static JsonNode picture(BookState state) {
        return EventJson.mapper().valueToTree(state);
    }
}
