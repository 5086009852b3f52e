package io.tongchou.ledger.explain;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A clause with its words.
 *
 * @param policy the version's name; a decision beside the policy has none
 * @param inForceFrom that version's first day
 * @param clause the document and the place in it
 * @param words what the notice says there, to the letter
 * @param assumptions what the ledger assumes there
 * @param decidedBy the event that decided it, where the policy leaves it to a decision
 */
public record Cited(
        Optional<String> policy,
        Optional<LocalDate> inForceFrom,
        String clause,
        List<String> words,
        List<String> assumptions,
        Optional<Figure> decidedBy) {

    /** A clause as entries and figures name it, in the version in force on a day, else in any that the book has adopted. */
    static Cited of(BookState book, LocalDate day, String clause) {
        return Stream.concat(book.policyOn(day).stream(), book.policies().stream())
                .filter(policy -> provisions(policy, clause).findAny().isPresent())
                .findFirst()
                .map(policy -> in(policy, clause))
                .orElseGet(() ->
                        new Cited(Optional.empty(), Optional.empty(), clause, List.of(), List.of(), Optional.empty()));
    }

    private static Cited in(Policy policy, String clause) {
        return new Cited(
                Optional.of(policy.id()),
                Optional.of(policy.inForceFrom().value()),
                clause,
                provisions(policy, clause)
                        .flatMap(provision -> provision.quote().stream())
                        .distinct()
                        .toList(),
                provisions(policy, clause)
                        .flatMap(provision -> provision.assumption().stream())
                        .distinct()
                        .toList(),
                Optional.empty());
    }

    /** A decision's paper, with the words of the clause that leaves the matter to it. */
    Cited decidedBy(String paper, Figure event) {
        return new Cited(policy, inForceFrom, paper, words, assumptions, Optional.of(event));
    }

    private static Stream<Provision<?>> provisions(Policy policy, String clause) {
        Predicate<Provision<?>> cited =
                provision -> provision.clause().toString().equals(clause);
        return policy.provisions().values().stream()
                .<Provision<?>>map(provision -> provision)
                .filter(cited);
    }
}
