package io.tongchou.ledger.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Book;
import io.tongchou.ledger.book.BookFactory;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Dispatch;
import io.tongchou.ledger.book.Earlier;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.book.Verdict;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.SubsidyAccount;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;

/**
 * A book in memory for tests of commands: what has happened in it, one command, what comes of that. Whatever a command stores
 * has happened for the next one. Command data is JSON, in single quotes for the eye's sake.
 */
public final class GivenBook {

    public static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();
    private static final PolicyCatalog POLICIES = PolicyCatalog.shipped();
    private static final ObjectMapper STORED_FORM = EventJson.mapper();

    private final BookId id;
    private final List<StoredEvent> history = new ArrayList<>();
    private final List<Recorded> asStored = new ArrayList<>();
    private final Map<Key, StoredEvent> facts = new HashMap<>();
    private final Map<String, Earlier> outcomes = new HashMap<>();
    private final BookState state;
    private LocalDate day = LocalDate.of(2021, 1, 1);
    private LocalDate today = LocalDate.of(2023, 6, 30);
    private Optional<String> nextId = Optional.empty();
    private Optional<Source> source = Optional.empty();
    private Optional<BookState> sibling = Optional.empty();
    private int commands;

    private GivenBook(String book) {
        id = BookId.parse(book);
        state = new BookState(id);
    }

    /** A book of which nothing has happened. */
    public static GivenBook unopened(String book) {
        return new GivenBook(book);
    }

    /** A book that begins on its policy's first day, or where pooling starts later, then. */
    public static GivenBook under(String policyId, String fund) {
        return under(POLICIES.byId(policyId).orElseThrow(), fund);
    }

    public static GivenBook under(Policy policy, String fund) {
        GivenBook book = new GivenBook(policy.pool() + "/" + fund);
        book.day = policy.poolingFrom().orElse(policy.inForceFrom()).value();
        return book.opened(policy.units().value().stream().map(UnitCode::code).toArray(String[]::new))
                .happened(new PolicyAdopted(policy));
    }

    /** The pool's first book, beside which this one is. */
    public GivenBook beside(GivenBook first) {
        sibling = Optional.of(first.state);
        return this;
    }

    /** Employees' insurance of Kaifeng: exact reserve, one month's prefund, no joint accounts. */
    public static GivenBook kaifeng() {
        return under("kaifeng-2020-59", "310");
    }

    /** Residents' insurance of Changsha, pooled from 1 October 2020: capped reserve, joint accounts, conditional surplus. */
    public static GivenBook changsha() {
        return under("changsha-2020-24", "390");
    }

    /** Opens the book with these units today. */
    public GivenBook opened(String... units) {
        return happened(new PoolOpened(
                "pool " + id.pool(),
                Arrays.stream(units)
                        .map(unit -> new PoolUnit(
                                new UnitCode(unit),
                                unit,
                                unit.equals(id.pool().code()) ? UnitLevel.CITY : UnitLevel.COUNTY,
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                day));
    }

    /** The effective date of what follows. */
    public GivenBook on(String effectiveOn) {
        day = LocalDate.parse(effectiveOn);
        return this;
    }

    /** The ledger's day; without it long after everything. */
    public GivenBook today(String ledgersDay) {
        today = LocalDate.parse(ledgersDay);
        return this;
    }

    /** The id of the next event or command. */
    public GivenBook id(String next) {
        nextId = Optional.of(next);
        return this;
    }

    /** The line of a file that the next command is read from. */
    public GivenBook line(String file, int line) {
        source = Optional.of(new Source(file, line));
        return this;
    }

    /** All that was stored, in order. */
    public List<StoredEvent> history() {
        return List.copyOf(history);
    }

    /** What was stored last. */
    public StoredEvent lastEvent() {
        return history.getLast();
    }

    public GivenBook happened(LedgerEvent event) {
        return happened(Office.CITY_CLERK, event);
    }

    /** An event, with the legs that the posting rules give it. */
    public GivenBook happened(Office by, LedgerEvent event) {
        List<Posting> legs = PostingRules.postings(event);
        Optional<Entry> entry = legs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Entry(state.nextVoucher(YearMonth.from(day)), Optional.empty(), Optional.empty(), legs));
        String command = takeId();
        EventMetaData metaData = new EventMetaData(
                command, by.role(), by, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        stored(new StoredEvent(state.sequence() + 1, metaData, new Recorded(event, day, entry)));
        return this;
    }

    public GivenBook premium(String unit, String receiptNo, String amount) {
        return happened(
                Office.TAX,
                new PremiumCollected(
                        new UnitCode(unit),
                        receiptNo,
                        PayerCategory.EMPLOYER,
                        PremiumKind.CURRENT,
                        YearMonth.from(day),
                        Money.parse(amount),
                        Money.ZERO,
                        CollectionAccount.INCOME_ACCOUNT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    public GivenBook subsidy(String unit, String amount) {
        return happened(
                Office.FINANCE_CLERK,
                new SubsidyReceived(
                        new UnitCode(unit),
                        SubsidyLevel.CENTRAL,
                        SubsidyAccount.FISCAL_ACCOUNT,
                        Money.parse(amount),
                        "S"));
    }

    public GivenBook remitted(String unit, String amount) {
        return happened(Office.TAX, new RemittedToCityTreasury(new UnitCode(unit), Money.parse(amount)));
    }

    public GivenBook transferred(String unit, String amount) {
        return happened(Office.FINANCE_CLERK, new TransferredToFiscalAccount(new UnitCode(unit), Money.parse(amount)));
    }

    /** Money of a unit from before pooling, in that form. */
    public GivenBook legacy(String unit, LegacyForm form, String amount) {
        return happened(
                Office.FINANCE_CLERK,
                new LegacyBalanceHandedOver(
                        new UnitCode(unit),
                        Money.parse(amount),
                        HandoverStage.FINAL_ACCOUNTS,
                        form,
                        Optional.empty(),
                        Optional.empty()));
    }

    public GivenBook benefit(String unit, String paymentNo, String amount) {
        return happened(
                Office.COUNTY,
                new BenefitPaid(
                        new UnitCode(unit),
                        paymentNo,
                        BenefitKind.INPATIENT,
                        "H1",
                        PayeeType.INSTITUTION,
                        Money.parse(amount),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** A command that is taken in, and approved by the head of the office where that is needed. */
    public GivenBook done(String actor, String command, String data) {
        Outcome outcome = when(actor, command, data);
        if (outcome.isProposal()) {
            outcome.approvedBy(actor.startsWith("finance") ? "finance-head" : "city-head")
                    .accepted();
        } else {
            outcome.accepted();
        }
        return this;
    }

    /** Closes all months from the next one through that one. */
    public GivenBook monthsClosedThrough(String month) {
        for (YearMonth next = state.nextToClose(); !next.isAfter(YearMonth.parse(month)); next = state.nextToClose()) {
            on(next.atEndOfMonth().toString()).done("city-clerk", "CloseMonth", "{'month':'" + next + "'}");
        }
        return on(state.nextToClose().atDay(1).toString());
    }

    /** Holds a command against the book. */
    public Outcome when(String actor, String command, String data) {
        return when(actor(actor), command, data);
    }

    public Outcome when(Actor actor, String command, String data) {
        CommandType type = CommandCatalog.byName(command).orElseThrow();
        JsonNode content = parse(data);
        return when(actor, type, content, CommandCatalog.read(type, content));
    }

    /** Holds a command of the ledger's own against the book, which nobody can send. */
    public Outcome when(String actor, Command command) {
        return when(actor(actor), CommandType.of(command.getClass()), parse("{}"), new Reading.Valid(command));
    }

    private Outcome when(Actor actor, CommandType type, JsonNode content, Reading reading) {
        String commandId = takeId();
        String sender = source.isPresent() ? "" : actor.name();
        Submission submission = new Submission(
                commandId,
                type,
                id.pool(),
                Optional.of(id.fund()),
                Optional.of(day),
                content,
                reading,
                actor,
                new ContentHash((sender + type.name() + content).getBytes(StandardCharsets.UTF_8)),
                source);
        source = Optional.empty();
        Optional<Command> proposed = Optional.ofNullable(content.get("proposal"))
                .flatMap(proposal -> new Facts(facts).find(Key.Kind.PROPOSAL, proposal.asText(), ProposalMade.class))
                .map(CommandCatalog::proposed);
        Dispatch dispatch = new Dispatch(
                id,
                sibling.map(BookState::id),
                submission,
                Optional.ofNullable(outcomes.get(commandId)),
                new Facts(Map.copyOf(facts), sibling),
                proposed,
                today);
        Verdict verdict = handle(dispatch);
        if (verdict instanceof Verdict.Stored stored) {
            stored(stored.event());
            outcomes.put(
                    commandId,
                    new Earlier(
                            submission.contentHash(),
                            stored.proposed(),
                            stored.event().sequence()));
        }
        return new Outcome(commandId, verdict);
    }

    /** Runs it on a fixture that replays the stored history; what the book then knows is what its events say. */
    private Verdict handle(Dispatch dispatch) {
        AggregateTestFixture<Book> fixture = new AggregateTestFixture<>(Book.class);
        fixture.registerAggregateFactory(new BookFactory());
        fixture.setReportIllegalStateChange(false); // compared below, through the stored form
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        AtomicReference<JsonNode> after = new AtomicReference<>();
        fixture.registerCommandHandler(Dispatch.class, message -> {
            Aggregate<Book> book = history.isEmpty()
                    ? fixture.getRepository().newInstance(() -> Book.unopened(id))
                    : fixture.getRepository().load(id.toString());
            book.execute(it -> {
                verdict.set(it.handle((Dispatch) message.getPayload()));
                after.set(STORED_FORM.valueToTree(it.state()));
            });
            return "handled";
        });
        TestExecutor<Book> given = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(asStored);
        var then = given.when(dispatch).expectSuccessfulHandlerExecution();
        if (verdict.get() instanceof Verdict.Stored stored) {
            then.expectEvents(stored.event().recorded());
            BookState replayed = STORED_FORM.convertValue(STORED_FORM.valueToTree(state), BookState.class);
            replayed.apply(EventJson.read(EventJson.write(stored.event().recorded())));
            assertThat(STORED_FORM.<JsonNode>valueToTree(replayed)).isEqualTo(after.get());
        } else {
            then.expectNoEvents();
        }
        return verdict.get();
    }

    private void stored(StoredEvent event) {
        history.add(event);
        asStored.add(EventJson.read(EventJson.write(event.recorded())));
        state.apply(event.recorded());
        Keys.givenBack(event.recorded().event()).forEach(facts::remove);
        Keys.taken(event.recorded().event(), event.by()).forEach(key -> facts.put(key, event));
        facts.put(
                new Key(
                        event.recorded().event() instanceof ProposalMade ? Key.Kind.PROPOSAL : Key.Kind.ENTRY,
                        event.by().command()),
                event);
    }

    private String takeId() {
        String taken = nextId.orElse("c" + ++commands);
        nextId = Optional.empty();
        return taken;
    }

    public static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    /** The person of an office, by the name of its sample client. */
    public static Actor actor(String name) {
        return name.startsWith("county-")
                ? new Actor(
                        name, Set.of(Office.COUNTY), Optional.of(new UnitCode(name.substring(7))), Set.of("*"), true)
                : new Actor(name, Set.of(Office.ofRole(name).orElseThrow()), Optional.empty(), Set.of("*"), true);
    }

    public BookState state() {
        return state;
    }

    /** What came of a command. */
    public final class Outcome {

        private final String commandId;
        private final Verdict verdict;

        private Outcome(String commandId, Verdict verdict) {
            this.commandId = commandId;
            this.verdict = verdict;
        }

        public boolean isRefused() {
            return verdict instanceof Verdict.Refused;
        }

        public boolean isProposal() {
            return verdict instanceof Verdict.Stored stored && stored.proposed();
        }

        /** It took effect with these legs, written {@code unit account amount}, debit positive. */
        public GivenBook accepted(String... legs) {
            assertThat(verdict).isInstanceOf(Verdict.Stored.class);
            assertThat(isProposal()).as("proposed only").isFalse();
            if (legs.length > 0) {
                assertThat(legs()).containsExactlyInAnyOrder(legs);
            }
            return GivenBook.this;
        }

        /** It took effect and moved no money. */
        public GivenBook acceptedWithoutEntry() {
            accepted();
            assertThat(legs()).isEmpty();
            return GivenBook.this;
        }

        private List<String> legs() {
            return event().recorded().entry().stream()
                    .flatMap(entry -> entry.postings().stream())
                    .map(leg -> leg.unit() + " " + leg.account() + " " + leg.amount())
                    .toList();
        }

        /** It waits for a second person. */
        public Outcome proposed() {
            assertThat(verdict).isInstanceOf(Verdict.Stored.class);
            assertThat(isProposal()).as("proposed").isTrue();
            return this;
        }

        /** It waits for a second person; that one approves it. */
        public Outcome approvedBy(String person) {
            proposed();
            return when(person, "ApproveProposal", "{'proposal':'" + commandId + "'}");
        }

        public GivenBook duplicate() {
            assertThat(verdict).isInstanceOf(Verdict.Duplicate.class);
            return GivenBook.this;
        }

        public GivenBook refused(RefusalCode code) {
            assertThat(verdict).isInstanceOf(Verdict.Refused.class);
            assertThat(refusal().code()).as(refusal().detail()).isEqualTo(code);
            return GivenBook.this;
        }

        /** Refused because money or a limit falls short of it: there is only that much. */
        public GivenBook refused(RefusalCode code, String available) {
            refused(code);
            assertThat(refusal().available()).contains(Money.parse(available));
            return GivenBook.this;
        }

        /** Malformed at exactly these paths. */
        public GivenBook invalid(String... paths) {
            refused(RefusalCode.INVALID);
            assertThat(refusal().faults()).extracting(fault -> fault.path()).containsExactlyInAnyOrder(paths);
            return GivenBook.this;
        }

        public Refusal refusal() {
            return ((Verdict.Refused) verdict).refusal();
        }

        public StoredEvent event() {
            return ((Verdict.Stored) verdict).event();
        }
    }
}
