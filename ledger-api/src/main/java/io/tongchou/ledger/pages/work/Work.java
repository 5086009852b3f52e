package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.pages.AlertRow;
import io.tongchou.ledger.pages.Fact;
import io.tongchou.ledger.pages.forms.Acts.Act;
import java.util.List;
import java.util.Optional;

/**
 * What waits in a book, or of the one unit that the viewer may see, with what the viewer may do about it.
 *
 * @param ofUnit the unit; blank for the whole city
 * @param decided what was decided of proposals lately
 * @param request how funds are requested; none where the viewer requests none
 * @param done requests that were paid out or rejected, the latest
 * @param moving premiums on their way to the fiscal special account
 */
record Work(
        String asOf,
        String knownAt,
        String ofUnit,
        List<WaitingWork.Task> mine,
        Listed<ProposalRow> proposals,
        List<ProposalRow> decided,
        Listed<RequestRow> requests,
        List<Act> request,
        List<RequestRow> done,
        Listed<AlertRow> alerts,
        Listed<MovingRow> moving,
        Listed<MaturityRow> maturities,
        Listed<DebtRow> debts,
        Listed<OwedRow> owed,
        Links links) {

    /** @param start where any other work is started */
    record Links(String start, String proposals, String requests) {}

    /** Who did something, and when to the minute. */
    record By(String name, String at) {}

    /**
     * A page of proposals.
     *
     * @param next where the next page is; blank where there is none
     */
    record ProposalsPage(List<ProposalRow> rows, String next, String back) {}

    /** A page of requests that were paid out or rejected. */
    record RequestsPage(List<RequestRow> rows, String next, String back) {}

    /**
     * A command that needs a second person.
     *
     * @param fields its data
     * @param maker with the office
     * @param decider the office that decides it
     * @param state the class of how it stands
     * @param decision who decided it; empty while it waits
     * @param reason why it was rejected; blank where it was not
     */
    record ProposalRow(
            String id,
            String what,
            String href,
            List<Fact> fields,
            String day,
            By maker,
            String decider,
            String state,
            String stateName,
            Optional<By> decision,
            String reason,
            List<Act> acts) {}

    /**
     * A request for funds.
     *
     * @param approved blank while it was not verified
     * @param left what the unit's plan of the year has left
     * @param beyond whether the plan has less left than was asked for
     * @param purposes blank where none were told
     * @param decision who verified, paid or rejected it last; empty while nobody did
     * @param reason why it was rejected; blank where it was not
     */
    record RequestRow(
            String number,
            String href,
            String unit,
            String period,
            String requested,
            String approved,
            String left,
            String leftHref,
            boolean beyond,
            String purposes,
            By asked,
            String state,
            String stateName,
            Optional<By> decision,
            String reason,
            List<Act> acts) {}

    /**
     * Premiums that are to go on from an account.
     *
     * @param due the day by which the first of them should; blank where nobody named one
     * @param days until then, in words
     */
    record MovingRow(
            String account,
            String unit,
            String amount,
            String href,
            String due,
            String days,
            boolean late,
            List<Act> acts) {}

    /**
     * A time deposit or a bond.
     *
     * @param rate interest of a year; blank where it is not known
     * @param days until it matures, in words
     */
    record MaturityRow(
            String number,
            String kind,
            String unit,
            String amount,
            String href,
            String rate,
            String due,
            String days,
            boolean late,
            List<Act> acts) {}

    /**
     * A debt from before pooling.
     *
     * @param what its direction and category
     * @param debtor blank where nobody is named
     * @param next what is due next of it
     * @param due when; blank where nobody named a day
     */
    record DebtRow(
            String number,
            String what,
            String unit,
            String debtor,
            String amount,
            String paid,
            String left,
            String href,
            String next,
            String due,
            String days,
            boolean late,
            List<Act> acts) {}

    /**
     * What a government owes.
     *
     * @param href where it is opened; blank where it cannot be
     */
    record OwedRow(
            String what,
            String unit,
            String debtor,
            String amount,
            String received,
            String outstanding,
            String href,
            String due,
            String days,
            boolean late,
            String clause,
            List<Act> acts) {}
}
