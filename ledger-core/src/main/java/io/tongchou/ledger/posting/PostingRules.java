package io.tongchou.ledger.posting;

import static io.tongchou.ledger.vocabulary.Account.ACCUMULATED_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.BENEFITS;
import static io.tongchou.ledger.vocabulary.Account.COLLECTED_NOT_REMITTED;
import static io.tongchou.ledger.vocabulary.Account.EXPENDITURE_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.FISCAL_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.Account.GAP_TOP_UPS;
import static io.tongchou.ledger.vocabulary.Account.INTEREST;
import static io.tongchou.ledger.vocabulary.Account.JOINT_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.OTHER_INCOME;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.RISK_RESERVE;
import static io.tongchou.ledger.vocabulary.Account.SUBSIDIES;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.Account.TREASURY;
import static io.tongchou.ledger.vocabulary.UnitCode.RESERVE;

import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The posting manual: the debits and credits of every event. It runs once, when the event is decided; the postings are stored
 * with it, and whoever reads the books later reads those. Whether a rule has changed since is what {@code verify} tells.
 */
public final class PostingRules {

    private PostingRules() {}

    /** The legs of an event; none where it moves no money. Legs of nothing are left out. */
    public static List<Posting> postings(LedgerEvent event) {
        return switch (event) {
            case PremiumCollected e ->
                entry(
                        debit(
                                e.unit(),
                                switch (e.into()) {
                                    case INCOME_ACCOUNT -> COLLECTED_NOT_REMITTED;
                                    case JOINT_ACCOUNT -> JOINT_ACCOUNT;
                                },
                                e.amount().plus(e.lateFee())),
                        credit(e.unit(), PREMIUMS, e.amount()),
                        credit(e.unit(), OTHER_INCOME, e.lateFee()));
            case SubsidyReceived e ->
                switch (e.into()) {
                    case TREASURY -> transfer(e.unit(), TREASURY, SUBSIDIES, e.amount());
                    case FISCAL_ACCOUNT -> transfer(e.unit(), FISCAL_ACCOUNT, SUBSIDIES, e.amount());
                };
            case InterestReceived e ->
                each(e.shares(), share -> transfer(share.unit(), e.account(), INTEREST, share.amount()));
            case RemittedToCityTreasury e -> transfer(e.unit(), TREASURY, COLLECTED_NOT_REMITTED, e.amount());
            case TransferredToFiscalAccount e -> transfer(e.unit(), FISCAL_ACCOUNT, TREASURY, e.amount());
            case SweptToFiscalAccount e -> transfer(e.unit(), FISCAL_ACCOUNT, JOINT_ACCOUNT, e.amount());
            case CountyPrefunded e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, FISCAL_ACCOUNT, e.amount());
            case FundsDisbursed e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, FISCAL_ACCOUNT, e.amount());
            case BenefitPaid e -> transfer(e.unit(), BENEFITS, EXPENDITURE_ACCOUNT, e.amount());
            case LegacyBalanceHandedOver e -> transfer(e.unit(), e.form().account(), LEGACY_BALANCE, e.amount());
            case ReserveExtracted e ->
                switch (e.mode()) {
                    case UNIFIED ->
                        both(
                                each(
                                        e.shares(),
                                        share -> transfer(
                                                share.unit(), ACCUMULATED_BALANCE, FISCAL_ACCOUNT, share.amount())),
                                each(
                                        e.shares(),
                                        share -> transfer(RESERVE, FISCAL_ACCOUNT, RISK_RESERVE, share.amount())));
                    case ADJUSTMENT_FUND ->
                        both(
                                each(
                                        e.shares(),
                                        share ->
                                                transfer(share.unit(), TO_LEVEL_ABOVE, FISCAL_ACCOUNT, share.amount())),
                                each(
                                        e.shares(),
                                        share -> transfer(RESERVE, FISCAL_ACCOUNT, FROM_LEVEL_BELOW, share.amount())));
                };
            case YearClosed e ->
                both(
                        each(
                                e.accounts(),
                                closed -> entry(
                                        credit(closed.unit(), closed.account(), closed.balance()),
                                        debit(
                                                closed.unit(),
                                                closed.account().closedInto(closed.unit()),
                                                closed.balance()))),
                        each(
                                e.surplusToCityLevel(),
                                share -> both(
                                        transfer(share.unit(), ACCUMULATED_BALANCE, FISCAL_ACCOUNT, share.amount()),
                                        transfer(e.cityLevel(), FISCAL_ACCOUNT, ACCUMULATED_BALANCE, share.amount()))));
            case DeficitCovered e ->
                both(
                        transfer(e.unit(), LEGACY_BALANCE, ACCUMULATED_BALANCE, e.fromLegacy()),
                        switch (e.mode()) {
                            case UNIFIED ->
                                both(
                                        transfer(RESERVE, RISK_RESERVE, FISCAL_ACCOUNT, e.drawnFromReserve()),
                                        transfer(e.unit(), FISCAL_ACCOUNT, ACCUMULATED_BALANCE, e.drawnFromReserve()));
                            case ADJUSTMENT_FUND ->
                                both(
                                        transfer(RESERVE, TO_LEVEL_BELOW, FISCAL_ACCOUNT, e.drawnFromReserve()),
                                        transfer(e.unit(), FISCAL_ACCOUNT, FROM_LEVEL_ABOVE, e.drawnFromReserve()));
                        });
            case GapTopUpReceived e -> transfer(e.unit(), FISCAL_ACCOUNT, GAP_TOP_UPS, e.amount());
            case EntryReversed e -> e.postings();
            case EntryMoved e -> both(e.reversal(), e.postings());
            case PoolOpened e -> List.of();
            case PolicyAdopted e -> List.of();
            case AnnualPlanApproved e -> List.of();
            case PriorYearExpenditureRecorded e -> List.of();
            case FundsRequested e -> List.of();
            case FundRequestVerified e -> List.of();
            case FundRequestRejected e -> List.of();
            case MonthClosed e -> List.of();
            case AssessmentRecorded e -> List.of();
            case GapCauseRuled e -> List.of();
            case ProposalMade e -> List.of();
            case ProposalRejected e -> List.of();
            case ProposalWithdrawn e -> List.of();
        };
    }

    private static Posting debit(UnitCode unit, Account account, Money amount) {
        return Posting.debit(unit, account, amount);
    }

    private static Posting credit(UnitCode unit, Account account, Money amount) {
        return Posting.credit(unit, account, amount);
    }

    private static List<Posting> transfer(UnitCode unit, Account debited, Account credited, Money amount) {
        return entry(debit(unit, debited, amount), credit(unit, credited, amount));
    }

    private static List<Posting> entry(Posting... postings) {
        List<Posting> legs = new ArrayList<>(postings.length);
        for (Posting posting : postings) {
            if (!posting.amount().isZero()) {
                legs.add(posting);
            }
        }
        return legs;
    }

    private static <T> List<Posting> each(List<T> parts, Function<T, List<Posting>> rule) {
        return parts.stream().flatMap(part -> rule.apply(part).stream()).toList();
    }

    private static List<Posting> both(List<Posting> first, List<Posting> second) {
        List<Posting> legs = new ArrayList<>(first);
        legs.addAll(second);
        return legs;
    }
}
