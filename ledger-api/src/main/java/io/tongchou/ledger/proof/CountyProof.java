package io.tongchou.ledger.proof;

import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.Leaf;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What proves to one unit that its balances are in the list from which the signed totals were computed (县级证明); it tells nothing of
 * other units.
 *
 * @param salt the unit's, without which its leaf cannot be recomputed
 * @param balances the unit's, by account, debit positive
 * @param leaves the hashes of all units' leaves, units ascending
 * @param place where the unit's own stands among them, from 0
 */
public record CountyProof(
        String format,
        SealDocument seal,
        String unit,
        String salt,
        Map<String, String> balances,
        List<String> leaves,
        int place) {

    static final String FORMAT = "tongchou county proof 1";

    /**
     * The proof for a unit under the seal of an event.
     *
     * @param sequence of the event that closed the month, as it was asked for
     * @return none where there is no such seal, or it was no unit of the book then
     */
    public static Optional<CountyProof> find(Seals seals, BookId book, String sequence, UnitCode unit) {
        return seals.of(book).stream()
                .filter(seal -> Long.toString(seal.seal().sequence()).equals(sequence))
                .findFirst()
                .flatMap(seal -> of(seal, seals.leaves(book, seal.seal().sequence()), unit));
    }

    /** The proof for a unit; none where it was no unit of the book then. */
    static Optional<CountyProof> of(SignedSeal seal, List<Leaf> leaves, UnitCode unit) {
        return leaves.stream()
                .filter(leaf -> leaf.unit().equals(unit.code()))
                .findFirst()
                .map(own -> new CountyProof(
                        FORMAT,
                        SealDocument.of(seal),
                        own.unit(),
                        own.salt().hex(),
                        SealDocument.yuan(own.balances()),
                        leaves.stream().map(Leaf::hash).map(Hash::hex).toList(),
                        leaves.indexOf(own)));
    }
}
