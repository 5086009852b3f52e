package io.tongchou.ledger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From one JSON object to a submission; an envelope with faults is answered at once, naming every one by its path. */
final class EnvelopeReader {

    private static final Set<String> FIELDS = Set.of("id", "command", "pool", "fund", "effectiveOn", "data");

    private final JsonNode node;
    private final List<Fault> faults;

    private EnvelopeReader(StrictJson.Parsed parsed) {
        this.node = parsed.node();
        this.faults = new ArrayList<>(parsed.faults());
    }

    /** What reading an envelope came to. */
    sealed interface Envelope {
        record Readable(Submission submission) implements Envelope {}

        record Refused(Answer answer) implements Envelope {}
    }

    static Envelope read(StrictJson.Parsed parsed, Actor actor) {
        return new EnvelopeReader(parsed).read(actor);
    }

    /** The caller as the books know people: roles that are no office count for nothing. */
    static Actor actor(Caller caller) {
        Set<Office> offices = EnumSet.noneOf(Office.class);
        caller.roles().forEach(role -> Office.ofRole(role).ifPresent(offices::add));
        return new Actor(
                caller.name(),
                offices,
                caller.unit().filter(unit -> unit.matches("[0-9]{6}")).map(UnitCode::new),
                caller.pools(),
                caller.person());
    }

    private Envelope read(Actor actor) {
        if (!node.isObject()) {
            if (faults.isEmpty()) {
                fault("", "must be an object");
            }
            return refused(Refusal.invalid(faults));
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                fault(name, "is not a field here");
            }
        });
        Optional<String> id = text("id").filter(this::isId);
        Optional<CommandType> type = text("command").flatMap(this::type);
        Optional<String> pool = text("pool").filter(code -> isPool(code, type));
        Optional<FundCode> fund = fund(type);
        Optional<LocalDate> effectiveOn = effectiveOn(type);
        JsonNode data = node.path("data");
        if (!data.isObject()) {
            fault("data", data.isMissingNode() ? "is required" : "must be an object");
        }
        Optional<Reading> reading =
                type.filter(known -> data.isObject()).map(known -> CommandCatalog.read(known, data));
        if (!faults.isEmpty()) {
            if (reading.orElse(null) instanceof Reading.Invalid invalid
                    && invalid.refusal().code() == RefusalCode.INVALID) {
                invalid.refusal().faults().stream()
                        .filter(fault -> !faults.contains(fault))
                        .forEach(faults::add);
            }
            return refused(Refusal.invalid(faults));
        }
        if (!pool.orElseThrow().endsWith("00")) {
            return refused(Refusal.of(RefusalCode.POOL_UNKNOWN, "no pool " + pool.orElseThrow() + " has been opened"));
        }
        return new Envelope.Readable(new Submission(
                id.orElseThrow(),
                type.orElseThrow(),
                new PoolCode(pool.orElseThrow()),
                fund,
                effectiveOn,
                data,
                reading.orElseThrow(),
                actor,
                CanonicalForm.hash(node, actor.name())));
    }

    private Envelope refused(Refusal refusal) {
        Optional<String> id = Optional.of(node.path("id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.codePointCount(0, text.length()) <= CommandIds.LONGEST);
        return new Envelope.Refused(Answer.rejected(id, refusal));
    }

    private Optional<String> text(String field) {
        JsonNode value = node.path(field);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        fault(field, value.isMissingNode() ? "is required" : "must be a text");
        return Optional.empty();
    }

    private boolean isId(String id) {
        return CommandIds.fault(id).map(problem -> fault("id", problem)).orElse(true);
    }

    private Optional<CommandType> type(String name) {
        Optional<CommandType> type = CommandCatalog.byName(name);
        if (type.isEmpty()) {
            fault("command", "is no command of this ledger");
        }
        return type;
    }

    /** Six digits that are no pool's are a pool that nobody opened; but none can be opened under them either. */
    private boolean isPool(String code, Optional<CommandType> type) {
        if (!code.matches("[0-9]{6}")) {
            return fault("pool", "must be a pool's six digits");
        }
        return code.endsWith("00")
                || !type.filter(CommandType::opensPool).isPresent()
                || fault("pool", "must be six digits that end in 00");
    }

    private Optional<FundCode> fund(Optional<CommandType> type) {
        JsonNode value = node.path("fund");
        boolean given = !value.isMissingNode() && !value.isNull();
        if (!given) {
            if (type.filter(known -> !known.isOfPool() && !known.isOfBookOrPool() && !known.isAboutProposal())
                    .isPresent()) {
                fault("fund", "is required");
            }
            return Optional.empty();
        }
        if (type.filter(CommandType::isOfPool).isPresent()) {
            fault("fund", "is not a field here: the command goes to all funds of the pool");
        } else if (!value.isTextual()) {
            fault("fund", "must be a text");
        } else if (!value.textValue().matches("[0-9]{3}")) {
            fault("fund", "must be a fund's three digits");
        } else {
            return Optional.of(new FundCode(value.textValue()));
        }
        return Optional.empty();
    }

    private Optional<LocalDate> effectiveOn(Optional<CommandType> type) {
        JsonNode value = node.path("effectiveOn");
        if (value.isMissingNode() || value.isNull()) {
            if (type.filter(CommandType::isAboutProposal).isEmpty()) {
                fault("effectiveOn", "is required");
            }
            return Optional.empty();
        }
        if (!value.isTextual()) {
            fault("effectiveOn", "must be a text");
            return Optional.empty();
        }
        try {
            return Optional.of(DataReader.day(value.textValue()));
        } catch (IllegalArgumentException | DateTimeException e) {
            fault("effectiveOn", "must be a day such as \"2021-03-15\"");
            return Optional.empty();
        }
    }

    private boolean fault(String path, String message) {
        faults.add(new Fault(path, message));
        return false;
    }
}
