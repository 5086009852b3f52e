package io.tongchou.ledger.pages.overview;

import io.tongchou.ledger.pages.AlertRow;
import io.tongchou.ledger.pages.Words.Amount;
import io.tongchou.ledger.pages.work.WaitingWork;
import java.util.List;
import java.util.Optional;

/**
 * What the overview shows of a pool's fund, or of the one unit that the viewer may see.
 *
 * @param asOf the last business day that counts
 * @param knownAt what was recorded by then counts
 * @param year the fiscal year of that day
 * @param ofUnit the unit; blank for the whole city
 * @param closedThrough the last closed month; blank where none is
 * @param halted why the figures may not get any newer; blank where they do
 * @param mine what waits for the viewer now; empty where the page is of an earlier state
 */
record Overview(
        String asOf,
        String knownAt,
        int year,
        String ofUnit,
        String closedThrough,
        String halted,
        Optional<List<WaitingWork.Task>> mine,
        MonthsPayable monthsPayable,
        Balance balance,
        Optional<Reserve> reserve,
        Result result,
        List<PlanLine> plan,
        String chart,
        List<Month> months,
        List<Heading> headings,
        List<UnitRow> units,
        List<AlertRow> alerts,
        List<Place> places) {

    /**
     * Something by its name, already as it is written.
     *
     * @param href where it is opened; blank where nothing is behind it
     */
    record Named(String name, String value, String href) {}

    /** @param href where it is opened; blank where there is nothing to open */
    record Figure(Amount amount, String href) {}

    /**
     * For how many months the balance would pay.
     *
     * @param value blank where it cannot be told
     * @param level the class of its alert level
     * @param levelName blank where it has no level
     * @param note why it cannot be told, or what is assumed for its levels
     */
    record MonthsPayable(
            String value,
            String level,
            String levelName,
            List<Named> madeOf,
            List<Named> limits,
            String note,
            String href) {}

    /** @param href where it is opened */
    record Balance(Amount whole, List<Named> madeOf, String href) {}

    /**
     * The risk reserve.
     *
     * @param target blank where nothing is to be extracted any more
     * @param done how much of the year's target was extracted, 0 to 100
     * @param clause what asks for it
     */
    record Reserve(
            Amount stock,
            Figure extracted,
            String target,
            String targetHref,
            String percent,
            int done,
            String clause,
            String href) {}

    /** The year's result so far. */
    record Result(Figure income, Figure expenditure, Figure surplus) {}

    /**
     * A line of the plan against what came.
     *
     * @param total whether it is a sum of those above
     * @param done 0 to 100, for its bar
     * @param over whether more came than planned
     * @param href the entries; blank of a total
     */
    record PlanLine(
            String name,
            boolean total,
            Figure planned,
            Figure actual,
            String percent,
            int done,
            boolean over,
            String href) {}

    record Month(String name, Figure income, Figure expenditure, Figure surplus) {}

    /**
     * The head of a column that the units can be ordered by.
     *
     * @param order {@code ascending}, {@code descending} or {@code none}, as assistive technology names it
     */
    record Heading(String name, String href, String order) {}

    /**
     * A unit beside the others.
     *
     * @param incomeBars the path of its months in the small chart
     * @param expenditureLine the points of the line over them
     */
    record UnitRow(
            String code,
            String name,
            String href,
            Figure income,
            String incomeOfPlan,
            Figure expenditure,
            String expenditureOfPlan,
            Figure surplus,
            Figure balance,
            Named monthsPayable,
            String incomeBars,
            String expenditureLine,
            String lineName) {}

    /** @param share 0 to 100, of all money */
    record Place(String name, Figure amount, int share, String href) {}
}
