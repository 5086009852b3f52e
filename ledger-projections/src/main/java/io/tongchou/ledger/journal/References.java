package io.tongchou.ledger.journal;

import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.events.AdvanceReturned;
import io.tongchou.ledger.events.AdvanceSettled;
import io.tongchou.ledger.events.BenefitRecovered;
import io.tongchou.ledger.events.BondBought;
import io.tongchou.ledger.events.BondRedeemed;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.FundsDisbursed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.events.LegacyDebtDeducted;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.events.OtherIncomeReceived;
import io.tongchou.ledger.events.PaidToLevel;
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.events.PaymentRepaid;
import io.tongchou.ledger.events.PaymentReturned;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.events.ReceiptIdentified;
import io.tongchou.ledger.events.ReceivedFromLevel;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.events.TimeDepositMatured;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.events.TransferInReceived;
import io.tongchou.ledger.events.UnidentifiedReceived;
import java.util.Optional;

/** The numbers by which banks and offices know what an entry is about: the first that a statement's line is looked up by. */
public final class References {

    private References() {}

    /** The number that the event itself bears. */
    public static Optional<String> of(LedgerEvent event) {
        return switch (event) {
            case PremiumCollected e -> Optional.of(e.receiptNo());
            case PremiumRefunded e -> Optional.of(e.refundNo());
            case Payment e -> Optional.of(e.paymentNo());
            case PaymentReturned e -> Optional.of(e.paymentNo());
            case PaymentRepaid e -> Optional.of(e.repaidAs());
            case BenefitRecovered e -> Optional.of(e.recoveryNo());
            case FundsDisbursed e -> Optional.of(e.request());
            case AdvanceMade e -> Optional.of(e.advance());
            case AdvanceSettled e -> Optional.of(e.advance());
            case AdvanceReturned e -> Optional.of(e.advance());
            case SubsidyReceived e -> Optional.of(e.reference());
            case TransferInReceived e -> Optional.of(e.reference());
            case OtherIncomeReceived e -> Optional.of(e.reference());
            case UnidentifiedReceived e -> Optional.of(e.reference());
            case ReceiptIdentified e -> Optional.of(e.reference());
            case ReceivedFromLevel e -> Optional.of(e.reference());
            case PaidToLevel e -> Optional.of(e.reference());
            case TimeDepositPlaced e -> Optional.of(e.deposit());
            case TimeDepositMatured e -> Optional.of(e.deposit());
            case BondBought e -> Optional.of(e.bond());
            case BondRedeemed e -> Optional.of(e.bond());
            case LegacyDebtSettled e -> Optional.of(e.debt());
            case LegacyDebtDeducted e -> Optional.of(e.debt());
            case LegacyBalanceHandedOver e -> e.number();
            case EntryReversed e -> of(e.reversed());
            case EntryMoved e -> of(e.right());
            case EntryReclassified e -> of(e.right());
            default -> Optional.empty(); // it has no number but perhaps its paper's
        };
    }

    /** The entry that the event takes back, wholly or from a unit. */
    public static Optional<String> undoneBy(LedgerEvent event) {
        return switch (event) {
            case EntryReversed e -> Optional.of(e.entry());
            case EntryMoved e -> Optional.of(e.entry());
            case EntryReclassified e -> Optional.of(e.entry());
            default -> Optional.empty();
        };
    }
}
