package io.tongchou.ledger.commands.approval;

import static io.tongchou.ledger.commands.GivenBook.kaifeng;
import static io.tongchou.ledger.commands.approval.Proposed.P;
import static io.tongchou.ledger.commands.approval.Proposed.REJECT;
import static io.tongchou.ledger.commands.approval.Proposed.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import org.junit.jupiter.api.Test;

class ApproveProposalTest {

    @Test
    void whatWasProposedTakesEffectAsOfItsDayWithBothNames() {
        GivenBook book = reversal().on("2021-04-20");
        var outcome = book.when("city-head", "ApproveProposal", P);
        outcome.accepted("410222 1002 -10.00", "410222 4001 10.00");
        assertThat(outcome.event().recorded().effectiveOn()).hasToString("2021-03-15");
        assertThat(outcome.event().by().command()).isEqualTo("p");
        assertThat(outcome.event().by().maker()).isEqualTo("tax");
        assertThat(outcome.event().by().checker()).contains("city-head");
    }

    @Test
    void knowsItsProposal() {
        kaifeng()
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_UNKNOWN)
                .id("p")
                .premium("410222", "R1", "10.00")
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_UNKNOWN);
    }

    @Test
    void isDecidedOnce() {
        reversal()
                .done("city-head", "ApproveProposal", P)
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_DECIDED);
        reversal()
                .done("city-head", "RejectProposal", REJECT)
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_DECIDED);
        reversal()
                .done("tax", "WithdrawProposal", P)
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_DECIDED);
    }

    @Test
    void nobodyApprovesTheirOwnWhateverTheirRole() {
        reversal().when("tax", "ApproveProposal", P).refused(RefusalCode.SAME_PERSON);
        kaifeng()
                .id("p")
                .when("city-head", "AdoptPolicy", "{'policy':'none'}")
                .refused(RefusalCode.POLICY_INVALID)
                .id("e")
                .premium("410222", "R1", "10.00")
                .when("city-head", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .refused(RefusalCode.SAME_PERSON);
    }

    @Test
    void theHeadOfTheMakersOfficeApproves() {
        reversal().when("finance-head", "ApproveProposal", P).refused(RefusalCode.FORBIDDEN);
        reversal().when("city-clerk", "ApproveProposal", P).refused(RefusalCode.FORBIDDEN);
        kaifeng()
                .id("e")
                .subsidy("410222", "10.00")
                .when("finance-clerk", "ReverseEntry", "{'entry':'e','reason':'wrong'}")
                .approvedBy("city-head")
                .refused(RefusalCode.FORBIDDEN);
    }

    @Test
    void aPersonApproves() {
        var head = GivenBook.actor("city-head");
        var machine = new Actor(head.name(), head.offices(), head.unit(), head.pools(), false);
        reversal().when(machine, "ApproveProposal", P).refused(RefusalCode.FORBIDDEN);
    }

    @Test
    void aRefusalOfWhatWasProposedLeavesTheProposalOpen() {
        reversal()
                .remitted("410222", "10.00")
                .transferred("410222", "10.00")
                .legacy("410221", LegacyForm.EXPENDITURE_ACCOUNT, "1.00")
                .id("x")
                .happened(new CountyPrefunded(
                        new UnitCode("410221"), new FiscalYear(2021), Money.ZERO, 1, Money.parse("10.00")))
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.INSUFFICIENT_FUNDS)
                .subsidy("410221", "10.00")
                .when("city-head", "ApproveProposal", P)
                .accepted("410222 1003.01 -10.00", "410222 4001 10.00");
    }

    @Test
    void theMonthOfTheProposalHasToBeOpenStill() {
        GivenBook book = kaifeng();
        book.id("p")
                .when("city-clerk", "ApproveAnnualPlan", "{'unit':'410222','year':2021,'income':{},'expenditure':{}}")
                .proposed();
        book.monthsClosedThrough("2021-01")
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PERIOD_CLOSED);
    }

    @Test
    void itsOwnDayDoesNotMatter() {
        reversal()
                .today("2021-03-16")
                .on("2031-01-01")
                .when("city-head", "ApproveProposal", "{'proposal':'q'}")
                .refused(RefusalCode.PROPOSAL_UNKNOWN)
                .when("city-head", "ApproveProposal", P)
                .accepted("410222 1002 -10.00", "410222 4001 10.00")
                .when("city-head", "ApproveProposal", P)
                .refused(RefusalCode.PROPOSAL_DECIDED);
    }
}
