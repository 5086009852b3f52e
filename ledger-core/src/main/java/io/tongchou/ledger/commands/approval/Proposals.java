package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.book.Key.Kind.PROPOSAL;
import static io.tongchou.ledger.book.Key.Kind.PROPOSAL_DECISION;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import java.util.Optional;

/** What deciding a proposal one way or the other has in common. */
final class Proposals {

    private Proposals() {}

    /** Whether the actor is a person and the head of the maker's office; anyone of a head's office may hear that there is none. */
    static boolean mayDecide(String proposal, Actor actor, Facts facts) {
        return actor.person()
                && facts.find(PROPOSAL, proposal)
                        .map(made -> actor.holds(made.by().office().approver()))
                        .orElse(true);
    }

    static Optional<Refusal> notOpen(String proposal, Facts facts) {
        if (!facts.has(PROPOSAL, proposal)) {
            return Optional.of(
                    Refusal.of(RefusalCode.PROPOSAL_UNKNOWN, "no proposal was made under the id " + proposal));
        }
        return facts.has(PROPOSAL_DECISION, proposal)
                ? Optional.of(
                        Refusal.of(RefusalCode.PROPOSAL_DECIDED, "the proposal " + proposal + " has been decided"))
                : Optional.empty();
    }
}
