package io.tongchou.ledger.format;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The balances of one unit (核算单位) at a month's close. Its hash can be shown to anybody and tells nothing: the salt cannot be
 * guessed, so neither can the balances.
 *
 * @param sequence the event that closed the month; the balances are as of the month's last day, as known there
 * @param salt 32 random bytes, known to the unit and to auditors
 * @param balances by account, in fen, debit positive; none that is zero
 */
public record Leaf(
        String book, YearMonth month, long sequence, String unit, Hash salt, SortedMap<String, Long> balances) {

    private static final String FORMAT = "tongchou leaf 1";
    private static final String FORMAT_OF_LIST = "tongchou leaves 1";

    public Leaf {
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
        if (balances.containsValue(0L)) {
            throw new IllegalArgumentException("a balance of zero is left out: " + balances);
        }
    }

    public Hash hash() {
        return new Fields()
                .text(FORMAT)
                .text(book)
                .text(month.toString())
                .number(sequence)
                .text(unit)
                .hash(salt)
                .amounts(balances)
                .hash();
    }

    /**
     * What a seal holds of all leaves of its list.
     *
     * @param leaves their hashes, units ascending
     */
    public static Hash root(List<Hash> leaves) {
        Fields list = new Fields().text(FORMAT_OF_LIST).number(leaves.size());
        leaves.forEach(list::hash);
        return list.hash();
    }
}
