package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import java.util.ArrayList;
import java.util.List;

/** Recomputes the published test vectors: whoever writes a verifier of his own can see that this one and his agree. */
final class VectorsCheck {

    static final String FILE = "test-vectors.json";

    private VectorsCheck() {}

    static void check(Json vectors, Report report) throws Unreadable {
        String book = vectors.text("book");
        Hash head = Hash.ZERO;
        for (Json line : vectors.list("events")) {
            Event event = Event.of(line);
            head = event.hashAfter(head, book);
            if (!head.equals(event.hash())) {
                throw new Unreadable("event " + event.sequence() + " has another hash than the chain gives it");
            }
        }
        List<Hash> leaves = new ArrayList<>();
        for (Json one : vectors.list("leaves")) {
            Hash leaf = Documents.leaf(book, one).hash();
            leaves.add(leaf);
            if (!leaf.equals(one.hash("hash"))) {
                throw new Unreadable("the leaf of " + one.text("unit") + " has another hash than it should");
            }
        }
        SignedSeal seal = Documents.seal(vectors.object("seal"));
        try {
            if (!seal.isSignedWith(VerifyingKey.ofPem(vectors.text("publicKey")))
                    || !seal.seal().head().equals(head)
                    || !seal.seal().leaves().equals(Leaf.root(leaves))) {
                throw new Unreadable("the seal is not that of the events and leaves before it");
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the public key: " + e.getMessage());
        }
        report.proven("the published test vectors come out");
    }
}
