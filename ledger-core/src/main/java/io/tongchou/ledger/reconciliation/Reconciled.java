package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.events.Match;
import java.util.List;

/**
 * What came of comparing statements with the ledger.
 *
 * @param matches what is the same money
 * @param differences what of the period is not; what is matched with something outside the period is a {@code TIMING} difference of it
 *     all the same
 */
public record Reconciled(List<Matched> matches, List<Difference> differences) {

    /** A match, and the statement whose lines it is of. */
    public record Matched(String statement, Match match) {}
}
