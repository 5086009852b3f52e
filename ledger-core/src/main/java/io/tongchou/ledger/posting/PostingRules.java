package io.tongchou.ledger.posting;

import static io.tongchou.ledger.vocabulary.Account.ACCUMULATED_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.ADVANCES;
import static io.tongchou.ledger.vocabulary.Account.BENEFITS;
import static io.tongchou.ledger.vocabulary.Account.BONDS;
import static io.tongchou.ledger.vocabulary.Account.CATASTROPHIC_INSURANCE;
import static io.tongchou.ledger.vocabulary.Account.COLLECTED_NOT_REMITTED;
import static io.tongchou.ledger.vocabulary.Account.EXPENDITURE_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.FISCAL_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.FROM_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.Account.GAP_TOP_UPS;
import static io.tongchou.ledger.vocabulary.Account.INTEREST;
import static io.tongchou.ledger.vocabulary.Account.JOINT_ACCOUNT;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_BENEFITS;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_SUBSIDIES;
import static io.tongchou.ledger.vocabulary.Account.OTHER_EXPENDITURE;
import static io.tongchou.ledger.vocabulary.Account.OTHER_INCOME;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.REVOLVING_FUND;
import static io.tongchou.ledger.vocabulary.Account.RISK_RESERVE;
import static io.tongchou.ledger.vocabulary.Account.SUBSIDIES;
import static io.tongchou.ledger.vocabulary.Account.SUSPENSE;
import static io.tongchou.ledger.vocabulary.Account.TIME_DEPOSIT;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_ABOVE;
import static io.tongchou.ledger.vocabulary.Account.TO_LEVEL_BELOW;
import static io.tongchou.ledger.vocabulary.Account.TRANSFERS_IN;
import static io.tongchou.ledger.vocabulary.Account.TRANSFERS_OUT;
import static io.tongchou.ledger.vocabulary.Account.TREASURY;
import static io.tongchou.ledger.vocabulary.UnitCode.RESERVE;

import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.events.AdvanceReturned;
import io.tongchou.ledger.events.AdvanceSettled;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.events.AnnualPlanAdjusted;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.BenefitRecovered;
import io.tongchou.ledger.events.BondBought;
import io.tongchou.ledger.events.BondRedeemed;
import io.tongchou.ledger.events.CatastrophicInsurancePaid;
import io.tongchou.ledger.events.CollectionFilePosted;
import io.tongchou.ledger.events.CollectionFileReceived;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.EntryImported;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundOpened;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.FundsReturned;
import io.tongchou.ledger.events.GapCauseClaimed;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.ImportClosed;
import io.tongchou.ledger.events.ImportOpened;
import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.LegacyDebtDeducted;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.events.LineExplained;
import io.tongchou.ledger.events.LinesMatched;
import io.tongchou.ledger.events.MaturedShare;
import io.tongchou.ledger.events.MonthClosed;
import io.tongchou.ledger.events.MonthReopened;
import io.tongchou.ledger.events.ObligationsReviewed;
import io.tongchou.ledger.events.OpeningBalancesImported;
import io.tongchou.ledger.events.OtherExpenditurePaid;
import io.tongchou.ledger.events.OtherIncomeReceived;
import io.tongchou.ledger.events.PaidToLevel;
import io.tongchou.ledger.events.PastEntriesReceived;
import io.tongchou.ledger.events.PaymentRepaid;
import io.tongchou.ledger.events.PaymentReturned;
import io.tongchou.ledger.events.PolicyAdopted;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.events.PrepaidPremiumsRecognised;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
import io.tongchou.ledger.events.ReceiptIdentified;
import io.tongchou.ledger.events.ReceivedFromLevel;
import io.tongchou.ledger.events.ReconciliationConfirmed;
import io.tongchou.ledger.events.RemittedToCityTreasury;
import io.tongchou.ledger.events.ReserveDrawn;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.RevolvingFundDrawn;
import io.tongchou.ledger.events.RevolvingFundReplenished;
import io.tongchou.ledger.events.RevolvingFundSetUp;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.StatementImported;
import io.tongchou.ledger.events.SubsidyAssessed;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.SweptToFiscalAccount;
import io.tongchou.ledger.events.TimeDepositMatured;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.events.TransferInReceived;
import io.tongchou.ledger.events.TransferOutPaid;
import io.tongchou.ledger.events.TransferredToFiscalAccount;
import io.tongchou.ledger.events.UnidentifiedReceived;
import io.tongchou.ledger.events.UnitAdmitted;
import io.tongchou.ledger.events.UnitWithdrawn;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
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
                of(
                        Item.of(e.payerCategory()),
                        entry(
                                debit(e.unit(), e.into().account(), e.amount().plus(e.lateFee())),
                                credit(
                                        e.unit(),
                                        e.legacyDebt().isPresent()
                                                ? LEGACY_PREMIUMS
                                                : e.heldFor().isPresent() ? SUSPENSE : PREMIUMS,
                                        e.amount()),
                                credit(e.unit(), OTHER_INCOME, e.lateFee())));
            case PremiumRefunded e ->
                of(
                        Item.of(e.receipt().payerCategory()),
                        transfer(
                                e.receipt().unit(),
                                switch (e.of()) {
                                    case THIS_YEAR -> PREMIUMS;
                                    case EARLIER_YEAR -> OTHER_EXPENDITURE;
                                    case PREPAID -> SUSPENSE;
                                    case LEGACY -> LEGACY_PREMIUMS;
                                },
                                e.from(),
                                e.amount()));
            case PrepaidPremiumsRecognised e ->
                each(
                        e.premiums(),
                        held -> of(
                                Item.of(held.payerCategory()),
                                transfer(held.unit(), SUSPENSE, PREMIUMS, held.amount())));
            case TransferInReceived e -> transfer(e.unit(), FISCAL_ACCOUNT, TRANSFERS_IN, e.amount());
            case OtherIncomeReceived e -> transfer(e.unit(), FISCAL_ACCOUNT, OTHER_INCOME, e.amount());
            case ReceivedFromLevel e ->
                transfer(
                        e.unit(),
                        FISCAL_ACCOUNT,
                        switch (e.direction()) {
                            case UP -> FROM_LEVEL_ABOVE;
                            case DOWN -> FROM_LEVEL_BELOW;
                        },
                        e.amount());
            case PaidToLevel e ->
                transfer(
                        e.unit(),
                        switch (e.direction()) {
                            case UP -> TO_LEVEL_ABOVE;
                            case DOWN -> TO_LEVEL_BELOW;
                        },
                        FISCAL_ACCOUNT,
                        e.amount());
            case UnidentifiedReceived e -> transfer(e.unit(), FISCAL_ACCOUNT, SUSPENSE, e.amount());
            case ReceiptIdentified e ->
                transfer(
                        e.unit(),
                        SUSPENSE,
                        switch (e.as()) {
                            case PREMIUM -> PREMIUMS;
                            case SUBSIDY -> SUBSIDIES;
                            case INTEREST -> INTEREST;
                            case TRANSFER -> TRANSFERS_IN;
                            case OTHER -> OTHER_INCOME;
                        },
                        e.amount());
            case TimeDepositPlaced e ->
                each(e.shares(), share -> transfer(share.unit(), TIME_DEPOSIT, FISCAL_ACCOUNT, share.amount()));
            case TimeDepositMatured e -> each(e.shares(), share -> matured(share, TIME_DEPOSIT));
            case BondBought e ->
                each(e.shares(), share -> transfer(share.unit(), BONDS, FISCAL_ACCOUNT, share.amount()));
            case BondRedeemed e -> each(e.shares(), share -> matured(share, BONDS));
            case LegacyDebtSettled e ->
                switch (e.direction()) {
                    case RECEIVABLE -> transfer(e.unit(), FISCAL_ACCOUNT, LEGACY_SUBSIDIES, e.amount());
                    case PAYABLE -> transfer(e.unit(), LEGACY_BENEFITS, EXPENDITURE_ACCOUNT, e.amount());
                };
            case LegacyDebtDeducted e -> transfer(e.unit(), FISCAL_ACCOUNT, LEGACY_SUBSIDIES, e.amount());
            case SubsidyReceived e ->
                of(
                        Item.of(e.level()),
                        switch (e.into()) {
                            case TREASURY -> transfer(e.unit(), TREASURY, SUBSIDIES, e.amount());
                            case FISCAL_ACCOUNT -> transfer(e.unit(), FISCAL_ACCOUNT, SUBSIDIES, e.amount());
                        });
            case InterestReceived e ->
                each(e.shares(), share -> transfer(share.unit(), e.account(), INTEREST, share.amount()));
            case RemittedToCityTreasury e -> transfer(e.unit(), TREASURY, COLLECTED_NOT_REMITTED, e.amount());
            case TransferredToFiscalAccount e -> transfer(e.unit(), FISCAL_ACCOUNT, TREASURY, e.amount());
            case SweptToFiscalAccount e -> transfer(e.unit(), FISCAL_ACCOUNT, JOINT_ACCOUNT, e.amount());
            case CountyPrefunded e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, FISCAL_ACCOUNT, e.amount());
            case FundsDisbursed e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, FISCAL_ACCOUNT, e.amount());
            case FundsReturned e -> transfer(e.unit(), FISCAL_ACCOUNT, EXPENDITURE_ACCOUNT, e.amount());
            case RevolvingFundSetUp e -> transfer(e.unit(), REVOLVING_FUND, EXPENDITURE_ACCOUNT, e.amount());
            case RevolvingFundReplenished e -> transfer(e.unit(), REVOLVING_FUND, EXPENDITURE_ACCOUNT, e.amount());
            case RevolvingFundDrawn e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, REVOLVING_FUND, e.amount());
            case BenefitPaid e ->
                of(
                        Item.of(e.kind()),
                        transfer(
                                e.unit(),
                                e.legacyDebt().isPresent() ? LEGACY_BENEFITS : BENEFITS,
                                EXPENDITURE_ACCOUNT,
                                e.amount()));
            case BenefitRecovered e ->
                of(
                        Item.of(e.kind()),
                        switch (e.of()) {
                            case THIS_YEAR -> transfer(e.unit(), EXPENDITURE_ACCOUNT, BENEFITS, e.amount());
                            case EARLIER_YEAR -> transfer(e.unit(), FISCAL_ACCOUNT, OTHER_INCOME, e.amount());
                            case LEGACY -> transfer(e.unit(), EXPENDITURE_ACCOUNT, LEGACY_BENEFITS, e.amount());
                            case PREPAID ->
                                throw new IllegalStateException("a benefit is not paid ahead: " + e.paymentNo());
                        });
            case CatastrophicInsurancePaid e ->
                transfer(e.unit(), CATASTROPHIC_INSURANCE, EXPENDITURE_ACCOUNT, e.amount());
            case TransferOutPaid e -> transfer(e.unit(), TRANSFERS_OUT, EXPENDITURE_ACCOUNT, e.amount());
            case OtherExpenditurePaid e -> transfer(e.unit(), OTHER_EXPENDITURE, EXPENDITURE_ACCOUNT, e.amount());
            case PaymentReturned e ->
                both(
                        transfer(e.unit(), EXPENDITURE_ACCOUNT, SUSPENSE, e.amount()),
                        e.repaidAs().isPresent()
                                ? transfer(e.unit(), SUSPENSE, EXPENDITURE_ACCOUNT, e.amount())
                                : List.of());
            case PaymentRepaid e -> transfer(e.unit(), SUSPENSE, EXPENDITURE_ACCOUNT, e.amount());
            case AdvanceMade e ->
                transfer(
                        e.unit(),
                        ADVANCES,
                        switch (e.from()) {
                            case EXPENDITURE_ACCOUNT -> EXPENDITURE_ACCOUNT;
                            case REVOLVING_FUND -> REVOLVING_FUND;
                        },
                        e.amount());
            case AdvanceSettled e -> transfer(e.unit(), BENEFITS, ADVANCES, e.amount());
            case AdvanceReturned e -> transfer(e.unit(), EXPENDITURE_ACCOUNT, ADVANCES, e.amount());
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
                        of(
                                Item.ADJUSTMENT_FUND,
                                both(
                                        each(
                                                e.shares(),
                                                share -> transfer(
                                                        share.unit(), TO_LEVEL_ABOVE, FISCAL_ACCOUNT, share.amount())),
                                        each(
                                                e.shares(),
                                                share -> transfer(
                                                        RESERVE, FISCAL_ACCOUNT, FROM_LEVEL_BELOW, share.amount()))));
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
                                share -> surplusToCityLevel(share.unit(), e.cityLevel(), share.amount())));
            case DeficitCovered e ->
                both(
                        transfer(e.unit(), LEGACY_BALANCE, ACCUMULATED_BALANCE, e.fromLegacy()),
                        drawn(e.mode(), e.unit(), e.drawnFromReserve()));
            case ReserveDrawn e -> drawn(e.mode(), e.unit(), e.amount());
            case SettlementRestated e ->
                both(
                        both(
                                transfer(e.unit(), LEGACY_BALANCE, ACCUMULATED_BALANCE, e.fromLegacy()),
                                drawn(e.mode(), e.unit(), e.drawnFromReserve())),
                        surplusToCityLevel(e.unit(), e.cityLevel(), e.toCityLevel()));
            case GapTopUpReceived e ->
                of(Item.of(e.from()), transfer(e.unit(), FISCAL_ACCOUNT, GAP_TOP_UPS, e.amount()));
            case EntryReversed e -> e.postings();
            case EntryMoved e -> both(e.reversal(), e.postings());
            case EntryReclassified e -> both(e.reversal(), e.postings());
            case OpeningBalancesImported e -> imported(e);
            case EntryImported e -> imported(e);
            case PoolOpened e -> List.of();
            case FundOpened e -> List.of();
            case UnitAdmitted e -> List.of();
            case UnitWithdrawn e -> List.of();
            case DecisionTaken e -> List.of();
            case AnnualPlanAdjusted e -> List.of();
            case PremiumAssessed e -> List.of();
            case SubsidyAssessed e -> List.of();
            case LegacyDebtRegistered e -> List.of();
            case MonthReopened e -> List.of();
            case GapCauseClaimed e -> List.of();
            case PolicyAdopted e -> List.of();
            case AnnualPlanApproved e -> List.of();
            case PriorYearExpenditureRecorded e -> List.of();
            case FundsRequested e -> List.of();
            case FundRequestVerified e -> List.of();
            case FundRequestRejected e -> List.of();
            case StatementImported e -> List.of();
            case LinesMatched e -> List.of();
            case LineExplained e -> List.of();
            case ReconciliationConfirmed e -> List.of();
            case ImportOpened e -> List.of();
            case ImportClosed e -> List.of();
            case PastEntriesReceived e -> List.of();
            case AlertsReviewed e -> List.of();
            case CollectionFileReceived e -> List.of();
            case CollectionFilePosted e -> List.of();
            case ObligationsReviewed e -> List.of();
            case MonthClosed e -> List.of();
            case AssessmentRecorded e -> List.of();
            case GapCauseRuled e -> List.of();
            case ProposalMade e -> List.of();
            case ProposalRejected e -> List.of();
            case ProposalWithdrawn e -> List.of();
        };
    }

    /**
     * Whether the entry closes income and expenditure into the balances (结转): a statement of income and expenditure leaves it
     * out, or every closed year would come to nothing.
     */
    public static boolean closes(LedgerEvent event) {
        return event instanceof YearClosed || (event instanceof EntryImported imported && imported.closing());
    }

    /** What came back of a deposit or bond; less than it cost is less interest. */
    private static List<Posting> matured(MaturedShare share, Account account) {
        return entry(
                debit(share.unit(), FISCAL_ACCOUNT, share.principal().plus(share.interest())),
                credit(share.unit(), account, share.principal()),
                credit(share.unit(), INTEREST, share.interest()));
    }

    private static List<Posting> imported(Imported event) {
        return event.legs().stream()
                .map(leg -> new Posting(leg.unit(), leg.account(), leg.amount(), leg.item()))
                .toList();
    }

    /** The reserve gives to a unit: within one purse, or from one body to another. */
    private static List<Posting> drawn(Mode mode, UnitCode unit, Money amount) {
        return switch (mode) {
            case UNIFIED ->
                both(
                        transfer(RESERVE, RISK_RESERVE, FISCAL_ACCOUNT, amount),
                        transfer(unit, FISCAL_ACCOUNT, ACCUMULATED_BALANCE, amount));
            case ADJUSTMENT_FUND ->
                of(
                        Item.ADJUSTMENT_FUND,
                        both(
                                transfer(RESERVE, TO_LEVEL_BELOW, FISCAL_ACCOUNT, amount),
                                transfer(unit, FISCAL_ACCOUNT, FROM_LEVEL_ABOVE, amount)));
        };
    }

    private static List<Posting> surplusToCityLevel(UnitCode unit, UnitCode cityLevel, Money amount) {
        return both(
                transfer(unit, ACCUMULATED_BALANCE, FISCAL_ACCOUNT, amount),
                transfer(cityLevel, FISCAL_ACCOUNT, ACCUMULATED_BALANCE, amount));
    }

    /** The legs, with the item on those whose account has it. */
    private static List<Posting> of(Item item, List<Posting> legs) {
        return legs.stream()
                .map(leg -> item.isOf(leg.account()) ? leg.of(item) : leg)
                .toList();
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
