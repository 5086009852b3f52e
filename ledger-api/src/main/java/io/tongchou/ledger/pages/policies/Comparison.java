package io.tongchou.ledger.pages.policies;

import io.tongchou.ledger.pages.Choice;
import java.util.List;

/**
 * Policies side by side.
 *
 * @param noneInForce says that none is in force here; blank where one is
 * @param onlyDifferences whether rows that are alike everywhere are left out
 * @param cities to choose from, one at a time, on a narrow screen
 * @param whoPays where the same year is settled under each of them
 * @param history of the policies that were adopted here, in order
 */
record Comparison(
        String asOf,
        String knownAt,
        String asOfAsked,
        String knownAtAsked,
        String noneInForce,
        boolean onlyDifferences,
        List<Choice> cities,
        String whoPays,
        List<Column> columns,
        List<Section> sections,
        List<Adopted> history) {

    /**
     * A policy.
     *
     * @param here what it is or was to the pool in words; blank where it never was in force there
     * @param chosen whether a narrow screen shows it
     */
    record Column(String id, String name, String document, String inForce, String here, boolean chosen) {}

    record Section(String name, List<Row> rows) {}

    record Row(String path, String name, List<Cell> cells) {}

    /**
     * What a policy says.
     *
     * @param differs from the policy in force here
     */
    record Cell(String policy, boolean differs, boolean chosen, List<Said> said) {}

    /**
     * One value and what it rests on.
     *
     * @param value in words
     * @param marks such as assumed or undecided
     * @param quote the notice's own words; blank where it has none
     * @param assumption blank where nothing is assumed
     */
    record Said(String value, String clause, List<Mark> marks, String quote, String assumption) {}

    record Mark(String kind, String name) {}

    /** A policy that was adopted. */
    record Adopted(
            String id,
            String name,
            String inForce,
            String on,
            String maker,
            String checker,
            String event,
            String href) {}
}
