package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.PoolCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A kind of command: its name, its record, and who may make it.
 *
 * @param name the record's simple name, which callers send
 * @param offices whose command it is, from {@link MadeBy}
 */
public record CommandType(String name, Class<? extends Command> record, List<Office> offices) {

    /**
     * The type of a command's record.
     *
     * @throws IllegalStateException where the record does not say who may make it
     */
    public static CommandType of(Class<? extends Command> record) {
        MadeBy rule = record.getAnnotation(MadeBy.class);
        if (rule == null || !record.isRecord()) {
            throw new IllegalStateException(
                    record.getSimpleName() + " must be a record that says by @MadeBy whose command it is");
        }
        return new CommandType(record.getSimpleName(), record, List.copyOf(Arrays.asList(rule.value())));
    }

    public boolean isOfPool() {
        return Command.OfPool.class.isAssignableFrom(record);
    }

    /** Whether it goes to all the books of the pool where it names no fund. */
    public boolean isOfBookOrPool() {
        return Command.OfBookOrPool.class.isAssignableFrom(record);
    }

    public boolean opensPool() {
        return Command.OpensPool.class.isAssignableFrom(record);
    }

    /** Whether it opens one more book in an open pool. */
    public boolean opensFund() {
        return Command.OpensBook.class.isAssignableFrom(record) && !opensPool();
    }

    public boolean isAboutProposal() {
        return Command.OfProposal.class.isAssignableFrom(record);
    }

    public boolean alwaysNeedsSecondPerson() {
        return record.isAnnotationPresent(SecondPerson.class);
    }

    /**
     * The office in which the actor may make it, if there is one.
     *
     * @param unit the unit the command names, as the caller wrote it
     */
    public Optional<Office> officeOf(Actor actor, PoolCode pool, Optional<String> unit) {
        if (!actor.worksFor(pool)) {
            return Optional.empty();
        }
        return actor.offices().stream()
                .filter(held -> offices.stream()
                        .anyMatch(office ->
                                office == Office.COUNTY ? mayAsCounty(held, actor, pool, unit) : held.includes(office)))
                .findFirst();
    }

    private boolean mayAsCounty(Office held, Actor actor, PoolCode pool, Optional<String> unit) {
        return held == Office.COUNTY
                ? unit.isEmpty() || actor.unit().map(Object::toString).equals(unit)
                : held.includes(Office.CITY_CLERK)
                        && (Command.OfItem.class.isAssignableFrom(record) || unit.equals(Optional.of(pool.code())));
    }
}
