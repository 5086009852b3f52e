package io.tongchou.ledger.commands.correction;

import static io.tongchou.ledger.book.Key.Kind.CORRECTION;
import static io.tongchou.ledger.book.Key.Kind.ENTRY;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_BACK;
import static io.tongchou.ledger.book.Key.Kind.PAYMENT_REPAID;
import static io.tongchou.ledger.book.Key.Kind.RECEIPT_BACK;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.book.Trail;
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
import io.tongchou.ledger.events.ClosedAccount;
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
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LateCorrection;
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
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry that is to be corrected.
 *
 * @param event what happened; of an entry that was moved, as it is since
 * @param day the effective date it is booked to
 * @param postings its legs
 * @param late what an earlier correction of it changed of a closed year
 */
record Original(LedgerEvent event, LocalDate day, List<Posting> postings, Optional<LateCorrection> late) {

    static List<Key> keys(String entry) {
        return List.of(new Key(ENTRY, entry), new Key(CORRECTION, entry));
    }

    /** The numbers that tell whether something followed upon the entry. */
    static List<Key> furtherKeys(String entry, Facts facts) {
        return facts.find(ENTRY, entry)
                .map(stored -> Keys.ofWhatFollows(asItStands(stored.recorded())))
                .orElse(List.of());
    }

    private static LedgerEvent asItStands(Recorded recorded) {
        return switch (recorded.event()) {
            case EntryMoved e -> e.right();
            case EntryReclassified e -> e.right();
            default -> recorded.event();
        };
    }

    /** Whoever may make such an entry, and the city's clerk; anyone of these may hear that there is none. */
    static boolean isOpenTo(String entry, Actor actor, Facts facts) {
        return facts.find(ENTRY, entry)
                .map(stored -> actor.holds(Office.CITY_CLERK)
                        || (actor.holds(stored.by().office().clerk())
                                && (stored.by().office() != Office.COUNTY || isOfUnit(stored, actor))))
                .orElse(true);
    }

    private static boolean isOfUnit(StoredEvent stored, Actor actor) {
        return stored.recorded().entry().stream()
                .flatMap(made -> made.postings().stream())
                .allMatch(leg -> actor.unit().equals(Optional.of(leg.unit())));
    }

    static Optional<Refusal> refusal(String entry, BookState book, Facts facts) {
        Optional<StoredEvent> stored = facts.find(ENTRY, entry);
        if (stored.isEmpty() || stored.get().recorded().entry().isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.ENTRY_UNKNOWN, "no entry was made under the id " + entry));
        }
        if (facts.has(CORRECTION, entry)) {
            return Optional.of(
                    Refusal.of(RefusalCode.REVERSED_ALREADY, "the entry " + entry + " has been reversed or moved"));
        }
        LedgerEvent event = stored.get().recorded().event();
        if (!isReversible(event)) {
            return Optional.of(Refusal.of(
                    RefusalCode.NOT_REVERSIBLE,
                    entry + " closed, covered or restated a year, brought a top-up, or is a reversal itself"));
        }
        return isFollowed(asItStands(stored.get().recorded()), book, facts)
                ? Optional.of(Refusal.of(
                        RefusalCode.NOT_REVERSIBLE,
                        "something followed upon " + entry + " and has to be reversed first"))
                : Optional.empty();
    }

    /** Whether a part of what the entry brought has been used, given back or paid again since. */
    private static boolean isFollowed(LedgerEvent event, BookState book, Facts facts) {
        return switch (event) {
            case PremiumCollected e ->
                facts.goneBack(RECEIPT_BACK, e.receiptNo()).isPositive()
                        || e.heldFor()
                                .filter(year -> e.amount().exceeds(book.heldPremium(year, e.unit(), e.payerCategory())))
                                .isPresent();
            case PremiumRefunded e ->
                !facts.goneBack(RECEIPT_BACK, e.receipt().receiptNo()).equals(e.total())
                        || e.receipt()
                                .legacyDebt()
                                .filter(debt -> e.amount().exceeds(book.leftOf(OpenItem.Kind.RECEIVABLE, debt)))
                                .isPresent();
            case BenefitRecovered e ->
                !facts.goneBack(PAYMENT_BACK, e.paymentNo()).equals(e.total());
            case PaymentReturned e ->
                e.repaidAs()
                        .map(number -> facts.goneBack(PAYMENT_BACK, number).isPositive())
                        .orElseGet(() -> facts.has(PAYMENT_REPAID, e.paymentNo()));
            case AdvanceMade e -> isUsed(book, OpenItem.Kind.ADVANCE, e.advance(), e.amount());
            case UnidentifiedReceived e -> isUsed(book, OpenItem.Kind.UNIDENTIFIED, e.reference(), e.amount());
            case LegacyBalanceHandedOver e ->
                e.number()
                        .flatMap(number ->
                                OpenItem.Kind.of(e.form()).map(kind -> isUsed(book, kind, number, e.amount())))
                        .orElse(false);
            case EntryImported e ->
                e.legs().stream()
                        .anyMatch(leg -> leg.number().stream()
                                .anyMatch(number -> isUsed(
                                        book,
                                        OpenItem.Kind.of(leg.account()).orElseThrow(),
                                        number,
                                        UnitAmount.total(e.shares(leg.account(), number)))));
            case TimeDepositPlaced e ->
                isUsed(book, OpenItem.Kind.TIME_DEPOSIT, e.deposit(), UnitAmount.total(e.shares()));
            case BondBought e -> isUsed(book, OpenItem.Kind.BOND, e.bond(), UnitAmount.total(e.shares()));
            default ->
                Keys.ofWhatFollows(event).stream()
                        .anyMatch(key -> facts.goneBack(key.kind(), key.value()).isPositive());
        };
    }

    private static boolean isUsed(BookState book, OpenItem.Kind kind, String number, Money amount) {
        return !book.leftOf(kind, number).equals(amount);
    }

    private static boolean isReversible(LedgerEvent event) {
        return switch (event) {
            case LegacyBalanceHandedOver e -> true;
            case PremiumCollected e -> true;
            case SubsidyReceived e -> true;
            case InterestReceived e -> true;
            case RemittedToCityTreasury e -> true;
            case TransferredToFiscalAccount e -> true;
            case SweptToFiscalAccount e -> true;
            case CountyPrefunded e -> true;
            case FundsDisbursed e -> true;
            case BenefitPaid e -> true;
            case ReserveExtracted e -> true;
            case EntryMoved e -> true;
            case LegacyDebtSettled e -> true;
            case LegacyDebtDeducted e -> true;
            case PremiumRefunded e -> true;
            case PrepaidPremiumsRecognised e -> true;
            case TransferInReceived e -> true;
            case OtherIncomeReceived e -> true;
            case ReceivedFromLevel e -> true;
            case PaidToLevel e -> true;
            case UnidentifiedReceived e -> true;
            case ReceiptIdentified e -> true;
            case TimeDepositPlaced e -> true;
            case TimeDepositMatured e -> true;
            case BondBought e -> true;
            case BondRedeemed e -> true;
            case FundsReturned e -> true;
            case RevolvingFundSetUp e -> true;
            case RevolvingFundReplenished e -> true;
            case RevolvingFundDrawn e -> true;
            case BenefitRecovered e -> true;
            case CatastrophicInsurancePaid e -> true;
            case TransferOutPaid e -> true;
            case OtherExpenditurePaid e -> true;
            case PaymentReturned e -> true;
            case PaymentRepaid e -> true;
            case AdvanceMade e -> true;
            case AdvanceSettled e -> true;
            case AdvanceReturned e -> true;
            case EntryReclassified e -> true;
            case EntryImported e -> !e.closing();
            case OpeningBalancesImported e -> false;
            case ImportOpened e -> false;
            case ImportClosed e -> false;
            case PastEntriesReceived e -> false;
            case YearClosed e -> false;
            case FundOpened e -> false;
            case UnitAdmitted e -> false;
            case UnitWithdrawn e -> false;
            case DecisionTaken e -> false;
            case AnnualPlanAdjusted e -> false;
            case LegacyDebtRegistered e -> false;
            case PremiumAssessed e -> false;
            case SubsidyAssessed e -> false;
            case ReserveDrawn e -> false;
            case MonthReopened e -> false;
            case GapCauseClaimed e -> false;
            case SettlementRestated e -> false;
            case DeficitCovered e -> false;
            case GapTopUpReceived e -> false;
            case EntryReversed e -> false;
            case PoolOpened e -> false;
            case PolicyAdopted e -> false;
            case AnnualPlanApproved e -> false;
            case PriorYearExpenditureRecorded e -> false;
            case FundsRequested e -> false;
            case FundRequestVerified e -> false;
            case FundRequestRejected e -> false;
            case StatementImported e -> false;
            case LinesMatched e -> false;
            case LineExplained e -> false;
            case ReconciliationConfirmed e -> false;
            case AlertsReviewed e -> false;
            case CollectionFileReceived e -> false;
            case CollectionFilePosted e -> false;
            case ObligationsReviewed e -> false;
            case MonthClosed e -> false;
            case AssessmentRecorded e -> false;
            case GapCauseRuled e -> false;
            case ProposalMade e -> false;
            case ProposalRejected e -> false;
            case ProposalWithdrawn e -> false;
        };
    }

    /** The entry of an id that {@link #refusal} lets pass. */
    static Original find(String entry, Facts facts) {
        Recorded recorded = facts.find(ENTRY, entry).orElseThrow().recorded();
        return switch (recorded.event()) {
            case EntryMoved e -> new Original(e.right(), recorded.effectiveOn(), e.postings(), e.late());
            case EntryReclassified e -> new Original(e.right(), recorded.effectiveOn(), e.postings(), e.late());
            default ->
                new Original(
                        recorded.event(),
                        recorded.effectiveOn(),
                        recorded.entry().orElseThrow().postings(),
                        Optional.empty());
        };
    }

    /**
     * What undoing it changes of its year, where that is closed, and what the right entry in its place brings to it.
     *
     * @param made the right entry's legs on accounts of one year; none where it is only undone
     */
    Optional<LateCorrection> late(BookState book, List<Posting> made) {
        FiscalYear year = year();
        if (!book.isClosed(year)) {
            return Optional.empty();
        }
        return Optional.of(new LateCorrection(
                year, ofOneYear(ofOneYear().stream().map(Posting::exchanged).toList()), ofOneYear(made)));
    }

    /** The fiscal year in which it counts. */
    private FiscalYear year() {
        return late.map(LateCorrection::year).orElse(FiscalYear.of(day));
    }

    /** The legs of the right entry: its money where the reversal takes it from, and in a closed year the balance for income. */
    List<Posting> inPlaceOf(List<Posting> reversal, LedgerEvent right, BookState book) {
        boolean closed = book.isClosed(year());
        Account money = reversal.stream()
                .map(Posting::account)
                .filter(account -> account.kind() == Account.Kind.CASH)
                .findFirst()
                .orElseThrow();
        return PostingRules.postings(right).stream()
                .map(leg -> leg.on(
                        leg.account().kind() == Account.Kind.CASH
                                ? money
                                : closed && leg.account().isOfOneYear()
                                        ? leg.account().closedInto(leg.unit())
                                        : leg.account()))
                .toList();
    }

    /** The legs it had on accounts of one year, also where a correction of a closed year put the balance in their place. */
    List<Posting> ofOneYear() {
        return late.map(LateCorrection::made)
                .map(made -> made.stream()
                        .map(change -> new Posting(change.unit(), change.account(), change.balance()))
                        .toList())
                .orElse(postings);
    }

    private static List<ClosedAccount> ofOneYear(List<Posting> legs) {
        return legs.stream()
                .filter(leg -> leg.account().isOfOneYear())
                .map(leg -> new ClosedAccount(leg.unit(), leg.account(), leg.amount()))
                .toList();
    }

    /**
     * The legs that undo it: sides exchanged, cash from where the money stands now, whole from one account, and where the
     * entry's year is closed, the balance in place of income or expenditure.
     */
    List<Posting> reversal(BookState book, Occasion occasion) {
        boolean closed = book.isClosed(FiscalYear.of(day));
        return postings.stream()
                .map(Posting::exchanged)
                .map(leg -> leg.on(account(leg, closed, book, occasion)))
                .toList();
    }

    private static Account account(Posting leg, boolean closed, BookState book, Occasion occasion) {
        if (leg.account().isOfOneYear()) {
            return closed ? leg.account().closedInto(leg.unit()) : leg.account();
        }
        Optional<Policy> policy = book.policyOn(occasion.effectiveOn());
        if (policy.isEmpty() || !leg.amount().isNegative()) {
            return leg.account();
        }
        return Trail.holding(leg.amount().negated(), leg.unit(), leg.account(), book, policy.get());
    }

    /** The same event of another unit, where it is a receipt or a payment of one unit. */
    Optional<LedgerEvent> of(UnitCode unit) {
        return switch (event) {
            case PremiumCollected e when e.legacyDebt().isPresent() -> Optional.empty();
            case PremiumCollected e ->
                Optional.of(new PremiumCollected(
                        unit,
                        e.receiptNo(),
                        e.payerCategory(),
                        e.kind(),
                        e.period(),
                        e.amount(),
                        e.lateFee(),
                        e.into(),
                        e.payer(),
                        e.collectedOn(),
                        Optional.empty(),
                        Optional.empty(),
                        e.heldFor()));
            case SubsidyReceived e ->
                Optional.of(new SubsidyReceived(unit, e.level(), e.into(), e.amount(), e.reference()));
            case BenefitPaid e when e.legacyDebt().isPresent() -> Optional.empty();
            case BenefitPaid e ->
                Optional.of(new BenefitPaid(
                        unit,
                        e.paymentNo(),
                        e.kind(),
                        e.payee(),
                        e.payeeType(),
                        e.amount(),
                        e.period(),
                        Optional.empty()));
            case LegacyBalanceHandedOver e -> Optional.of(e.of(unit));
            default -> Optional.empty();
        };
    }
}
