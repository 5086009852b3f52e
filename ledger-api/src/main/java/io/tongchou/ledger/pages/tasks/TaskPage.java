package io.tongchou.ledger.pages.tasks;

import io.tongchou.ledger.pages.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A task with what came of it.
 *
 * @param error why it failed, in its own words; blank where it did not
 * @param proved books, where it was to prove them
 * @param compared what was rebuilt against what served, where it was to rebuild
 */
record TaskPage(
        TaskRow task,
        String address,
        String all,
        List<Fact> facts,
        String error,
        List<Proved> proved,
        Optional<Pack> pack,
        Optional<Compared> compared) {

    /** @param head the chain's hash after the last event, behind its sequence */
    record Proved(String book, boolean sound, String head, List<Check> checks) {}

    /**
     * One thing that was proved.
     *
     * @param checked how many things were held against it
     * @param found how many do not fit
     */
    record Check(String name, String says, long checked, long found, List<Finding> findings) {}

    /** @param href the event at which it shows; blank where it belongs to none */
    record Finding(String sequence, String href, String what) {}

    /**
     * A pack of evidence.
     *
     * @param href where it is fetched; blank where this node has it no more
     */
    record Pack(String href, String sha256, String file, String head) {}

    /**
     * @param fingerprint by which these differences are accepted; blank where there is nothing to accept, or it is not the viewer's
     * @param accept where they are
     */
    record Compared(List<Table> tables, List<Difference> first, String fingerprint, String accept) {}

    record Table(String name, long rows, long differing) {}

    /** A row of which the two sides tell otherwise, or which one of them has not; as JSON. */
    record Difference(String table, String key, String serving, String rebuilt) {}
}
