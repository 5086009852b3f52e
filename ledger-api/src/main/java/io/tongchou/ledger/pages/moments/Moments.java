package io.tongchou.ledger.pages.moments;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.TimeMachine.Axis;
import java.util.List;

/**
 * Two moments of a book side by side.
 *
 * @param of the unit's name, or the whole city's
 * @param sameYear whether both days are of one fiscal year: only then is a difference of results made of entries
 * @param all whether what has not changed is shown too
 * @param other the address of this page with what has not changed, or without
 * @param csv the balances as a file
 */
record Moments(
        List<Side> sides,
        String of,
        String unit,
        List<Choice> units,
        boolean sameYear,
        List<Row> results,
        List<Row> balances,
        boolean all,
        String other,
        String csv) {

    /**
     * One of the two.
     *
     * @param title the key of its words
     * @param basis what its figures rest on
     * @param href the overview of that moment
     */
    record Side(String title, List<Axis> axes, String basis, String href) {}

    /**
     * A figure at both moments.
     *
     * @param kind {@code total} of a sum, {@code part} of what it is a sum of, blank of a figure by itself
     * @param difference the second less the first; blank where they cannot be compared
     * @param href the entries that make the difference; blank where there are none
     */
    record Row(String kind, String name, Value one, Value other, String difference, boolean less, String href) {}

    /** @param href where it is opened; blank where nothing is behind it */
    record Value(String text, String href) {}

    /**
     * The entries that make a difference.
     *
     * @param title of what
     * @param from the first moment in words
     * @param to the second
     * @param difference that they add up to, debit positive, or as income if it is of that
     * @param creditPositive whether amounts are positive where they are credits
     */
    record Entries(
            String title,
            String from,
            String to,
            String back,
            String difference,
            boolean creditPositive,
            List<Entry> rows,
            String total,
            String next) {}

    /**
     * @param part whether it happened or became known between the two, in words
     * @param recorded when it became known
     */
    record Entry(
            String part,
            String day,
            String recorded,
            String voucher,
            String href,
            String summary,
            String text,
            String unit,
            String account,
            String amount) {}
}
