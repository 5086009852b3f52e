package io.tongchou.ledger.eventstore;

import io.tongchou.ledger.format.Hash;
import java.util.Map;
import java.util.TreeMap;

/** Heads that the ledger once answered and somebody kept: the chain must still have them. */
final class HeadWitness implements Witness {

    private final Findings.Check check;
    private final TreeMap<Long, Hash> left;

    HeadWitness(Map<Long, Hash> given, Findings findings) {
        check = findings.check("heads", "the chain goes through every head that was given with the question");
        left = new TreeMap<>(given);
    }

    @Override
    public void hear(Heard event) {
        Hash given = left.remove(event.sequence());
        if (given != null) {
            check.counted();
            Hash stored = Hash.of(event.hash());
            if (!stored.equals(given)) {
                check.found(event.sequence(), "has the hash " + stored + ", but " + given + " was answered once");
            }
        }
    }

    @Override
    public void end() {
        left.forEach((sequence, hash) -> {
            check.counted();
            check.found(sequence, "was answered once, with the head " + hash + ", but there is none");
        });
    }

    @Override
    public void close() {}
}
