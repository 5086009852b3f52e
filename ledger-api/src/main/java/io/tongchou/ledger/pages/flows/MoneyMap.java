package io.tongchou.ledger.pages.flows;

import io.tongchou.ledger.pages.Choice;
import java.util.List;

/**
 * Where money came from and went to in some days, as a picture and as a table.
 *
 * @param of the unit's name, or the whole city's
 * @param chart what the browser draws
 * @param rows every flow, exact, in the order of the accounts
 */
record MoneyMap(Asked asked, String asOf, String knownAt, String of, List<Choice> units, String chart, List<Row> rows) {

    /** As it stands in the form. */
    record Asked(String from, String asOf, String knownAt) {}

    /** @param href the entries it is made of */
    record Row(String source, String target, String amount, long entries, String href) {}

    /** The entries of one flow. */
    record Entries(
            String source,
            String target,
            String from,
            String to,
            String back,
            List<Entry> rows,
            String total,
            String next) {}

    /** @param href its voucher */
    record Entry(String day, String voucher, String href, String summary, String text, String unit, String amount) {}
}
