package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was proposed of a year's end and waits for a second person. */
@Component
class WaitingProposals {

    /** What of the year's end takes a second person, always or where a refusal is to pass. */
    private static final Set<String> OF_THE_YEARS_END = Set.of(
            "CloseMonth",
            "ReopenMonth",
            "ApproveAnnualPlan",
            "AdjustAnnualPlan",
            "Decide",
            "RecordAssessment",
            "RuleGapCause",
            "CloseYear",
            "DrawReserve",
            "RestateSettlement");

    private static final int MOST = 100;

    private final Proposals proposals;

    WaitingProposals(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The latest first; a county proposes nothing of these and sees none. */
    List<Proposal> of(Caller caller, BookId book, Basis basis, FiscalYear year) {
        return caller.has(Office.COUNTY.role())
                ? List.of()
                : proposals
                        .page(
                                book.pool(),
                                Map.of(book, basis.sequence()),
                                one -> one.state() == Proposal.State.WAITING && isOf(one, year),
                                Optional.empty(),
                                MOST)
                        .proposals();
    }

    private static boolean isOf(Proposal one, FiscalYear year) {
        return OF_THE_YEARS_END.contains(one.command())
                && (!one.data().has("year") || one.data().get("year").asInt() == year.value())
                && one.data().path("month").asText(year.toString()).startsWith(year.toString());
    }
}
