package io.tongchou.ledger.pages.statements;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.Frame;
import java.util.List;

/**
 * A statement or book as the standard's form shows it, with what else can be chosen.
 *
 * @param asked what it is of
 * @param closed whether the period is closed
 * @param form the number of the standard's form; blank where it has none
 * @param sides tables side by side
 * @param landscape whether its sheet lies on its side
 * @param files the same to take away
 * @param first where its first page is; blank on that
 * @param next where its next page is; blank on the last
 */
record Paper(
        Asked asked,
        boolean closed,
        String title,
        String form,
        List<Fact> facts,
        List<Side> sides,
        List<String> remarks,
        List<Fact> signatures,
        boolean landscape,
        List<Frame.Link> files,
        String first,
        String next) {

    /**
     * What was asked for, and what else can be.
     *
     * @param kinds the other papers of the same period and unit
     * @param accounts empty where it is not of an account
     * @param items empty where it is not of an item
     * @param knownAt as it was asked; blank for now
     */
    record Asked(
            String action,
            List<Frame.Link> kinds,
            List<Year> years,
            List<Choice> units,
            List<Choice> accounts,
            List<Choice> items,
            String knownAt) {}

    /** The periods of a year. */
    record Year(String name, List<Choice> periods) {}

    record Side(List<Column> columns, List<Row> rows) {}

    record Column(String name, boolean money) {}

    /** @param style LINE, HEADING or TOTAL */
    record Row(String style, List<Cell> cells) {}

    /**
     * @param label of its column
     * @param href where it comes from; blank where nothing says
     */
    record Cell(String text, String label, String href, boolean money, int indent) {}
}
