package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** What someone asks of a book. A command is a record of its data with one pure function that decides it. */
public interface Command {

    /** The rules of this command, in the order of their checks; reads, and changes nothing. */
    Decision decide(BookState book, Facts facts, Occasion occasion);

    /** The numbers whose history the rules need. */
    default List<Key> keys() {
        return List.of();
    }

    /** Further numbers whose need shows only in what the first led to. */
    default List<Key> furtherKeys(Facts found) {
        return List.of();
    }

    /** The one unit it is about, where it names one. */
    default Optional<UnitCode> about() {
        return Optional.empty();
    }

    /** Whether the actor, in that office, may make it where that hangs on what it names; asked before it is proposed or decided. */
    default boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return true;
    }

    /** Whether it takes effect only when a second person approves it. */
    default boolean needsSecondPerson() {
        return getClass().isAnnotationPresent(SecondPerson.class);
    }

    /** Whether it is held against open months; what closes or opens months is not. */
    default boolean needsOpenMonth() {
        return true;
    }

    /** Whether a line of a file whose own day lies in a closed month is entered on the day of the ledger all the same. */
    default boolean mayBeLate() {
        return false;
    }

    /** A command that names the one unit it is about. */
    interface OfUnit extends Command {
        UnitCode unit();

        @Override
        default Optional<UnitCode> about() {
            return Optional.of(unit());
        }
    }

    /** A county's command that names a thing of one unit in place of the unit. */
    interface OfItem extends Command {

        /** The unit whose thing it is, where it is known. */
        Optional<UnitCode> unitOf(Facts facts);

        /** A county's own things, and the city level's for the city; anyone of these may hear that there is none. */
        @Override
        default boolean isOpenTo(Actor actor, Office office, Facts facts) {
            return unitOf(facts)
                    .map(unit -> office == Office.COUNTY ? actor.unit().equals(Optional.of(unit)) : unit.isCityLevel())
                    .orElse(true);
        }
    }

    /** A command about a proposal: what was proposed says which books it goes to, whatever its own fund and date are. */
    interface OfProposal extends Command {
        String proposal();

        /** Whether the proposal's maker may not make it. */
        default boolean isForAnotherPerson() {
            return true;
        }

        @Override
        default boolean needsOpenMonth() {
            return false;
        }
    }

    /** The second person's yes: what was proposed is decided now, as of its own date. */
    interface Approval extends OfProposal {}

    /** A command to all the books of a pool at once; it has no fund. */
    interface OfPool extends Command {}

    /** A command to the one book of the fund that it names, or to all the books of the pool where it names none. */
    interface OfBookOrPool extends Command {}

    /** A command that opens books; every other one needs an open book. */
    interface OpensBook extends Command {}

    /** The command that opens a pool with the books of its first funds. */
    interface OpensPool extends OpensBook, OfPool {
        List<FundCode> funds();
    }
}
