package io.tongchou.ledger.format;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the city signs when a month was closed (签章): all that the book holds by then, by the chain's head, and what it came to.
 *
 * @param book e.g. {@code 410200/310}
 * @param month the month that was closed; closed again after a reopening it has a seal again
 * @param sequence the event that closed it
 * @param head the chain's hash after that event
 * @param previous the hash of the book's seal before this one, 32 zero bytes before the first
 * @param leaves the root of the list of all units' balances, {@link Leaf#root}
 * @param totals by account over all units, in fen, debit positive, none that is zero; as of the month's last day, as known at that
 *     event
 * @param sealedAt milliseconds since 1970, UTC
 * @param key the id of the key it is signed with, {@link VerifyingKey#id}
 */
public record Seal(
        String book,
        YearMonth month,
        long sequence,
        Hash head,
        Hash previous,
        Hash leaves,
        SortedMap<String, Long> totals,
        long sealedAt,
        Hash key) {

    private static final String FORMAT = "tongchou seal 1";

    public Seal {
        totals = Collections.unmodifiableSortedMap(new TreeMap<>(totals));
        if (totals.containsValue(0L)) {
            throw new IllegalArgumentException("a total of zero is left out: " + totals);
        }
    }

    /** The bytes that are signed. */
    public byte[] message() {
        return fields().toBytes();
    }

    /** The SHA-256 of what is signed, by which the next seal names this one. */
    public Hash hash() {
        return fields().hash();
    }

    private Fields fields() {
        return new Fields()
                .text(FORMAT)
                .text(book)
                .text(month.toString())
                .number(sequence)
                .hash(head)
                .hash(previous)
                .hash(leaves)
                .amounts(totals)
                .number(sealedAt)
                .hash(key);
    }
}
