package io.tongchou.ledger.book;

import static io.tongchou.ledger.book.Key.Kind.ADVANCE;
import static io.tongchou.ledger.book.Key.Kind.ASSESSMENT;
import static io.tongchou.ledger.book.Key.Kind.BOND;
import static io.tongchou.ledger.book.Key.Kind.CORRECTION;
import static io.tongchou.ledger.book.Key.Kind.DEBT;
import static io.tongchou.ledger.book.Key.Kind.DEPOSIT;
import static io.tongchou.ledger.book.Key.Kind.DISBURSEMENT;
import static io.tongchou.ledger.book.Key.Kind.FILE;
import static io.tongchou.ledger.book.Key.Kind.MATCHED;
import static io.tongchou.ledger.book.Key.Kind.PAST_ENTRY;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_BACK;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_REPAID;
import static io.tongchou.ledger.book.Key.Kind.PREFUND;
import static io.tongchou.ledger.book.Key.Kind.PROPOSAL_DECISION;
import static io.tongchou.ledger.book.Key.Kind.RECEIPT;
import static io.tongchou.ledger.book.Key.Kind.RECEIPT_BACK;
import static io.tongchou.ledger.book.Key.Kind.RECOVERY;
import static io.tongchou.ledger.book.Key.Kind.REFERENCE;
import static io.tongchou.ledger.book.Key.Kind.REFUND;
import static io.tongchou.ledger.book.Key.Kind.REQUEST;
import static io.tongchou.ledger.book.Key.Kind.REQUEST_DECISION;
import static io.tongchou.ledger.book.Key.Kind.STATEMENT;
import static io.tongchou.ledger.book.Key.Kind.STATEMENT_PERIOD;

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
import io.tongchou.ledger.events.GoneBack;
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
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.LegacyForm;
import io.tongchou.ledger.vocabulary.StatementSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which numbers an event takes and gives back; derived from events alone, so that the index of keys can be made anew. */
public final class Keys {

    private Keys() {}

    /** The keys that lead to this event from now on. */
    public static List<Key> taken(LedgerEvent event, EventMetaData by) {
        List<Key> keys = new ArrayList<>(1);
        if (by.checker().isPresent()) {
            keys.add(new Key(PROPOSAL_DECISION, by.command()));
        }
        switch (event) {
            case ProposalRejected e -> keys.add(new Key(PROPOSAL_DECISION, e.proposal()));
            case ProposalWithdrawn e -> keys.add(new Key(PROPOSAL_DECISION, e.proposal()));
            case EntryReversed e -> {
                keys.add(new Key(CORRECTION, e.entry()));
                if (e.reversed() instanceof GoneBack back) {
                    keys.add(ofBack(back));
                }
            }
            case EntryReclassified e -> {
                keys.add(new Key(CORRECTION, e.entry()));
                keys.addAll(ofBusiness(e.right()));
            }
            case EntryMoved e -> {
                keys.add(new Key(CORRECTION, e.entry()));
                keys.addAll(ofBusiness(e.right()));
            }
            default -> keys.addAll(ofBusiness(event));
        }
        return keys;
    }

    /** The keys that are free again after this event. */
    public static List<Key> givenBack(LedgerEvent event) {
        return event instanceof EntryReversed e ? ofBusiness(e.reversed()) : List.of();
    }

    /** The key of a unit's prefund of a year. */
    public static Key prefund(UnitCode unit, FiscalYear year) {
        return new Key(PREFUND, unit + "/" + year);
    }

    /** The key of the one statement of a source, and a unit or all, for some days. */
    public static Key statement(StatementSource source, Optional<UnitCode> unit, LocalDate from, LocalDate to) {
        return new Key(STATEMENT_PERIOD, ofWhom(source, unit) + "/" + from + "/" + to);
    }

    /** The key of an entry that statements of a source, of a unit or of all, have been matched with. */
    public static Key matched(StatementSource source, Optional<UnitCode> unit, String entry) {
        return new Key(MATCHED, ofWhom(source, unit) + "/" + entry);
    }

    private static String ofWhom(StatementSource source, Optional<UnitCode> unit) {
        return source + "/" + unit.map(UnitCode::toString).orElse("ALL");
    }

    /** The key under which the next thing that goes back of the same receipt or payment finds this one. */
    private static Key ofBack(GoneBack back) {
        return switch (back) {
            case PremiumRefunded e -> new Key(RECEIPT_BACK, e.receipt().receiptNo());
            case BenefitRecovered e -> new Key(PAYMENT_BACK, e.paymentNo());
            case PaymentReturned e -> new Key(PAYMENT_BACK, e.paymentNo());
        };
    }

    /** The keys whose history tells whether something followed upon an event, so that it cannot be undone before that. */
    public static List<Key> ofWhatFollows(LedgerEvent event) {
        return switch (event) {
            case PaymentReturned e ->
                List.of(e.repaidAs()
                        .map(number -> new Key(PAYMENT_BACK, number))
                        .orElseGet(() -> new Key(PAYMENT_REPAID, e.paymentNo())));
            case GoneBack e -> List.of(ofBack(e));
            case PremiumCollected e -> List.of(new Key(RECEIPT_BACK, e.receiptNo()));
            default ->
                ofBusiness(event).stream()
                        .filter(key -> key.kind() == PAYMENT)
                        .map(key -> new Key(PAYMENT_BACK, key.value()))
                        .toList();
        };
    }

    private static List<Key> ofBusiness(LedgerEvent event) {
        return switch (event) {
            case PremiumCollected e -> List.of(new Key(RECEIPT, e.receiptNo()));
            case BenefitPaid e -> List.of(new Key(PAYMENT, e.paymentNo()));
            case FundsRequested e -> List.of(new Key(REQUEST, e.request()));
            case FundRequestVerified e -> List.of(new Key(REQUEST_DECISION, e.request()));
            case FundRequestRejected e -> List.of(new Key(REQUEST_DECISION, e.request()));
            case FundsDisbursed e -> List.of(new Key(DISBURSEMENT, e.request()));
            case CountyPrefunded e -> List.of(prefund(e.unit(), e.year()));
            case FundOpened e -> List.of();
            case UnitAdmitted e -> List.of();
            case UnitWithdrawn e -> List.of();
            case DecisionTaken e -> List.of();
            case AnnualPlanAdjusted e -> List.of();
            case OpeningBalancesImported e -> imported(e);
            case EntryImported e -> {
                List<Key> keys = new ArrayList<>(imported(e));
                keys.add(new Key(PAST_ENTRY, e.entry()));
                yield keys;
            }
            case ImportOpened e -> List.of();
            case ImportClosed e -> List.of();
            case PastEntriesReceived e -> List.of(new Key(FILE, e.file()));
            case LegacyDebtRegistered e -> List.of(new Key(DEBT, e.debt()));
            case LegacyDebtSettled e -> List.of();
            case LegacyDebtDeducted e -> List.of();
            case PremiumAssessed e -> List.of(new Key(ASSESSMENT, e.assessment()));
            case SubsidyAssessed e -> List.of();
            case PremiumRefunded e -> List.of(new Key(REFUND, e.refundNo()), ofBack(e));
            case PrepaidPremiumsRecognised e -> List.of();
            case CollectionFileReceived e -> List.of(new Key(FILE, e.file()));
            case CollectionFilePosted e -> List.of(new Key(FILE, e.file()));
            case TransferInReceived e -> List.of();
            case OtherIncomeReceived e -> List.of();
            case ReceivedFromLevel e -> List.of();
            case PaidToLevel e -> List.of();
            case UnidentifiedReceived e -> List.of(new Key(REFERENCE, e.reference()));
            case ReceiptIdentified e -> List.of();
            case TimeDepositPlaced e -> List.of(new Key(DEPOSIT, e.deposit()));
            case TimeDepositMatured e -> List.of();
            case BondBought e -> List.of(new Key(BOND, e.bond()));
            case BondRedeemed e -> List.of();
            case FundsReturned e -> List.of();
            case RevolvingFundSetUp e -> List.of();
            case RevolvingFundReplenished e -> List.of();
            case RevolvingFundDrawn e -> List.of();
            case BenefitRecovered e -> List.of(new Key(RECOVERY, e.recoveryNo()), ofBack(e));
            case CatastrophicInsurancePaid e -> List.of(new Key(PAYMENT, e.paymentNo()));
            case TransferOutPaid e -> List.of(new Key(PAYMENT, e.paymentNo()));
            case OtherExpenditurePaid e -> List.of(new Key(PAYMENT, e.paymentNo()));
            case PaymentReturned e -> {
                List<Key> keys = new ArrayList<>(List.of(ofBack(e)));
                e.repaidAs().ifPresent(number -> keys.addAll(repaid(e.paymentNo(), number)));
                yield keys;
            }
            case PaymentRepaid e -> repaid(e.paymentNo(), e.repaidAs());
            case AdvanceMade e -> List.of(new Key(ADVANCE, e.advance()));
            case AdvanceSettled e -> List.of();
            case AdvanceReturned e -> List.of();
            case ReserveDrawn e -> List.of();
            case MonthReopened e -> List.of();
            case GapCauseClaimed e -> List.of();
            case SettlementRestated e -> List.of();
            case EntryReclassified e -> List.of();
            case PoolOpened e -> List.of();
            case PolicyAdopted e -> List.of();
            case AnnualPlanApproved e -> List.of();
            case PriorYearExpenditureRecorded e -> List.of();
            case LegacyBalanceHandedOver e ->
                e.number().flatMap(number -> handedOver(e.form()).map(kind -> new Key(kind, number))).stream()
                        .toList();
            case SubsidyReceived e -> List.of();
            case InterestReceived e -> List.of();
            case RemittedToCityTreasury e -> List.of();
            case TransferredToFiscalAccount e -> List.of();
            case SweptToFiscalAccount e -> List.of();
            case ReserveExtracted e -> List.of();
            case StatementImported e ->
                List.of(new Key(STATEMENT, e.statement()), statement(e.source(), e.unit(), e.from(), e.to()));
            case LinesMatched e ->
                e.matches().stream()
                        .flatMap(match -> match.entries().stream())
                        .map(entry -> matched(e.source(), e.unit(), entry))
                        .toList();
            case LineExplained e -> List.of();
            case ReconciliationConfirmed e -> List.of();
            case AlertsReviewed e -> List.of();
            case ObligationsReviewed e -> List.of();
            case MonthClosed e -> List.of();
            case AssessmentRecorded e -> List.of();
            case GapCauseRuled e -> List.of();
            case YearClosed e -> List.of();
            case DeficitCovered e -> List.of();
            case GapTopUpReceived e -> List.of();
            case EntryReversed e -> List.of();
            case EntryMoved e -> List.of();
            case ProposalMade e -> List.of();
            case ProposalRejected e -> List.of();
            case ProposalWithdrawn e -> List.of();
        };
    }

    private static List<Key> imported(Imported event) {
        return event.legs().stream()
                .flatMap(leg ->
                        leg
                                .number()
                                .flatMap(number -> numbered(leg.account()).map(kind -> new Key(kind, number)))
                                .stream())
                .distinct()
                .toList();
    }

    /** What a number on an account names: a deposit, a bond, an advance, an unidentified receipt. */
    public static Optional<Key.Kind> numbered(Account account) {
        return switch (account) {
            case TIME_DEPOSIT -> Optional.of(DEPOSIT);
            case BONDS -> Optional.of(BOND);
            case ADVANCES -> Optional.of(ADVANCE);
            case SUSPENSE -> Optional.of(REFERENCE);
            default -> Optional.empty();
        };
    }

    private static List<Key> repaid(String paymentNo, String repaidAs) {
        return List.of(new Key(PAYMENT, repaidAs), new Key(PAYMENT_REPAID, paymentNo));
    }

    /** What the number of a balance handed over in that form names, where it has one. */
    public static Optional<Key.Kind> handedOver(LegacyForm form) {
        return switch (form) {
            case TIME_DEPOSIT -> Optional.of(DEPOSIT);
            case BOND -> Optional.of(BOND);
            case ADVANCE -> Optional.of(ADVANCE);
            case DEMAND, EXPENDITURE_ACCOUNT, PARKED -> Optional.empty();
        };
    }
}
