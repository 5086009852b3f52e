package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import java.util.ArrayList;
import java.util.List;

/** Checks that one unit's balances are in the list that a seal was made of. */
final class CountyProofCheck {

    private static final String FORMAT = "tongchou county proof 1";

    private CountyProofCheck() {}

    static Report check(byte[] proof, Keyring keys) {
        Report report = new Report("A proof for a county");
        try {
            check(Json.parse(proof), keys, report);
        } catch (Unreadable e) {
            report.found("the proof " + e.getMessage());
        }
        return report;
    }

    private static void check(Json proof, Keyring keys, Report report) throws Unreadable {
        proof.only("format", "seal", "unit", "salt", "balances", "leaves", "place");
        if (!proof.text("format").equals(FORMAT)) {
            report.found("the format is " + proof.text("format") + ", not " + FORMAT);
        }
        SignedSeal sealed = Documents.seal(proof.object("seal"));
        Seal seal = sealed.seal();
        keys.fault(sealed).ifPresent(fault -> report.found("the seal of " + seal.month() + " " + fault));

        List<Hash> leaves = new ArrayList<>();
        for (String leaf : proof.texts("leaves")) {
            try {
                leaves.add(new Hash(leaf));
            } catch (IllegalArgumentException e) {
                throw new Unreadable("leaves: " + e.getMessage());
            }
        }
        if (!Leaf.root(leaves).equals(seal.leaves())) {
            report.found("the list of leaves is not the one that was sealed");
        }

        Leaf own;
        try {
            own = new Leaf(
                    seal.book(),
                    seal.month(),
                    seal.sequence(),
                    proof.text("unit"),
                    proof.hash("salt"),
                    proof.amounts("balances"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
        long place = proof.number("place");
        if (place < 0 || place >= leaves.size() || !leaves.get((int) place).equals(own.hash())) {
            report.found("unit, salt and balances do not make the leaf at place " + place + " of the list");
        }
        if (report.isClean()) {
            report.proven("the seal of " + seal.month() + " in book " + seal.book() + ", made at event "
                    + seal.sequence() + ", is signed with the key " + seal.key());
            report.proven("the balances of unit " + own.unit() + " are one of the " + leaves.size()
                    + " leaves from which it was made");
            report.open(
                    "whether the signed totals are the sum of all leaves: that takes all balances, which auditors have");
        }
    }
}
