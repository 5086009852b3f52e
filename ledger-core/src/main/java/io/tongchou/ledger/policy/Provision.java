package io.tongchou.ledger.policy;

import java.util.Optional;

/**
 * One value of a policy with what it rests on: the words of the notice, an assumption of ours where they are silent or
 * can be
 * read in two ways, or both. Never neither.
 *
 * @param quote the words of the notice, to the letter (white space aside)
 * @param assumption what is assumed, shown to the user as an assumption
 */
public record Provision<T>(T value, Clause clause, Optional<String> quote, Optional<String> assumption) {

    public Provision {
        if (quote.isEmpty() && assumption.isEmpty()) {
            throw new IllegalArgumentException(clause + ": neither quoted nor assumed");
        }
    }
}
