package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The parameters of a figure as they were asked for; every fault is collected by the parameter's name. */
public final class Question {

    /** Whose days the ledger's are. */
    static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    private final Map<String, String> parameters;
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Instant> knownAt = Optional.empty();

    /**
     * @param parameters as sent
     * @param known the names that mean something here; any other is a fault
     */
    public Question(Map<String, String> parameters, String... known) {
        this.parameters = parameters;
        Set<String> unknown = new HashSet<>(parameters.keySet());
        unknown.removeAll(Set.of(known));
        unknown.stream().sorted().forEach(name -> faults.add(new Fault(name, "is not a parameter here")));
        parameters.forEach((name, text) -> {
            if (text.chars().anyMatch(Character::isISOControl)) {
                faults.add(new Fault(name, "must not have control characters"));
            }
        });
    }

    public <T> Optional<T> read(String name, Function<String, T> parse, String problem) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add(new Fault(name, problem));
            return Optional.empty();
        }
    }

    /** A parameter without which there is no figure; empty, and a fault, where it is left out. */
    public <T> Optional<T> must(String name, Function<String, T> parse, String problem) {
        if (!parameters.containsKey(name)) {
            faults.add(new Fault(name, problem));
        }
        return read(name, parse, problem);
    }

    public Optional<UnitCode> unit() {
        return read("unit", UnitCode::new, "must be a unit's six digits, or RESERVE");
    }

    public Optional<Account> account() {
        return read("account", Account::of, "must be an account of the chart, such as 1003.01");
    }

    public Optional<LocalDate> day(String name) {
        return read(name, DataReader::day, "must be a day such as 2021-03-15");
    }

    /** As of which day, as known when; {@code asOfName} is the parameter that names the last effective day. */
    public Moment moment(String asOfName) {
        knownAt = instant("knownAt");
        return new Moment(
                day(asOfName),
                knownAt,
                read("atLeast", Question::sequence, "must be a sequence")
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    public Optional<Instant> instant(String name) {
        return read(name, Question::parseInstant, "must be an instant such as 2021-03-15T08:30:00.123Z");
    }

    /** The instant of the moment that was asked for. */
    Optional<Instant> knownAt() {
        return knownAt;
    }

    /** Of years with four digits: others are beyond what a database, or milliseconds, can hold. */
    private static Instant parseInstant(String text) {
        Instant instant = Instant.parse(text);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException(text);
        }
        return instant;
    }

    private static long sequence(String text) {
        long sequence = Long.parseLong(text);
        if (sequence < 0) {
            throw new NumberFormatException(text);
        }
        return sequence;
    }

    public static Optional<BookId> book(String pool, String fund) {
        try {
            return Optional.of(new BookId(new PoolCode(pool), new FundCode(fund)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The refusal of malformed parameters. */
    public Optional<Refusal> refusal() {
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }

    /** Whose rows the caller sees: a county's clerk its own alone. */
    public static Optional<UnitCode> visible(Caller caller, Optional<UnitCode> asked) {
        return caller.has("county") ? caller.unit().map(UnitCode::new) : asked;
    }

    /** The refusal of a caller who asks for what is not his. */
    public static Optional<Refusal> forbidden(Caller caller, String pool, Optional<UnitCode> asked) {
        boolean another = caller.has("county")
                && (caller.unit().isEmpty()
                        || asked.filter(unit -> !caller.unit().equals(Optional.of(unit.code())))
                                .isPresent());
        return another || !caller.mayTouch(pool)
                ? Optional.of(Refusal.of(
                        RefusalCode.FORBIDDEN,
                        caller.name() + " may not read "
                                + asked.map(unit -> "unit " + unit + " of ").orElse("")
                                + "pool " + pool))
                : Optional.empty();
    }
}
