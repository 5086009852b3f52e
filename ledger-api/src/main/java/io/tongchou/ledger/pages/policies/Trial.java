package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Decisions;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.whatif.SimulationRequest;
import java.util.List;
import java.util.Optional;

/**
 * One year settled under several policies.
 *
 * @param facts the same under all of them
 * @param outcomes in the order of the policies
 */
record Trial(YearFacts facts, List<Outcome> outcomes) {

    /**
     * What comes of it under one policy.
     *
     * @param own whether it is the one in force here at the end of the year
     * @param chainRefused whether the chain that was asked for contradicts the policy, and was left aside
     */
    record Outcome(Policy policy, boolean own, Settlement settlement, boolean chainRefused) {}

    /** A book's own year: under its own policy its very settlement, under others with nothing decided beside them. */
    static Trial of(BookState book, FiscalYear year, List<Policy> policies) {
        Policy own = own(book, year);
        YearFacts facts = YearEnd.standingFacts(book, year);
        return new Trial(
                facts,
                policies.stream()
                        .map(policy -> new Outcome(
                                policy,
                                policy.equals(own),
                                policy.equals(own)
                                        ? YearEnd.settlement(book, year)
                                        : Settlement.settle(policy, facts, Decisions.NONE),
                                false))
                        .toList());
    }

    /**
     * A year that was made up of a book's.
     *
     * @param asked what is held decided
     * @throws ArithmeticException where an amount does not fit into 64 bits of fen
     */
    static Trial of(BookState book, YearFacts facts, SimulationRequest asked, List<Policy> policies) {
        Policy own = own(book, facts.year());
        return new Trial(
                facts,
                policies.stream()
                        .map(policy -> settle(
                                policy,
                                policy.equals(own),
                                policy.equals(own) ? YearEnd.decisions(book, facts.year()) : Decisions.NONE,
                                facts,
                                asked))
                        .toList());
    }

    private static Outcome settle(
            Policy policy, boolean own, Decisions taken, YearFacts facts, SimulationRequest asked) {
        Optional<Decisions> decisions = decisions(policy, taken, asked);
        return new Outcome(
                policy,
                own,
                Settlement.settle(
                        policy,
                        facts,
                        decisions.orElseGet(() -> asked.withoutChain().decisions(policy, taken))),
                decisions.isEmpty());
    }

    private static Optional<Decisions> decisions(Policy policy, Decisions taken, SimulationRequest asked) {
        try {
            return Optional.of(asked.decisions(policy, taken));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the chain contradicts the policy's own, which stands
        }
    }

    private static Policy own(BookState book, FiscalYear year) {
        return book.policyOn(year.lastDay()).orElseThrow();
    }
}
