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
import java.util.List;

/** Approves what another person proposed; it takes effect as of the proposal's own date. */
@MadeBy({Office.CITY_HEAD, Office.FINANCE_HEAD})
public record ApproveProposal(String proposal) implements Command.Approval {

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
        return Decision.refuse(Proposals.notOpen(proposal, facts)
                .orElseThrow(() -> new IllegalStateException("an open proposal is decided by what it proposes")));
    }
}
