package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.approval.Proposed.P;
import static io.tongchou.ledger.commands.approval.Proposed.REJECT;
import static io.tongchou.ledger.commands.approval.Proposed.reversal;

import io.tongchou.ledger.book.RefusalCode;
import org.junit.jupiter.api.Test;

class RejectProposalTest {

    @Test
    void leavesTheEntryAsItIs() {
        reversal()
                .when("city-head", "RejectProposal", REJECT)
                .acceptedWithoutEntry()
                .when("tax", "ReverseEntry", "{'entry':'e','reason':'really'}")
                .approvedBy("city-head")
                .accepted("410222 1002 -10.00", "410222 4001 10.00");
    }

    @Test
    void knowsItsProposal() {
        kaifeng().when("city-head", "RejectProposal", REJECT).refused(RefusalCode.PROPOSAL_UNKNOWN);
    }

    @Test
    void isDecidedOnce() {
        reversal()
                .done("city-head", "ApproveProposal", P)
                .when("city-head", "RejectProposal", REJECT)
                .refused(RefusalCode.PROPOSAL_DECIDED);
    }

    @Test
    void theMakerTakesItBackInstead() {
        reversal().when("tax", "RejectProposal", REJECT).refused(RefusalCode.SAME_PERSON);
    }

    @Test
    void theHeadOfTheMakersOfficeRejects() {
        reversal().when("finance-head", "RejectProposal", REJECT).refused(RefusalCode.FORBIDDEN);
    }
}
