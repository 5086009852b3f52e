package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.pages.Choice;
import java.util.List;

/**
 * Who would pay: a year of a unit, or of the whole city, settled under each policy.
 *
 * @param of whose year it is
 * @param basedOn where the figures come from, in words
 * @param changed whether they were changed
 * @param bookHref the same of the book's own figures
 * @param alone whether a unit is settled alone where its figures are changed, since its viewer does not see the reserve
 * @param faulty whether something that was written is wrong
 * @param fields that can be changed; the decisions apart
 * @param notes what is missing under which policy
 * @param results of the unit, where one is looked at, and of the whole city
 */
record WhoPays(
        String asOf,
        String knownAt,
        String asOfAsked,
        String knownAtAsked,
        String policies,
        String year,
        String unit,
        String of,
        String basedOn,
        boolean changed,
        String bookHref,
        boolean alone,
        boolean faulty,
        List<Choice> years,
        List<Choice> units,
        List<Field> fields,
        List<Field> decisions,
        List<String> notes,
        List<Result> results) {

    /**
     * A figure that can be changed.
     *
     * @param value as it is in the book, or as it was written
     * @param choices none where it is written freely
     * @param fault what is wrong with it; blank where nothing is
     */
    record Field(String name, String label, String value, List<Choice> choices, String fault) {

        /** The name as an element's id. */
        public String id() {
            return "f-" + name.replace('.', '-');
        }
    }

    /**
     * @param id the part of the page
     * @param facts the gap and the surplus, which are the same under all policies
     * @param chart of its rows
     * @param headings of the amounts
     */
    record Result(String id, String title, List<Amount> facts, String chart, List<String> headings, List<Row> rows) {}

    /**
     * What comes of the year under a policy.
     *
     * @param own whether it is the one in force here
     * @param status blank where all is settled
     * @param opened the heading under which it is shown how the amounts were come to; blank where there is nothing to show
     */
    record Row(
            String policy,
            String name,
            boolean own,
            String status,
            List<Amount> amounts,
            String opened,
            List<Line> lines,
            List<UnitRow> units) {}

    /**
     * @param key of who meets it, or whose it is
     * @param href where it opens; blank of nothing
     */
    record Amount(String key, String name, String exact, String href) {}

    /**
     * A line of a unit's waterfall.
     *
     * @param id of the line on the page
     * @param madeOf the amounts of the formula
     * @param quote the clause's own words; blank where there are none
     * @param assumption blank where nothing is assumed
     */
    record Line(
            String id,
            String part,
            String source,
            String amount,
            String formula,
            List<Made> madeOf,
            String clause,
            String quote,
            String assumption) {}

    record Made(String sign, String name, String amount) {}

    /** A unit's share of the whole city. */
    record UnitRow(String name, String href, String status, List<String> amounts) {}
}
