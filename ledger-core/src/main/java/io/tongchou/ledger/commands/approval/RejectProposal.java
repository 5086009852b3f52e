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
import io.tongchou.ledger.events.ProposalRejected;
import java.util.List;

/** Rejects what another person proposed. */
@MadeBy({Office.CITY_HEAD, Office.FINANCE_HEAD})
public record RejectProposal(String proposal, String reason) implements Command.OfProposal {

    @Override
    public List<Key> keys() {
        return List.of(new Key(PROPOSAL, proposal), new Key(PROPOSAL_DECISION, proposal));
    }

    @Override
    public boolean isOpenTo(Actor actor, Office office, Facts facts) {
        return Proposals.mayDecide(proposal, actor, facts);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Proposals.notOpen(proposal, facts)
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new ProposalRejected(proposal, reason)));
    }
}
