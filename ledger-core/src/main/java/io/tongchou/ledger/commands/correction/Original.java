package io.tongchou.ledger.commands.correction;

import static io.tongchou.ledger.book.Key.Kind.CORRECTION;
import static io.tongchou.ledger.book.Key.Kind.ENTRY;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.book.StoredEvent;
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
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Posting;
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
 */
record Original(LedgerEvent event, LocalDate day, List<Posting> postings) {

    static List<Key> keys(String entry) {
        return List.of(new Key(ENTRY, entry), new Key(CORRECTION, entry));
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

    static Optional<Refusal> refusal(String entry, Facts facts) {
        Optional<StoredEvent> stored = facts.find(ENTRY, entry);
        if (stored.isEmpty() || stored.get().recorded().entry().isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.ENTRY_UNKNOWN, "no entry was made under the id " + entry));
        }
        if (facts.has(CORRECTION, entry)) {
            return Optional.of(
                    Refusal.of(RefusalCode.REVERSED_ALREADY, "the entry " + entry + " has been reversed or moved"));
        }
        return isReversible(stored.get().recorded().event())
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.NOT_REVERSIBLE,
                        entry + " closed or covered a year, brought a top-up, or is a reversal itself"));
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
            case YearClosed e -> false;
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
        return recorded.event() instanceof EntryMoved moved
                ? new Original(moved.right(), recorded.effectiveOn(), moved.postings())
                : new Original(
                        recorded.event(),
                        recorded.effectiveOn(),
                        recorded.entry().orElseThrow().postings());
    }

    /**
     * The legs that undo it: sides exchanged, cash from where the money stands now, whole from one account, and where the
     * entry's year is closed, the balance in place of income or expenditure.
     */
    List<Posting> reversal(BookState book, Occasion occasion) {
        boolean closed = book.year(FiscalYear.of(day)).isClosed();
        return postings.stream()
                .map(Posting::exchanged)
                .map(leg -> new Posting(leg.unit(), account(leg, closed, book, occasion), leg.amount()))
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
        return wayFrom(leg.account()).stream()
                .filter(account ->
                        !leg.amount().negated().exceeds(Rulebook.available(book, policy.get(), leg.unit(), account)))
                .findFirst()
                .orElse(leg.account());
    }

    /** Where money that came into an account goes, step by step. */
    private static List<Account> wayFrom(Account account) {
        return switch (account) {
            case COLLECTED_NOT_REMITTED ->
                List.of(Account.COLLECTED_NOT_REMITTED, Account.TREASURY, Account.FISCAL_ACCOUNT);
            case TREASURY -> List.of(Account.TREASURY, Account.FISCAL_ACCOUNT);
            case JOINT_ACCOUNT -> List.of(Account.JOINT_ACCOUNT, Account.FISCAL_ACCOUNT);
            default -> List.of(account);
        };
    }

    /** The same event of another unit, where it is a receipt or a payment of one unit. */
    Optional<LedgerEvent> of(UnitCode unit) {
        return switch (event) {
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
                        e.collectedOn()));
            case SubsidyReceived e ->
                Optional.of(new SubsidyReceived(unit, e.level(), e.into(), e.amount(), e.reference()));
            case BenefitPaid e ->
                Optional.of(new BenefitPaid(
                        unit, e.paymentNo(), e.kind(), e.payee(), e.payeeType(), e.amount(), e.period()));
            case LegacyBalanceHandedOver e ->
                Optional.of(new LegacyBalanceHandedOver(unit, e.amount(), e.stage(), e.form()));
            default -> Optional.empty();
        };
    }
}
