package io.tongchou.ledger.proof;

import io.tongchou.ledger.format.Seal;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.vocabulary.Money;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A seal as it is answered and packed; docs/proof.md says how it is checked.
 *
 * @param sequence of the event that closed the month
 * @param head the chain's hash after that event
 * @param previous the hash of the book's seal before it, zeros before the first
 * @param leaves the root of the list of all units' balances
 * @param totals by account over all units, debit positive, as of the month's last day
 * @param key the SHA-256 of the public key
 * @param hash the seal's own, by which the next one names it
 * @param signature Ed25519, over the seal's fields
 */
public record SealDocument(
        String book,
        String month,
        long sequence,
        String head,
        String previous,
        String leaves,
        Map<String, String> totals,
        String sealedAt,
        String key,
        String hash,
        String signature) {

    static SealDocument of(SignedSeal sealed) {
        Seal seal = sealed.seal();
        return new SealDocument(
                seal.book(),
                seal.month().toString(),
                seal.sequence(),
                seal.head().hex(),
                seal.previous().hex(),
                seal.leaves().hex(),
                yuan(seal.totals()),
                Instant.ofEpochMilli(seal.sealedAt()).toString(),
                seal.key().hex(),
                seal.hash().hex(),
                sealed.signature());
    }

    static Map<String, String> yuan(SortedMap<String, Long> fen) {
        Map<String, String> yuan = new TreeMap<>();
        fen.forEach((account, amount) -> yuan.put(account, Money.ofFen(amount).toString()));
        return yuan;
    }
}
