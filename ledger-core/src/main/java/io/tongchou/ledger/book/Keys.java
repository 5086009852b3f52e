package io.tongchou.ledger.book;

import static io.tongchou.ledger.book.Key.Kind.CORRECTION;
import static io.tongchou.ledger.book.Key.Kind.DISBURSEMENT;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT;
import static io.tongchou.ledger.book.Key.Kind.PREFUND;
import static io.tongchou.ledger.book.Key.Kind.PROPOSAL_DECISION;
import static io.tongchou.ledger.book.Key.Kind.RECEIPT;
import static io.tongchou.ledger.book.Key.Kind.REQUEST;
import static io.tongchou.ledger.book.Key.Kind.REQUEST_DECISION;

import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.CountyPrefunded;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundRequestRejected;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.FundsRequested;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.ProposalRejected;
import io.tongchou.ledger.events.ProposalWithdrawn;
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
            default -> List.of();
        };
    }
}
