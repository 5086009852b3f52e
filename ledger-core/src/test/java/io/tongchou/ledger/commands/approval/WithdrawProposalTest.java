package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.approval.Proposed.P;
import static io.tongchou.ledger.commands.approval.Proposed.reversal;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class WithdrawProposalTest {

    @Test
    void itsMakerTakesItBack() {
        reversal()
                .when("tax", "WithdrawProposal", P)
                .acceptedWithoutEntry()
                .when("tax", "WithdrawProposal", P)
                .refused(RefusalCode.PROPOSAL_DECIDED);
    }

    @Test
    void nobodyElseDoes() {
        reversal().when("city-clerk", "WithdrawProposal", P).refused(RefusalCode.FORBIDDEN);
    }

    @Test
    void knowsItsProposal() {
        kaifeng().when("tax", "WithdrawProposal", P).refused(RefusalCode.PROPOSAL_UNKNOWN);
    }
}
