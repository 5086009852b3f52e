package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.forms.Acts.Act;
import io.tongchou.ledger.pages.forms.Refused;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a year's end shows, already as it is written.
 *
 * @param ofUnit the one unit that the viewer may see; blank for the whole city
 * @param knownAtAsked the instant as it was asked for; blank for now
 * @param closed whether the year is closed; what is shown of an open one is a preview
 * @param open what is still to be done, in the order in which it can be
 * @param done what needs nothing more
 * @param chart what the browser draws of the gaps; blank where no unit has one
 * @param reserve the city's; left out for a county
 */
record YearView(
        int year,
        List<Choice> years,
        String ofUnit,
        String asOf,
        String knownAt,
        String knownAtAsked,
        boolean closed,
        String summary,
        List<Task> open,
        List<Task> done,
        List<Month> months,
        List<Waiting> waiting,
        String chart,
        List<String> gapHeadings,
        List<GapRow> gaps,
        List<Gap> waterfalls,
        List<String> unitHeadings,
        List<UnitRow> units,
        List<Cell> totals,
        Optional<Reserve> reserve) {

    /** An amount in yuan to the fen. @param href where it opens; blank where it does not */
    record Cell(String amount, String href, boolean zero) {}

    /** How something stands. @param css the class of its level */
    record Badge(String css, String name) {}

    /**
     * Something that belongs to the year's end.
     *
     * @param href where it is seen; blank where this is the place
     * @param why it would be refused now; empty where it would be taken, or waits for something else
     */
    record Task(Badge badge, String name, String text, String href, Optional<Refused> why, List<Act> acts) {}

    /** A month of the year, and whether it is closed. */
    record Month(String name, Badge badge, List<Act> acts) {}

    /** A command that was proposed and waits for a second person. */
    record Waiting(String command, List<Fact> data, String maker, String since, List<Act> acts) {}

    /** A unit's gap in one line. */
    record GapRow(String unit, String anchor, Badge badge, List<Cell> cells) {}

    /**
     * A unit's gap line by line.
     *
     * @param plan whether its plan was met
     * @param claim what the county said of the cause; blank where it said nothing
     * @param ruling how much was ruled to be of management; empty where nobody has ruled
     * @param why what it waits for, where it is not settled
     */
    record Gap(
            String unit,
            String anchor,
            Badge badge,
            String plan,
            Cell gap,
            Cell policyPart,
            Cell managementPart,
            String claim,
            String evidence,
            Optional<Cell> ruling,
            Optional<Refused> why,
            List<Step> steps,
            List<Owed> owed,
            List<Act> acts) {}

    /**
     * One line of the waterfall.
     *
     * @param madeOf the amounts that the formula is about
     * @param rest what of the gap is left after it
     */
    record Step(
            String source, String part, String formula, List<Fact> madeOf, Cell amount, String rest, String clause) {}

    /** What a government has to make up. */
    record Owed(String government, String owed, String received, String left) {}

    record UnitRow(String unit, String href, List<Cell> cells, Badge plan, String grade, List<Act> acts) {}

    /** The risk reserve over the year's end. */
    record Reserve(String name, Cell before, Cell drawn, Cell after) {}
}
