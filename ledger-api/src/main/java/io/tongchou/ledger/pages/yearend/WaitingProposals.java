package io.tongchou.ledger.pages.yearend;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.figures.OpenWork;
import io.tongchou.ledger.proposals.Proposal;
import io.tongchou.ledger.proposals.Proposals;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private final OpenWork work;

    WaitingProposals(OpenWork work) {
        this.work = work;
    }

    /** Those that the caller sees, the latest first. */
    List<Proposal> of(Caller caller, BookId book, Basis basis, FiscalYear year) {
        return work.proposals(
                        caller,
                        book.pool(),
                        new TreeMap<>(Map.of(book, basis)),
                        Proposals.Which.of(Proposal.State.WAITING),
                        one -> isOf(one, year),
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
