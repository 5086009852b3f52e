package io.tongchou.ledger.book;

import static io.tongchou.ledger.book.Key.Kind.CORRECTION;
import static io.tongchou.ledger.book.Key.Kind.DISBURSEMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PREFUND;
import static io.tongchou.ledger.book.Key.Kind.PROPOSAL_DECISION;
import static io.tongchou.ledger.book.Key.Kind.RECEIPT;
import static io.tongchou.ledger.book.Key.Kind.REQUEST;
import static io.tongchou.ledger.book.Key.Kind.REQUEST_DECISION;

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
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.List;

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
            case EntryReversed e -> keys.add(new Key(CORRECTION, e.entry()));
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

    private static List<Key> ofBusiness(LedgerEvent event) {
        return switch (event) {
            case PremiumCollected e -> List.of(new Key(RECEIPT, e.receiptNo()));
            case BenefitPaid e -> List.of(new Key(PAYMENT, e.paymentNo()));
            case FundsRequested e -> List.of(new Key(REQUEST, e.request()));
            case FundRequestVerified e -> List.of(new Key(REQUEST_DECISION, e.request()));
            case FundRequestRejected e -> List.of(new Key(REQUEST_DECISION, e.request()));
            case FundsDisbursed e -> List.of(new Key(DISBURSEMENT, e.request()));
            case CountyPrefunded e -> List.of(prefund(e.unit(), e.year()));
            case PoolOpened e -> List.of();
            case PolicyAdopted e -> List.of();
            case AnnualPlanApproved e -> List.of();
            case PriorYearExpenditureRecorded e -> List.of();
            case LegacyBalanceHandedOver e -> List.of();
            case SubsidyReceived e -> List.of();
            case InterestReceived e -> List.of();
            case RemittedToCityTreasury e -> List.of();
            case TransferredToFiscalAccount e -> List.of();
            case SweptToFiscalAccount e -> List.of();
            case ReserveExtracted e -> List.of();
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
}
