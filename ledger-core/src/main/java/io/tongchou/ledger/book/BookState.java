package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.tongchou.ledger.events.PoolUnit;
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
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.settlement.ReserveExtraction;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a book's commands need to know, folded from its events. Bounded by the calendar and the number of units, never by
 * the number of entries: what concerns a single entry is a fact, looked up by its key.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class BookState {

    /** Names the shape of this class in snapshots; a snapshot of another revision is not used. */
    public static final String REVISION = "1";

    private final BookId id;
    private long sequence;
    private LocalDate beginsOn = LocalDate.MAX;
    private final Map<UnitCode, PoolUnit> units = new TreeMap<>();
    private final List<Policy> policies = new ArrayList<>();
    private Optional<YearMonth> closedThrough = Optional.empty();
    private final Map<YearMonth, Integer> vouchers = new TreeMap<>();
    private final Map<FiscalYear, BookYear> years = new TreeMap<>();
    private final List<GapObligation> obligations = new ArrayList<>();
    private final Balances balances = new Balances();
    private LocalDate dailyBalancesFrom = LocalDate.MIN;

    @JsonCreator
    public BookState(@JsonProperty("id") BookId id) {
        this.id = id;
    }

    public BookId id() {
        return id;
    }

    /** The sequence of the last event, 0 before the first. */
    public long sequence() {
        return sequence;
    }

    public boolean isOpen() {
        return sequence > 0;
    }

    /** The first business day of the book. */
    public LocalDate beginsOn() {
        return beginsOn;
    }

    public UnitCode cityLevel() {
        return id.pool().cityLevel();
    }

    /** The units of the pool without the reserve, ascending, whenever they belonged to it. */
    public List<UnitCode> units() {
        return List.copyOf(units.keySet());
    }

    /** The units and, last, the reserve. */
    public List<UnitCode> unitsAndReserve() {
        List<UnitCode> all = new ArrayList<>(units.keySet());
        all.add(UnitCode.RESERVE);
        return all;
    }

    public boolean hasUnit(UnitCode unit, LocalDate on) {
        PoolUnit member = units.get(unit);
        return member != null && member.isMemberOn(on);
    }

    /** The policy in force on a day. */
    public Optional<Policy> policyOn(LocalDate day) {
        return policies.stream().filter(policy -> policy.inForceOn(day)).findFirst();
    }

    public List<Policy> policies() {
        return Collections.unmodifiableList(policies);
    }

    public Balances balances() {
        return balances;
    }

    /** The last closed month. */
    public Optional<YearMonth> closedThrough() {
        return closedThrough;
    }

    /** The month that is to be closed next. */
    public YearMonth nextToClose() {
        return closedThrough.map(month -> month.plusMonths(1)).orElseGet(() -> YearMonth.from(beginsOn));
    }

    /** Whether an entry may be dated to that day. */
    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(beginsOn)
                && closedThrough.map(month -> day.isAfter(month.atEndOfMonth())).orElse(true);
    }

    public BookYear year(FiscalYear year) {
        return years.getOrDefault(year, BookYear.EMPTY);
    }

    /** What governments owe for gaps and have paid of it, in the order it was booked. */
    public List<GapObligation> obligations() {
        return Collections.unmodifiableList(obligations);
    }

    /** What a government still owes for a unit's gap of a year. */
    public Money owed(UnitCode unit, FiscalYear year, Government government) {
        return Money.sum(obligations.stream()
                .filter(o -> o.unit().equals(unit) && o.year().equals(year) && o.government() == government)
                .map(GapObligation::amount)
                .toList());
    }

    /** The first day for which balances by the day are known: the first of the year closed last. */
    public LocalDate dailyBalancesFrom() {
        return dailyBalancesFrom;
    }

    /** What a unit spent in a year: as recorded, or as the book has it where the year is closed. */
    public Optional<Money> expenditureOf(UnitCode unit, FiscalYear year) {
        return year(year)
                .unit(unit)
                .expenditureBeforeBook()
                .or(() -> year(year)
                        .closedWith()
                        .flatMap(facts -> facts.units().stream()
                                .filter(closed -> closed.unit().equals(unit))
                                .map(UnitYear::expenditure)
                                .findFirst()));
    }

    /** What each unit still has to give to the reserve for a year through a month; units with nothing are left out. */
    public List<UnitAmount> reserveStillToExtract(FiscalYear year, int through, Rate rate, Policy policy) {
        boolean premiumsAlone = policy.reserve()
                .map(reserve -> reserve.base().value() == Reserve.Base.PREMIUMS)
                .orElse(false);
        return units.keySet().stream()
                .map(unit -> {
                    Money premiums = balances.change(unit, Account.PREMIUMS, year, through)
                            .negated();
                    Money base = premiumsAlone
                            ? premiums
                            : premiums.minus(balances.change(unit, Account.SUBSIDIES, year, through));
                    return new UnitAmount(
                            unit,
                            ReserveExtraction.difference(
                                    rate, base, year(year).unit(unit).reserveExtracted()));
                })
                .filter(share -> !share.amount().isZero())
                .toList();
    }

    /** The voucher number that the next entry of a month gets. */
    public int nextVoucher(YearMonth month) {
        return vouchers.getOrDefault(month, 0) + 1;
    }

    /** The total of an account over all units but the reserve, as it stands now. */
    public Money totalOfUnits(Account account) {
        Money total = Money.ZERO;
        for (UnitCode unit : units.keySet()) {
            total = total.plus(balances.now(unit, account));
        }
        return total;
    }

    /** Takes in the next event. */
    public void apply(Recorded recorded) {
        sequence++;
        LocalDate effectiveOn = recorded.effectiveOn();
        recorded.entry().ifPresent(entry -> {
            for (Posting posting : entry.postings()) {
                balances.add(posting, effectiveOn);
            }
            vouchers.merge(YearMonth.from(effectiveOn), entry.voucher(), Math::max);
        });
        take(recorded.event(), effectiveOn);
    }

    private void take(LedgerEvent event, LocalDate on) {
        switch (event) {
            case PoolOpened e -> {
                beginsOn = e.beginsOn();
                e.units().forEach(unit -> units.put(unit.code(), unit));
            }
            case PolicyAdopted e -> policies.add(e.policy());
            case AnnualPlanApproved e ->
                unitYear(e.unit(), e.year())
                        .plans
                        .add(new BookUnitYear.Plan(
                                on,
                                Money.sum(e.income().values()),
                                e.income().getOrDefault(PlannedIncome.PREMIUM, Money.ZERO),
                                Money.sum(e.expenditure().values())));
            case PriorYearExpenditureRecorded e ->
                unitYear(e.unit(), e.year()).expenditureBeforeBook = Optional.of(e.amount());
            case FundRequestVerified e -> approve(e.unit(), e.period(), e.approved());
            case FundRequestRejected e ->
                approve(e.unit(), e.period(), e.approvedBefore().negated());
            case ReserveExtracted e -> extract(e, false);
            case MonthClosed e -> closedThrough = Optional.of(e.month());
            case AssessmentRecorded e -> unitYear(e.unit(), e.year()).assessment = Optional.of(e.grade());
            case GapCauseRuled e -> unitYear(e.unit(), e.year()).managementAmount = Optional.of(e.managementAmount());
            case YearClosed e -> {
                yearOf(e.year()).closedWith = Optional.of(e.facts());
                e.accumulatedBefore()
                        .forEach(unit -> unitYear(unit.unit(), e.year()).accumulatedBeforeClose = unit.amount());
                dailyBalancesFrom = e.year().firstDay();
                balances.forgetBefore(e.year().firstDay());
                vouchers.keySet().removeIf(month -> month.getYear() < e.year().value());
            }
            case DeficitCovered e -> {
                unitYear(e.unit(), e.year()).covered = Optional.of(e.settlement());
                e.obligations()
                        .forEach(owed ->
                                obligations.add(new GapObligation(e.unit(), e.year(), owed.from(), on, owed.amount())));
            }
            case GapTopUpReceived e ->
                obligations.add(new GapObligation(
                        e.unit(), e.year(), e.from(), on, e.amount().negated()));
            case EntryReversed e -> undo(e.reversed());
            case EntryMoved e -> {}
            case LegacyBalanceHandedOver e -> {}
            case PremiumCollected e -> {}
            case SubsidyReceived e -> {}
            case InterestReceived e -> {}
            case RemittedToCityTreasury e -> {}
            case TransferredToFiscalAccount e -> {}
            case SweptToFiscalAccount e -> {}
            case CountyPrefunded e -> {}
            case FundsRequested e -> {}
            case FundsDisbursed e -> {}
            case BenefitPaid e -> {}
            case ProposalMade e -> {}
            case ProposalRejected e -> {}
            case ProposalWithdrawn e -> {}
        }
    }

    private void undo(LedgerEvent reversed) {
        if (reversed instanceof ReserveExtracted extraction) {
            extract(extraction, true);
        }
    }

    private void extract(ReserveExtracted e, boolean back) {
        BookYear year = yearOf(e.year());
        for (UnitAmount share : e.shares()) {
            BookUnitYear unit = year.change(share.unit());
            unit.reserveExtracted =
                    unit.reserveExtracted.plus(back ? share.amount().negated() : share.amount());
        }
        if (back) {
            year.extractions.remove((Integer) e.through());
        } else {
            year.extractions.add(e.through());
        }
    }

    private void approve(UnitCode unit, YearMonth period, Money amount) {
        BookUnitYear year = unitYear(unit, new FiscalYear(period.getYear()));
        year.fundsApproved = year.fundsApproved.plus(amount);
    }

    private BookYear yearOf(FiscalYear year) {
        return years.computeIfAbsent(year, any -> new BookYear());
    }

    private BookUnitYear unitYear(UnitCode unit, FiscalYear year) {
        return yearOf(year).change(unit);
    }
}
