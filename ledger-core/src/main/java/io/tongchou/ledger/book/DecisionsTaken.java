package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was decided beside the policy. A decision for one unit stands before one for all, one that names the year before one
 * that does not, a later one before an earlier one.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class DecisionsTaken {

    private record Dated(LocalDate on, DecisionTaken decision) {}

    private final List<Dated> all = new ArrayList<>();

    DecisionsTaken() {}

    void add(LocalDate on, DecisionTaken decision) {
        all.add(new Dated(on, decision));
    }

    /** What is decided for all units on a day; a decision that names the day's year counts whenever it was taken. */
    public Optional<DecisionTaken> on(LocalDate day, Parameter parameter) {
        return latest(of(parameter, FiscalYear.of(day), Optional.empty(), day));
    }

    /** What is decided for the end of a year: for the unit itself, else for all; a decision taken since fills what was open. */
    public Optional<DecisionTaken> forYear(FiscalYear year, Parameter parameter, Optional<UnitCode> unit) {
        return latest(of(parameter, year, unit, year.lastDay()))
                .or(() -> latest(of(parameter, year, unit, LocalDate.MAX)));
    }

    private Stream<Dated> of(Parameter parameter, FiscalYear year, Optional<UnitCode> unit, LocalDate through) {
        return all.stream()
                .filter(dated -> dated.decision().parameter() == parameter
                        && dated.decision().unit().equals(unit)
                        && dated.decision()
                                .year()
                                .map(year::equals)
                                .orElse(!dated.on().isAfter(through)));
    }

    /** Of those that name the year, else of the others, the one effective last; on the same day the one recorded last. */
    private static Optional<DecisionTaken> latest(Stream<Dated> decisions) {
        return decisions
                .sorted(Comparator.comparing(
                                (Dated dated) -> dated.decision().year().isPresent())
                        .thenComparing(Dated::on))
                .reduce((earlier, later) -> later)
                .map(Dated::decision);
    }
}
