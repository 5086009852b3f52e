package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.book.Key.Kind.PROPOSAL;
import static io.tongchou.ledger.book.Key.Kind.PROPOSAL_DECISION;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.ProposalWithdrawn;
import java.util.List;

/** Takes one's own proposal back. */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK, Office.ADMIN})
public record WithdrawProposal(String proposal) implements Command.OfProposal {

    @Override
    public List<Key> keys() {
        return List.of(new Key(PROPOSAL, proposal), new Key(PROPOSAL_DECISION, proposal));
    }

    @Override
    public boolean isForAnotherPerson() {
        return false;
    }

    @Override
    public boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return facts.find(PROPOSAL, proposal)
                .map(made -> made.by().maker().equals(actor.name()))
                .orElse(true);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Proposals.notOpen(proposal, facts)
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new ProposalWithdrawn(proposal)));
    }
}
