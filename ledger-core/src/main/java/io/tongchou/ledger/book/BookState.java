package io.tongchou.ledger.book;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.tongchou.ledger.events.HeldPremium;
import io.tongchou.ledger.events.ImportClosed;
import io.tongchou.ledger.events.ImportOpened;
import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.events.ImportedLeg;
import io.tongchou.ledger.events.InterestReceived;
import io.tongchou.ledger.events.LateCorrection;
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
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.ObligationDue;
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
import io.tongchou.ledger.events.PoolUnit;
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
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.settlement.ReserveExtraction;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.HandoverStage;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a book's commands need to know, folded from its events. Bounded by the calendar, the number of units and what stands open, never by
 * the number of entries: what concerns a single entry is a fact, looked up by its key.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class BookState {

    /** Names the shape of this class in snapshots; a snapshot of another revision is not used. */
    public static final String REVISION = "9";

    private final BookId id;
    private long sequence;
    private LocalDate beginsOn = LocalDate.MAX;
    private String poolName = "";
    private final Map<UnitCode, List<PoolUnit>> units = new TreeMap<>();
    private final List<Policy> policies = new ArrayList<>();
    private Optional<YearMonth> closedThrough = Optional.empty();
    private final Map<YearMonth, Integer> vouchers = new TreeMap<>();
    private final Map<FiscalYear, BookYear> years = new TreeMap<>();
    private final List<GapObligation> obligations = new ArrayList<>();
    private final Balances balances = new Balances();
    private final DecisionsTaken decisions = new DecisionsTaken();
    private final Map<String, OpenItem> openItems = new TreeMap<>();
    private final Map<FiscalYear, Map<UnitCode, Map<PayerCategory, Money>>> heldPremiums = new TreeMap<>();
    private final Map<HandoverStage, Map<UnitCode, Money>> handedOver = new TreeMap<>();
    private final Map<String, LateFeePastPrincipal> lateFeesPastPrincipal = new TreeMap<>();
    private final Map<String, OpenAlert> openAlerts = new TreeMap<>();
    private final Map<String, ObligationDue> lateObligations = new TreeMap<>();
    private boolean hasOpeningBalances;
    private Optional<YearMonth> importThrough = Optional.empty();
    private final Map<String, OpenStatement> openStatements = new TreeMap<>();
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

    /** The pool's name as it was announced. */
    public String poolName() {
        return poolName;
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
        return units.getOrDefault(unit, List.of()).stream().anyMatch(member -> member.isMemberOn(on));
    }

    /** Who belongs to the pool on that day, or will later, by ascending code; one that left and comes back stands twice. */
    public List<PoolUnit> membersFrom(LocalDate day) {
        return units.values().stream()
                .flatMap(List::stream)
                .filter(member -> member.to().map(last -> !last.isBefore(day)).orElse(true))
                .toList();
    }

    /** The clause by which the city level keeps the account of a unit in this fund on a day, if one does. */
    public Optional<Clause> keptByCityLevel(UnitCode unit, LocalDate day) {
        return policyOn(day).flatMap(policy -> policy.keptByCityLevel(unit, id.fund()));
    }

    /** The units that keep an account of their own in this fund, under the policy of that day; ascending. */
    public List<UnitCode> unitsWithLedger(LocalDate day) {
        return units.keySet().stream()
                .filter(unit -> keptByCityLevel(unit, day).isEmpty())
                .toList();
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

    /** The years of which something is known beside the balances, ascending. */
    public List<FiscalYear> years() {
        return List.copyOf(years.keySet());
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

    /** What was decided beside the policy. */
    public DecisionsTaken decisions() {
        return decisions;
    }

    /** A deposit, bond, advance, unidentified receipt or legacy debt, while something of it may still come or be used. */
    public Optional<OpenItem> openItem(OpenItem.Kind kind, String number) {
        return Optional.ofNullable(openItems.get(itemKey(kind, number)));
    }

    /** What is left of an item; nothing of one that is not known, or no longer. */
    public Money leftOf(OpenItem.Kind kind, String number) {
        return openItem(kind, number).map(OpenItem::left).orElse(Money.ZERO);
    }

    /** All items of which something is left, by kind and number. */
    public List<OpenItem> openItems() {
        return openItems.values().stream().filter(item -> !item.left().isZero()).toList();
    }

    /** The same with those of which nothing is left, until a year is closed after that. */
    public List<OpenItem> items() {
        return List.copyOf(openItems.values());
    }

    /** Premiums that are held for the year they insure, by unit (预缴保费). */
    public Map<UnitCode, Money> heldPremiums(FiscalYear year) {
        Map<UnitCode, Money> held = new TreeMap<>();
        heldPremiums
                .getOrDefault(year, Map.of())
                .forEach((unit, categories) -> held.put(unit, Money.sum(categories.values())));
        return held;
    }

    /** Premiums that are held for that year and earlier ones, by year, unit and category of payers. */
    public List<HeldPremium> heldPremiumsThrough(FiscalYear year) {
        List<HeldPremium> all = new ArrayList<>();
        heldPremiums.forEach((insured, units) -> {
            if (insured.compareTo(year) <= 0) {
                units.forEach((unit, categories) -> categories.forEach(
                        (category, amount) -> all.add(new HeldPremium(unit, insured, category, amount))));
            }
        });
        return all;
    }

    /** What is held for a year of the premiums of a unit and a category of payers. */
    public Money heldPremium(FiscalYear year, UnitCode unit, PayerCategory category) {
        return heldPremiums
                .getOrDefault(year, Map.of())
                .getOrDefault(unit, Map.of())
                .getOrDefault(category, Money.ZERO);
    }

    /** The years for which premiums are held, ascending. */
    public List<FiscalYear> yearsOfHeldPremiums() {
        return List.copyOf(heldPremiums.keySet());
    }

    /** What units handed over of their balances from before pooling in a stage. */
    public Money handedOver(HandoverStage stage, UnitCode unit) {
        return handedOver.getOrDefault(stage, Map.of()).getOrDefault(unit, Money.ZERO);
    }

    /** Receipts of years that are not closed whose late fee passes the premium, by receipt number. */
    public List<LateFeePastPrincipal> lateFeesPastPrincipal() {
        return List.copyOf(lateFeesPastPrincipal.values());
    }

    /** The alerts that the last review left open, by what they are about. */
    public Map<String, OpenAlert> openAlerts() {
        return Collections.unmodifiableMap(openAlerts);
    }

    /** What the last review said to be late, by what it is. */
    public Map<String, ObligationDue> lateObligations() {
        return Collections.unmodifiableMap(lateObligations);
    }

    /** Whether the balances that the book begins with were imported. */
    public boolean hasOpeningBalances() {
        return hasOpeningBalances;
    }

    /** The last month of which entries may be imported, while an import is open. */
    public Optional<YearMonth> importThrough() {
        return importThrough;
    }

    /** The statements of which a line has not been matched, explained or not, by number. */
    public List<OpenStatement> openStatements() {
        return List.copyOf(openStatements.values());
    }

    /** The statement of that number, while a line of it has not been matched. */
    public Optional<OpenStatement> openStatement(String statement) {
        return Optional.ofNullable(openStatements.get(statement));
    }

    /** The first day for which balances by the day are known: the first of the year closed last. */
    public LocalDate dailyBalancesFrom() {
        return dailyBalancesFrom;
    }

    /** What a unit spent in a year: as recorded, or as the book has it where the year is closed, by the ledger or by import. */
    public Optional<Money> expenditureOf(UnitCode unit, FiscalYear year) {
        return year(year)
                .unit(unit)
                .expenditureBeforeBook()
                .or(() -> year(year)
                        .closedWith()
                        .flatMap(facts -> facts.units().stream()
                                .filter(closed -> closed.unit().equals(unit))
                                .map(UnitYear::expenditure)
                                .findFirst()))
                .or(() -> importedExpenditure(unit, year));
    }

    private Optional<Money> importedExpenditure(UnitCode unit, FiscalYear year) {
        Money spent = Money.sum(Arrays.stream(Account.values())
                .filter(Account::countsAsExpenditure)
                .map(year(year).unit(unit)::closed)
                .toList());
        return Optional.of(spent).filter(Money::isPositive);
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

    /**
     * Whether a year is closed: by the ledger, or where no policy governs its last day, by closing entries that were imported, so
     * that nothing is left on its accounts of income and expenditure.
     */
    public boolean isClosed(FiscalYear year) {
        return year(year).isClosed()
                || (policyOn(year.lastDay()).isEmpty()
                        && unitsAndReserve().stream()
                                .allMatch(unit -> Arrays.stream(Account.values())
                                        .filter(Account::isOfOneYear)
                                        .allMatch(account -> balances.change(unit, account, year, 12)
                                                .isZero())));
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
            countReserveOfEarlierYears(recorded.event(), entry.postings(), FiscalYear.of(effectiveOn));
        });
        take(recorded.event(), effectiveOn);
    }

    private void take(LedgerEvent event, LocalDate on) {
        switch (event) {
            case PoolOpened e -> {
                poolName = e.name();
                beginsOn = e.beginsOn();
                e.units().forEach(this::admit);
            }
            case FundOpened e -> {
                poolName = e.name();
                beginsOn = e.beginsOn();
                e.units().forEach(this::admit);
                policies.addAll(e.policies());
            }
            case UnitAdmitted e -> admit(e.unit());
            case UnitWithdrawn e ->
                units.getOrDefault(e.unit(), List.of())
                        .replaceAll(member -> member.isMemberOn(e.on()) ? member.until(e.on()) : member);
            case PolicyAdopted e -> policies.add(e.policy());
            case DecisionTaken e -> {
                decisions.add(on, e);
                if (e.parameter() == Parameter.GAP_CHAIN || e.parameter() == Parameter.GAP_SHARING) {
                    years.forEach((year, known) -> {
                        if (e.year().map(year::equals).orElse(true)) {
                            known.settleAnew();
                        }
                    });
                }
            }
            case AnnualPlanApproved e ->
                unitYear(e.unit(), e.year())
                        .plans
                        .add(new BookUnitYear.Plan(
                                on, e.income(), e.expenditure(), e.enrolmentTask(), e.collectionTask()));
            case AnnualPlanAdjusted e ->
                unitYear(e.unit(), e.year())
                        .plans
                        .add(new BookUnitYear.Plan(
                                on, e.income(), e.expenditure(), e.enrolmentTask(), e.collectionTask()));
            case PriorYearExpenditureRecorded e ->
                unitYear(e.unit(), e.year()).expenditureBeforeBook = Optional.of(e.amount());
            case FundRequestVerified e -> approve(e.unit(), e.period(), e.approved());
            case FundRequestRejected e ->
                approve(e.unit(), e.period(), e.approvedBefore().negated());
            case ReserveExtracted e -> extract(e, on, false);
            case ReserveDrawn e -> {
                BookUnitYear year = unitYear(e.unit(), e.year());
                year.reserveDrawn = year.reserveDrawn.plus(e.amount());
            }
            case StatementImported e -> {
                if (!e.lines().isEmpty()) {
                    openStatements.put(e.statement(), OpenStatement.of(e));
                }
            }
            case LinesMatched e ->
                openStatement(e.statement()).ifPresent(open -> {
                    e.matches().forEach(open::take);
                    if (open.lines().isEmpty()) {
                        openStatements.remove(e.statement());
                    }
                });
            case LineExplained e -> openStatement(e.statement()).ifPresent(open -> open.take(e));
            case ReconciliationConfirmed e -> {}
            case AlertsReviewed e -> {
                e.cleared().forEach(alert -> openAlerts.remove(alert.key()));
                e.raised().forEach(alert -> openAlerts.put(alert.key(), new OpenAlert(alert, on)));
            }
            case ObligationsReviewed e -> {
                e.met().forEach(due -> lateObligations.remove(due.key()));
                e.late().forEach(due -> lateObligations.put(due.key(), due));
            }
            case MonthClosed e -> closedThrough = Optional.of(e.month());
            case MonthReopened e ->
                closedThrough = Optional.of(e.month().minusMonths(1))
                        .filter(month -> !month.isBefore(YearMonth.from(beginsOn)));
            case AssessmentRecorded e -> unitYear(e.unit(), e.year()).assessment = Optional.of(e.grade());
            case GapCauseClaimed e -> unitYear(e.unit(), e.year()).claimed = Optional.of(e);
            case GapCauseRuled e -> {
                unitYear(e.unit(), e.year()).managementAmount = Optional.of(e.managementAmount());
                yearOf(e.year()).settleAnew();
            }
            case YearClosed e -> {
                yearOf(e.year()).closedWith = Optional.of(e.facts());
                e.accumulatedBefore()
                        .forEach(unit -> unitYear(unit.unit(), e.year()).accumulatedBeforeClose = unit.amount());
                e.accounts()
                        .forEach(closed -> unitYear(closed.unit(), e.year())
                                .closed
                                .merge(closed.account(), closed.balance(), Money::plus));
                e.surplusToCityLevel()
                        .forEach(unit -> unitYear(unit.unit(), e.year()).movedToCityLevel = unit.amount());
                e.surpluses().forEach(unit -> unitYear(unit.unit(), e.year()).surplus = Optional.of(unit));
                openItems.values().removeIf(item -> item.left().isZero());
                lateFeesPastPrincipal
                        .values()
                        .removeIf(receipt -> !receipt.on().isAfter(e.year().lastDay()));
                dailyBalancesFrom = e.year().firstDay();
                balances.forgetBefore(e.year().firstDay());
                vouchers.keySet().removeIf(month -> month.getYear() < e.year().value());
            }
            case DeficitCovered e -> {
                BookUnitYear year = unitYear(e.unit(), e.year());
                year.covered = Optional.of(e.settlement());
                year.reserveDrawn = Money.ZERO;
                owe(e.unit(), e.year(), on, e.obligations());
            }
            case SettlementRestated e -> {
                BookUnitYear year = unitYear(e.unit(), e.year());
                year.restated = Optional.of(e.facts());
                year.covered = year.covered.map(before -> e.settlement());
                year.surplus =
                        Optional.of(e.settlement()).filter(unit -> unit.gap().isZero());
                year.movedToCityLevel = year.movedToCityLevel.plus(e.toCityLevel());
                yearOf(e.year()).settleAnew();
                owe(e.unit(), e.year(), on, e.obligations());
            }
            case GapTopUpReceived e ->
                obligations.add(new GapObligation(
                        e.unit(), e.year(), e.from(), on, e.amount().negated()));
            case EntryReversed e -> {
                undo(e.reversed(), on);
                e.late().ifPresent(this::correct);
            }
            case EntryMoved e -> {
                undo(e.moved(), on);
                take(e.right(), on);
                e.late().ifPresent(this::correct);
            }
            case EntryReclassified e -> {
                undo(e.was(), on);
                take(e.right(), on);
                e.late().ifPresent(this::correct);
            }
            case LegacyDebtRegistered e ->
                openItems.put(
                        itemKey(OpenItem.Kind.of(e.direction()), e.debt()),
                        new OpenItem(
                                OpenItem.Kind.of(e.direction()),
                                e.debt(),
                                e.unit(),
                                on,
                                e.dueOn(),
                                e.instalments(),
                                Optional.of(e.responsible().orElse(e.category().name())),
                                e.amount(),
                                Map.of()));
            case LegacyDebtSettled e -> use(OpenItem.Kind.of(e.direction()), e.debt(), e.unit(), on, e.amount());
            case LegacyDebtDeducted e -> use(OpenItem.Kind.RECEIVABLE, e.debt(), e.unit(), on, e.amount());
            case PremiumAssessed e -> {
                BookUnitYear year = unitYear(e.unit(), new FiscalYear(e.period().getYear()));
                year.premiumsAssessed = year.premiumsAssessed.plus(e.amount());
            }
            case SubsidyAssessed e ->
                unitYear(e.unit(), e.year())
                        .subsidiesDue
                        .add(new BookUnitYear.SubsidyDue(e.level(), e.dueOn(), e.amount(), on));
            case PremiumCollected e -> collect(e, on, e.amount());
            case SubsidyReceived e -> subsidise(e, on, e.amount());
            case PrepaidPremiumsRecognised e ->
                e.premiums()
                        .forEach(held -> hold(
                                held.heldFor(),
                                held.unit(),
                                held.payerCategory(),
                                held.amount().negated()));
            case PremiumRefunded e -> refund(e, on, e.amount());
            case UnidentifiedReceived e ->
                open(OpenItem.Kind.UNIDENTIFIED, e.reference(), e.unit(), on, Optional.empty(), e.amount());
            case ReceiptIdentified e -> use(OpenItem.Kind.UNIDENTIFIED, e.reference(), e.unit(), on, e.amount());
            case TimeDepositPlaced e ->
                open(
                        OpenItem.Kind.TIME_DEPOSIT,
                        e.deposit(),
                        owner(e.shares()),
                        on,
                        Optional.of(e.maturesOn()),
                        UnitAmount.total(e.shares()));
            case TimeDepositMatured e ->
                use(OpenItem.Kind.TIME_DEPOSIT, e.deposit(), ownerOf(e.shares()), on, principal(e.shares()));
            case BondBought e ->
                open(
                        OpenItem.Kind.BOND,
                        e.bond(),
                        owner(e.shares()),
                        on,
                        Optional.of(e.maturesOn()),
                        UnitAmount.total(e.shares()));
            case BondRedeemed e -> use(OpenItem.Kind.BOND, e.bond(), ownerOf(e.shares()), on, principal(e.shares()));
            case AdvanceMade e -> open(OpenItem.Kind.ADVANCE, e.advance(), e.unit(), on, Optional.empty(), e.amount());
            case AdvanceSettled e -> use(OpenItem.Kind.ADVANCE, e.advance(), e.unit(), on, e.amount());
            case AdvanceReturned e -> use(OpenItem.Kind.ADVANCE, e.advance(), e.unit(), on, e.amount());
            case BenefitPaid e ->
                e.legacyDebt().ifPresent(debt -> use(OpenItem.Kind.PAYABLE, debt, e.unit(), on, e.amount()));
            case LegacyBalanceHandedOver e -> {
                handOver(e, e.amount());
                e.number()
                        .ifPresent(number -> OpenItem.Kind.of(e.form())
                                .ifPresent(kind -> open(kind, number, e.unit(), on, e.maturesOn(), e.amount())));
            }
            case OpeningBalancesImported e -> {
                hasOpeningBalances = true;
                openNumbered(e, on);
            }
            case ImportOpened e -> importThrough = Optional.of(e.through());
            case EntryImported e -> {
                openNumbered(e, on);
                if (e.closing()) {
                    e.legs().stream()
                            .filter(leg -> leg.account().isOfOneYear())
                            .forEach(leg -> unitYear(leg.unit(), FiscalYear.of(on))
                                    .closed
                                    .merge(leg.account(), leg.amount().negated(), Money::plus));
                }
            }
            case ImportClosed e -> importThrough = Optional.empty();
            case InterestReceived e -> {}
            case RemittedToCityTreasury e -> {}
            case TransferredToFiscalAccount e -> {}
            case SweptToFiscalAccount e -> {}
            case CountyPrefunded e -> {}
            case FundsRequested e -> {}
            case FundsDisbursed e -> {}
            case TransferInReceived e -> {}
            case OtherIncomeReceived e -> {}
            case ReceivedFromLevel e -> {}
            case PaidToLevel e -> {}
            case FundsReturned e -> {}
            case RevolvingFundSetUp e -> {}
            case RevolvingFundReplenished e -> {}
            case RevolvingFundDrawn e -> {}
            case BenefitRecovered e -> {}
            case CatastrophicInsurancePaid e -> {}
            case TransferOutPaid e -> {}
            case OtherExpenditurePaid e -> {}
            case PaymentReturned e -> {}
            case PaymentRepaid e -> {}
            case PastEntriesReceived e -> {}
            case CollectionFileReceived e -> {}
            case CollectionFilePosted e -> {}
            case ProposalMade e -> {}
            case ProposalRejected e -> {}
            case ProposalWithdrawn e -> {}
        }
    }

    private void admit(PoolUnit unit) {
        units.computeIfAbsent(unit.code(), any -> new ArrayList<>()).add(unit);
    }

    private void undo(LedgerEvent reversed, LocalDate on) {
        switch (reversed) {
            case LegacyBalanceHandedOver e -> {
                handOver(e, e.amount().negated());
                e.number()
                        .ifPresent(number ->
                                OpenItem.Kind.of(e.form()).ifPresent(kind -> openItems.remove(itemKey(kind, number))));
            }
            case ReserveExtracted e -> extract(e, on, true);
            case PremiumCollected e -> collect(e, on, e.amount().negated());
            case SubsidyReceived e -> subsidise(e, on, e.amount().negated());
            case PrepaidPremiumsRecognised e ->
                e.premiums().forEach(held -> hold(held.heldFor(), held.unit(), held.payerCategory(), held.amount()));
            case PremiumRefunded e -> refund(e, on, e.amount().negated());
            case LegacyDebtSettled e ->
                use(
                        OpenItem.Kind.of(e.direction()),
                        e.debt(),
                        e.unit(),
                        on,
                        e.amount().negated());
            case LegacyDebtDeducted e ->
                use(OpenItem.Kind.RECEIVABLE, e.debt(), e.unit(), on, e.amount().negated());
            case BenefitPaid e ->
                e.legacyDebt()
                        .ifPresent(debt -> use(
                                OpenItem.Kind.PAYABLE,
                                debt,
                                e.unit(),
                                on,
                                e.amount().negated()));
            case UnidentifiedReceived e -> openItems.remove(itemKey(OpenItem.Kind.UNIDENTIFIED, e.reference()));
            case ReceiptIdentified e ->
                use(
                        OpenItem.Kind.UNIDENTIFIED,
                        e.reference(),
                        e.unit(),
                        on,
                        e.amount().negated());
            case TimeDepositPlaced e -> openItems.remove(itemKey(OpenItem.Kind.TIME_DEPOSIT, e.deposit()));
            case TimeDepositMatured e ->
                use(
                        OpenItem.Kind.TIME_DEPOSIT,
                        e.deposit(),
                        ownerOf(e.shares()),
                        on,
                        principal(e.shares()).negated());
            case BondBought e -> openItems.remove(itemKey(OpenItem.Kind.BOND, e.bond()));
            case BondRedeemed e ->
                use(
                        OpenItem.Kind.BOND,
                        e.bond(),
                        ownerOf(e.shares()),
                        on,
                        principal(e.shares()).negated());
            case AdvanceMade e -> openItems.remove(itemKey(OpenItem.Kind.ADVANCE, e.advance()));
            case AdvanceSettled e ->
                use(OpenItem.Kind.ADVANCE, e.advance(), e.unit(), on, e.amount().negated());
            case AdvanceReturned e ->
                use(OpenItem.Kind.ADVANCE, e.advance(), e.unit(), on, e.amount().negated());
            case EntryImported e -> forgetNumbered(e);
            default -> {} // nothing beside its balances is known of it
        }
    }

    /** What is imported under a number stands open; a deposit or bond of several units as one. */
    private void openNumbered(Imported event, LocalDate on) {
        for (ImportedLeg leg : event.legs()) {
            leg.number().ifPresent(number -> {
                OpenItem.Kind kind = OpenItem.Kind.of(leg.account()).orElseThrow();
                openItem(kind, number)
                        .ifPresentOrElse(
                                begun -> openItems.put(itemKey(kind, number), begun.and(leg.size(), cityLevel())),
                                () -> open(kind, number, leg.unit(), on, leg.maturesOn(), leg.size()));
            });
        }
    }

    private void forgetNumbered(Imported event) {
        event.legs()
                .forEach(leg -> leg.number()
                        .ifPresent(number -> openItems.remove(
                                itemKey(OpenItem.Kind.of(leg.account()).orElseThrow(), number))));
    }

    private void collect(PremiumCollected e, LocalDate on, Money amount) {
        e.heldFor().ifPresent(year -> hold(year, e.unit(), e.payerCategory(), amount));
        if (amount.isNegative()) {
            lateFeesPastPrincipal.remove(e.receiptNo());
        } else if (e.lateFee().exceeds(e.amount())) {
            lateFeesPastPrincipal.put(
                    e.receiptNo(), new LateFeePastPrincipal(e.unit(), e.receiptNo(), on, e.amount(), e.lateFee()));
        }
        pay(e, on, amount);
    }

    private void refund(PremiumRefunded e, LocalDate on, Money amount) {
        if (e.of() == RefundOf.PREPAID) {
            hold(
                    e.receipt().heldFor().orElseThrow(),
                    e.receipt().unit(),
                    e.receipt().payerCategory(),
                    amount.negated());
        }
        pay(e.receipt(), on, amount.negated());
    }

    /** What a premium pays: a debt from before pooling, an assessment. */
    private void pay(PremiumCollected e, LocalDate on, Money amount) {
        e.legacyDebt().ifPresent(debt -> use(OpenItem.Kind.RECEIVABLE, debt, e.unit(), on, amount));
        if (e.assessment().isPresent()) {
            BookUnitYear year = unitYear(e.unit(), new FiscalYear(e.period().getYear()));
            year.assessedPremiumsCollected = year.assessedPremiumsCollected.plus(amount);
        }
    }

    private void subsidise(SubsidyReceived e, LocalDate on, Money amount) {
        unitYear(e.unit(), FiscalYear.of(on))
                .subsidiesReceived
                .computeIfAbsent(e.level(), any -> new TreeMap<>())
                .merge(on, amount, Money::plus);
    }

    private void handOver(LegacyBalanceHandedOver e, Money amount) {
        handedOver.computeIfAbsent(e.stage(), any -> new TreeMap<>()).merge(e.unit(), amount, Money::plus);
    }

    private void hold(FiscalYear year, UnitCode unit, PayerCategory category, Money amount) {
        Map<UnitCode, Map<PayerCategory, Money>> units = heldPremiums.computeIfAbsent(year, any -> new TreeMap<>());
        Map<PayerCategory, Money> held = units.computeIfAbsent(unit, any -> new TreeMap<>());
        if (held.merge(category, amount, Money::plus).isZero()) {
            held.remove(category);
        }
        if (held.isEmpty()) {
            units.remove(unit);
        }
        if (units.isEmpty()) {
            heldPremiums.remove(year);
        }
    }

    private void open(
            OpenItem.Kind kind, String number, UnitCode unit, LocalDate on, Optional<LocalDate> dueOn, Money amount) {
        openItems.put(
                itemKey(kind, number),
                new OpenItem(kind, number, unit, on, dueOn, List.of(), Optional.empty(), amount, Map.of()));
    }

    /** Uses a part of an item, or gives it back; one that was forgotten since is open again with that part. */
    private void use(OpenItem.Kind kind, String number, UnitCode unit, LocalDate on, Money amount) {
        OpenItem item = openItems.getOrDefault(
                itemKey(kind, number),
                new OpenItem(
                        kind,
                        number,
                        unit,
                        on,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        amount.negated(),
                        Map.of(on, amount.negated())));
        openItems.put(itemKey(kind, number), item.less(amount, on));
    }

    private static String itemKey(OpenItem.Kind kind, String number) {
        return kind + "/" + number;
    }

    private UnitCode owner(List<UnitAmount> shares) {
        return shares.size() == 1 ? shares.getFirst().unit() : cityLevel();
    }

    private UnitCode ownerOf(List<MaturedShare> shares) {
        return shares.size() == 1 ? shares.getFirst().unit() : cityLevel();
    }

    private static Money principal(List<MaturedShare> shares) {
        return Money.sum(shares.stream().map(MaturedShare::principal).toList());
    }

    private void correct(LateCorrection late) {
        Stream.concat(late.undone().stream(), late.made().stream())
                .forEach(change -> unitYear(change.unit(), late.year())
                        .corrections
                        .merge(change.account(), change.balance(), Money::plus));
    }

    private void owe(UnitCode unit, FiscalYear year, LocalDate on, List<Obligation> owed) {
        owed.forEach(o -> obligations.add(new GapObligation(unit, year, o.from(), on, o.amount())));
    }

    private void extract(ReserveExtracted e, LocalDate on, boolean back) {
        BookYear year = yearOf(e.year());
        for (UnitAmount share : e.shares()) {
            BookUnitYear unit = year.change(share.unit());
            Money given = back ? share.amount().negated() : share.amount();
            unit.reserveExtracted = unit.reserveExtracted.plus(given);
            if (on.isAfter(e.year().lastDay())) {
                unit.reserveExtractedSince = unit.reserveExtractedSince.plus(given);
            }
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

    /** Legs on accounts of one year, which only an adjustment fund has: they reach the accumulated balance with the close. */
    private void countReserveOfEarlierYears(LedgerEvent event, List<Posting> postings, FiscalYear year) {
        if (yearOfReserve(event).filter(of -> of.compareTo(year) < 0).isPresent()) {
            postings.stream()
                    .filter(leg -> leg.account().isOfOneYear() && !leg.unit().isReserve())
                    .forEach(leg -> {
                        BookUnitYear known = unitYear(leg.unit(), year);
                        known.reserveOfEarlierYears = known.reserveOfEarlierYears.minus(leg.amount());
                    });
        }
    }

    private static Optional<FiscalYear> yearOfReserve(LedgerEvent event) {
        return switch (event) {
            case ReserveExtracted e -> Optional.of(e.year());
            case ReserveDrawn e -> Optional.of(e.year());
            case DeficitCovered e -> Optional.of(e.year());
            case SettlementRestated e -> Optional.of(e.year());
            case EntryReversed e -> yearOfReserve(e.reversed());
            default -> Optional.empty();
        };
    }

    private BookYear yearOf(FiscalYear year) {
        return years.computeIfAbsent(year, any -> new BookYear());
    }

    private BookUnitYear unitYear(UnitCode unit, FiscalYear year) {
        return yearOf(year).change(unit);
    }
}
