package io.tongchou.ledger.explain;

import static io.tongchou.ledger.explain.SettlementAmount.ACCUMULATED;
import static io.tongchou.ledger.explain.SettlementAmount.EXPENDITURE;
import static io.tongchou.ledger.explain.SettlementAmount.FROM_OWN_BALANCE;
import static io.tongchou.ledger.explain.SettlementAmount.FROM_RESERVE;
import static io.tongchou.ledger.explain.SettlementAmount.GAP;
import static io.tongchou.ledger.explain.SettlementAmount.INCOME;
import static io.tongchou.ledger.explain.SettlementAmount.MANAGEMENT_AMOUNT;
import static io.tongchou.ledger.explain.SettlementAmount.MANAGEMENT_PART;
import static io.tongchou.ledger.explain.SettlementAmount.OWED;
import static io.tongchou.ledger.explain.SettlementAmount.OWN_BALANCE;
import static io.tongchou.ledger.explain.SettlementAmount.PLANNED_EXPENDITURE;
import static io.tongchou.ledger.explain.SettlementAmount.PLANNED_INCOME;
import static io.tongchou.ledger.explain.SettlementAmount.POLICY_PART;
import static io.tongchou.ledger.explain.SettlementAmount.PREMIUM_COLLECTED;
import static io.tongchou.ledger.explain.SettlementAmount.PREMIUM_TARGET;
import static io.tongchou.ledger.explain.SettlementAmount.RESERVE;
import static io.tongchou.ledger.explain.SettlementAmount.RESERVE_EXTRACTED;
import static io.tongchou.ledger.explain.SettlementAmount.RETAINED;
import static io.tongchou.ledger.explain.SettlementAmount.SURPLUS;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.commands.yearend.YearEnd;
import io.tongchou.ledger.events.AssessmentRecorded;
import io.tongchou.ledger.events.ClosedAccount;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.EntryMoved;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.EntryReversed;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.LateCorrection;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.ReserveDrawn;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.explain.Happenings.Happened;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.Step;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.statements.Form;
import io.tongchou.ledger.statements.Summaries;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Amounts of a year's settlement: by the formulas of the year's end down to flows, balances, plans, rulings and decisions. */
final class Settlements {

    private final Booked booked;
    private final Happenings happenings;

    Settlements(Booked booked, Happenings happenings) {
        this.booked = booked;
        this.happenings = happenings;
    }

    Explanation open(Asked asked, Figure.OfSettlement figure) {
        YearFacts facts = YearEnd.standingFacts(asked.state(), figure.year());
        Settlement settlement = YearEnd.settlement(asked.state(), figure.year());
        if (figure.amount().isOfReserve() != figure.unitCode().isReserve()) {
            throw NotThere.figure(figure, "reserve and reserveAfter are of RESERVE, all others of a unit");
        }
        if (figure.amount().isOfReserve()) {
            return figure.amount() == RESERVE ? reserve(asked, figure, facts) : reserveAfter(figure, facts, settlement);
        }
        UnitYear unit = facts.units().stream()
                .filter(one -> one.unit().equals(figure.unitCode()))
                .findFirst()
                .orElseThrow(() -> NotThere.figure(figure, "the settlement does not have the unit"));
        OneUnit of = new OneUnit(asked, figure, unit, settlement.of(unit.unit()).orElseThrow());
        return figure.part().isPresent() ? of.step(figure.part().get()) : of.whole();
    }

    /** One unit's amounts of a year. */
    private final class OneUnit {

        private final Asked asked;
        private final Figure.OfSettlement figure;
        private final UnitYear year;
        private final UnitSettlement settlement;
        private final BookUnitYear known;
        private final LocalDate first;
        private final LocalDate last;

        OneUnit(Asked asked, Figure.OfSettlement figure, UnitYear year, UnitSettlement settlement) {
            this.asked = asked;
            this.figure = figure;
            this.year = year;
            this.settlement = settlement;
            this.known = asked.state().year(figure.year()).unit(year.unit());
            this.first = figure.year().firstDay();
            this.last = figure.year().lastDay();
        }

        Explanation whole() {
            return switch (figure.amount()) {
                case INCOME ->
                    counted(Account::countsAsIncome, -1)
                            .saying(
                                    "保险费＋财政补贴＋利息＋转移＋其他收入；不含补足缺口、历史遗留和上下级往来",
                                    "4001 + 4101 + 4201 + 4301 + 4501, without gap top-ups, legacy matters and what levels pay each other");
                case EXPENDITURE ->
                    counted(Account::countsAsExpenditure, 1)
                            .saying(
                                    "待遇＋大病保险＋转移＋其他支出；不含历史遗留和上下级往来",
                                    "5001 + 5101 + 5201 + 5401, without legacy matters and what levels pay each other");
                case RESERVE_EXTRACTED ->
                    explain(Made.ADDED, extracted(asked, figure.year(), Optional.of(year.unit()), Optional.empty()))
                            .by(reserveClause())
                            .saying("当年各次提取之和", "what was extracted for the year, added up");
                case OWN_BALANCE ->
                    explain(Made.ADDED, concat(List.of(input(ACCUMULATED, 1)), beforeClose(Account.LEGACY_BALANCE, -1)))
                            .saying(
                                    "年结前累计结余（含应收补足）＋市级统筹前累计结余；小于零时按零计入缺口弥补",
                                    "what is accumulated, with what is owed, and the balance from before pooling; below zero it counts as nothing");
                case ACCUMULATED ->
                    explain(Made.ADDED, accumulated())
                            .saying(
                                    "年结前3001.01余额＋本年提取X（已离开结余的部分）＋本年收到的以前年度补足T＋以前年度应补未补O",
                                    "3001.01 before the close, what was extracted for the year and has left it, top-ups received in the year, and what is owed for earlier years");
                case OWED ->
                    explain(Made.ADDED, owed())
                            .saying(
                                    "弥补缺口和重新清算时确认的应补，减去已收到的补足",
                                    "what coverings and restatements made owed, less what was paid of it");
                case GAP ->
                    explain(
                                    Made.ADDED_NOT_BELOW_ZERO,
                                    List.of(input(EXPENDITURE, 1), input(RESERVE_EXTRACTED, 1), input(INCOME, -1)))
                            .saying("G = max(0, E + X − I)", "G = max(0, E + X − I)");
                case SURPLUS ->
                    explain(
                                    Made.ADDED_NOT_BELOW_ZERO,
                                    List.of(input(INCOME, 1), input(RESERVE_EXTRACTED, -1), input(EXPENDITURE, -1)))
                            .saying("P = max(0, I − X − E)", "P = max(0, I − X − E)");
                case PLANNED_INCOME -> explain(Made.ADDED, List.of(plan("INCOME")));
                case PLANNED_EXPENDITURE -> explain(Made.ADDED, List.of(plan("EXPENDITURE")));
                case PREMIUM_TARGET ->
                    explain(Made.ADDED, year.plan().isPresent() ? List.of(plan("INCOME.PREMIUM")) : List.of());
                case PREMIUM_COLLECTED -> counted(account -> account == Account.PREMIUMS, -1);
                case MANAGEMENT_AMOUNT -> ruled();
                case POLICY_PART -> policyPart();
                case MANAGEMENT_PART ->
                    explain(
                                    Made.BY_FORMULA,
                                    Stream.of(Stream.of(input(GAP, 1)), ruling())
                                            .flatMap(s -> s)
                                            .toList())
                            .saying("M = min(G, 认定的管理性缺口)", "M = min(G, what was ruled to be of management)");
                case RETAINED -> retained();
                case TO_CITY_LEVEL ->
                    explain(Made.ADDED, List.of(input(SURPLUS, 1), input(RETAINED, -1)))
                            .by(step(Step.Source.TO_CITY_LEVEL).map(step -> cite(step.clause())))
                            .saying(WaterfallLine.TO_CITY_LEVEL);
                case FROM_OWN_BALANCE, FROM_RESERVE, FROM_GOVERNMENT, FROM_CITY, FROM_COUNTY, UNASSIGNED ->
                    explain(
                                    Made.ADDED,
                                    settlement.steps().stream()
                                            .filter(step ->
                                                    figure.amount().source().equals(Optional.of(step.source())))
                                            .map(step -> input(step, 1))
                                            .toList())
                            .saying(
                                    "弥补政策性缺口和管理性缺口的部分之和",
                                    "what serves the gap of policy and that of management, added up");
                case RESERVE, RESERVE_AFTER -> throw new IllegalStateException(figure + " is of the reserve");
            };
        }

        /** One line of the waterfall. */
        Explanation step(Step.Part part) {
            Step step = settlement.steps().stream()
                    .filter(one ->
                            one.part() == part && figure.amount().source().equals(Optional.of(one.source())))
                    .findFirst()
                    .orElseThrow(() -> NotThere.figure(figure, "the waterfall has no such line"));
            WaterfallLine line = WaterfallLine.of(step, year, settlement, reserveShown());
            Explanation explanation = switch (step.source()) {
                case OWN_BALANCE, RESERVE, COUNTY ->
                    explain(Made.BY_FORMULA, step.amount(), inputs(line)).saying(line.formula());
                case GOVERNMENT, CITY, UNASSIGNED ->
                    explain(Made.ADDED, step.amount(), inputs(line)).saying(line.formula());
                case RETAINED, TO_CITY_LEVEL -> explain(Made.ADDED, step.amount(), List.of(whole(step)));
            };
            return explanation.by(Optional.of(cite(step.clause())));
        }

        /** A county is not shown what others have: the reserve's stock stays out of its view. */
        private Optional<Money> reserveShown() {
            return asked.county().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            YearEnd.standingFacts(asked.state(), figure.year()).reserve());
        }

        private List<Input> inputs(WaterfallLine line) {
            return line.madeOf().stream()
                    .map(part -> switch (part) {
                        case WaterfallLine.Part.Whole whole ->
                            Input.of(
                                    new Figure.OfSettlement(
                                            figure.year(),
                                            whole.of().isOfReserve() ? UnitCode.RESERVE : year.unit(),
                                            whole.of(),
                                            Optional.empty()),
                                    whole.caption(),
                                    whole.amount(),
                                    whole.sign());
                        case WaterfallLine.Part.Line other -> input(other.step(), other.sign());
                    })
                    .toList();
        }

        private Input whole(Step step) {
            SettlementAmount amount = SettlementAmount.of(step.source());
            return Input.of(of(amount), amount.words(), step.amount(), 1);
        }

        private Explanation policyPart() {
            if (settlement.status() == UnitSettlement.Status.PENDING_RULING) {
                return explain(Made.BY_FORMULA, List.of(input(GAP, 1)))
                        .by(asked.state()
                                .policyOn(last)
                                .flatMap(policy -> policy.gap().planGate())
                                .map(gate -> cite(gate.clause())))
                        .saying("缺口成因待认定，认定前不分", "the cause of the gap waits for a ruling; until then it is not split");
            }
            return explain(Made.ADDED, List.of(input(GAP, 1), input(MANAGEMENT_PART, -1)))
                    .saying("Q = G − M", "Q = G − M");
        }

        private Stream<Input> ruling() {
            return year.managementAmount().stream()
                    .map(amount -> Input.of(of(MANAGEMENT_AMOUNT), MANAGEMENT_AMOUNT.words(), amount, 1));
        }

        private Explanation ruled() {
            return rulings()
                    .map(happened -> (GapCauseRuled) happened.event())
                    .reduce((earlier, later) -> later)
                    .map(ruling -> explain(
                                    Made.STATED,
                                    ruling.managementAmount(),
                                    ruling.causes().stream()
                                            .map(cause -> Input.of(
                                                    new Words(
                                                            "成因 " + cause.cause() + "，" + cause.document(),
                                                            cause.cause() + ", " + cause.document()),
                                                    cause.amount(),
                                                    1))
                                            .toList())
                            .saying("以认定为准：" + ruling.evidence(), "as ruled: " + ruling.evidence()))
                    .orElseThrow(() -> NotThere.figure(figure, "nobody has ruled on the cause of a gap"));
        }

        private Stream<Happened> rulings() {
            return happenings
                    .ofYears(
                            asked,
                            event -> event instanceof GapCauseRuled e
                                    && e.unit().equals(year.unit())
                                    && e.year().equals(figure.year()))
                    .stream();
        }

        private Explanation retained() {
            List<Input> inputs = new ArrayList<>(List.of(input(SURPLUS, 1)));
            inputs.add(input(PREMIUM_COLLECTED, 1));
            inputs.add(input(PREMIUM_TARGET, 1));
            inputs.add(input(EXPENDITURE, 1));
            if (year.plan().isPresent()) {
                inputs.add(input(PLANNED_EXPENDITURE, 1));
            }
            return explain(Made.BY_FORMULA, inputs)
                    .by(step(Step.Source.RETAINED)
                            .map(step -> cite(step.clause()))
                            .or(() -> asked.state()
                                    .policyOn(last)
                                    .map(policy -> cite(policy.surplus().clause()))))
                    .saying(WaterfallLine.RETAINED);
        }

        private Optional<Step> step(Step.Source source) {
            return settlement.steps().stream()
                    .filter(one -> one.source() == source)
                    .findFirst();
        }

        private Explanation counted(Predicate<Account> counts, int sign) {
            List<Input> inputs = new ArrayList<>();
            Scope scope = Scope.of(year.unit());
            for (Account account : Account.values()) {
                if (counts.test(account)) {
                    inputs.add(booked.flow(asked, scope, Accounts.of(account), first, last, sign));
                    if (!isClosed()) {
                        booked.closing(asked, scope, Accounts.of(account), first, last, sign)
                                .ifPresent(inputs::add);
                    }
                }
            }
            inputs.addAll(corrections(counts, sign));
            return explain(Made.ADDED, inputs);
        }

        private boolean isClosed() {
            return asked.state().year(figure.year()).isClosed();
        }

        /** What corrections since the close changed, as far as a restatement has taken them in. */
        private List<Input> corrections(Predicate<Account> counts, int sign) {
            if (known.restated().isEmpty()) {
                return List.of();
            }
            long restated = happenings
                    .ofYears(
                            asked,
                            event -> event instanceof SettlementRestated e
                                    && e.unit().equals(year.unit())
                                    && e.year().equals(figure.year()))
                    .getLast()
                    .sequence();
            return happenings.correctionsAfter(asked, last).stream()
                    .filter(happened -> happened.sequence() < restated)
                    .flatMap(happened -> late(happened.event()).stream()
                            .filter(late -> late.year().equals(figure.year()))
                            .map(late -> Money.sum(Stream.concat(late.undone().stream(), late.made().stream())
                                    .filter(one -> one.unit().equals(year.unit()) && counts.test(one.account()))
                                    .map(ClosedAccount::balance)
                                    .toList()))
                            .filter(amount -> !amount.isZero())
                            .map(amount -> evidence(happened).withValue(amount, sign)))
                    .toList();
        }

        private static Optional<LateCorrection> late(LedgerEvent event) {
            return switch (event) {
                case EntryReversed e -> e.late();
                case EntryMoved e -> e.late();
                case EntryReclassified e -> e.late();
                default -> Optional.empty();
            };
        }

        private List<Input> accumulated() {
            List<Input> inputs = new ArrayList<>(beforeClose(Account.ACCUMULATED_BALANCE, -1));
            switch (asked.state()
                    .policyOn(last)
                    .map(policy -> policy.mode().value())
                    .orElse(Mode.UNIFIED)) {
                case UNIFIED -> {
                    inputs.add(input(RESERVE_EXTRACTED, 1));
                    extracted(asked, figure.year(), Optional.of(year.unit()), Optional.of(last)).stream()
                            .map(since -> since.withSign(-since.sign()))
                            .forEach(inputs::add);
                }
                case ADJUSTMENT_FUND -> inputs.addAll(reserveOfEarlierYears());
            }
            inputs.add(booked.flow(asked, Scope.of(year.unit()), Accounts.of(Account.GAP_TOP_UPS), first, last, -1));
            if (!isClosed()) {
                booked.closing(asked, Scope.of(year.unit()), Accounts.of(Account.GAP_TOP_UPS), first, last, -1)
                        .ifPresent(inputs::add);
            }
            inputs.add(input(OWED, 1));
            return inputs;
        }

        private List<Input> reserveOfEarlierYears() {
            List<Input> events = happenings
                    .ofYears(
                            asked,
                            event -> reserveOf(event)
                                    .filter(of -> of.compareTo(figure.year()) < 0)
                                    .isPresent())
                    .stream()
                    .filter(happened ->
                            FiscalYear.of(happened.recorded().effectiveOn()).equals(figure.year()))
                    .map(happened -> evidence(happened)
                            .withValue(
                                    Money.sum(happened.recorded().entry().stream()
                                            .flatMap(entry -> entry.postings().stream())
                                            .filter(leg -> leg.unit().equals(year.unit())
                                                    && leg.account().isOfOneYear())
                                            .map(leg -> leg.amount())
                                            .toList()),
                                    -1))
                    .filter(input -> input.value().orElseThrow().number().signum() != 0)
                    .toList();
            Money corrected = known.reserveOfEarlierYears().minus(sum(events));
            return corrected.isZero()
                    ? events
                    : concat(events, List.of(Input.of(new Words("以上的更正", "corrections of these"), corrected, 1)));
        }

        /** A balance before the year's close. */
        private List<Input> beforeClose(Account account, int sign) {
            Scope scope = Scope.of(year.unit());
            return Stream.concat(
                            Stream.of(booked.balance(asked, scope, Accounts.of(account), last, sign)),
                            isClosed()
                                    ? booked.closing(asked, scope, Accounts.of(account), first, last, -sign).stream()
                                    : Stream.of())
                    .toList();
        }

        private List<Input> owed() {
            return happenings.ofYears(asked, event -> true).stream()
                    .filter(happened -> !happened.recorded().effectiveOn().isAfter(last))
                    .flatMap(happened -> switch (happened.event()) {
                        case DeficitCovered e
                        when e.unit().equals(year.unit()) && isEarlier(e.year()) ->
                            Stream.of(evidence(happened).withValue(total(e.obligations()), 1));
                        case SettlementRestated e
                        when e.unit().equals(year.unit()) && isEarlier(e.year()) ->
                            Stream.of(evidence(happened).withValue(total(e.obligations()), 1));
                        case GapTopUpReceived e
                        when e.unit().equals(year.unit()) && isEarlier(e.year()) ->
                            Stream.of(evidence(happened).withValue(e.amount(), -1));
                        default -> Stream.<Input>of();
                    })
                    .toList();
        }

        private boolean isEarlier(FiscalYear other) {
            return other.compareTo(figure.year()) < 0;
        }

        private Input plan(String item) {
            Money planned = switch (item) {
                case "INCOME" -> year.plan().map(plan -> plan.income()).orElseThrow(this::noPlan);
                case "EXPENDITURE" ->
                    year.plan().map(plan -> plan.expenditure()).orElseThrow(this::noPlan);
                default -> year.premiumTarget().orElse(Money.ZERO);
            };
            return Input.of(
                    new Figure.Plan(figure.year(), Scope.of(year.unit()), item, Optional.of(last)),
                    new Words("年度计划", "the year's plan"),
                    planned,
                    1);
        }

        private NotThere noPlan() {
            return NotThere.figure(figure, "no plan of the year was in force on " + last);
        }

        private Optional<Cited> reserveClause() {
            return asked.state()
                    .policyOn(last)
                    .flatMap(Policy::reserve)
                    .map(reserve -> cite(reserve.extraction().clause()));
        }

        private Cited cite(Clause clause) {
            return Settlements.this.cite(asked, figure.year(), clause);
        }

        private Figure.OfSettlement of(SettlementAmount amount) {
            return new Figure.OfSettlement(figure.year(), year.unit(), amount, Optional.empty());
        }

        private Input input(SettlementAmount amount, int sign) {
            return Input.of(of(amount), amount.words(), value(amount), sign);
        }

        private Input input(Step step, int sign) {
            SettlementAmount amount = SettlementAmount.of(step.source());
            return Input.of(
                            new Figure.OfSettlement(figure.year(), year.unit(), amount, Optional.of(step.part())),
                            new WaterfallLine.Part.Line(step, sign).caption(),
                            step.amount(),
                            sign)
                    .by(cite(step.clause()));
        }

        private Explanation explain(Made made, List<Input> inputs) {
            return explain(made, value(figure.amount()), inputs);
        }

        private Explanation explain(Made made, Money value, List<Input> inputs) {
            return Explanation.of(
                            figure,
                            new Words(
                                    figure.year() + "年度清算·" + year.unit() + "·"
                                            + figure.amount().words().zh()
                                            + figure.part()
                                                    .map(part -> "·"
                                                            + WaterfallLine.name(part)
                                                                    .zh())
                                                    .orElse(""),
                                    "Settlement of " + figure.year() + ", " + year.unit() + ": "
                                            + figure.amount().words().en()
                                            + figure.part()
                                                    .map(part -> ", "
                                                            + WaterfallLine.name(part)
                                                                    .en())
                                                    .orElse("")),
                            value,
                            made,
                            inputs)
                    .restingOn(decidedBy());
        }

        /** What decided the unit's year and carried it out. */
        private List<Input> decidedBy() {
            return happenings
                    .ofYears(asked, event -> switch (event) {
                        case YearClosed e -> e.year().equals(figure.year());
                        case GapCauseRuled e ->
                            e.unit().equals(year.unit()) && e.year().equals(figure.year());
                        case AssessmentRecorded e ->
                            e.unit().equals(year.unit()) && e.year().equals(figure.year());
                        case ReserveDrawn e ->
                            e.unit().equals(year.unit()) && e.year().equals(figure.year());
                        case DeficitCovered e ->
                            e.unit().equals(year.unit()) && e.year().equals(figure.year());
                        case SettlementRestated e ->
                            e.unit().equals(year.unit()) && e.year().equals(figure.year());
                        default -> false;
                    })
                    .stream()
                    .map(Settlements::evidence)
                    .toList();
        }

        private Money value(SettlementAmount amount) {
            return switch (amount) {
                case INCOME -> year.income();
                case EXPENDITURE -> year.expenditure();
                case RESERVE_EXTRACTED -> year.reserveExtracted();
                case OWN_BALANCE -> year.ownBalance();
                case ACCUMULATED -> year.ownBalance().minus(sum(beforeClose(Account.LEGACY_BALANCE, -1)));
                case OWED -> sum(owed());
                case GAP -> settlement.gap();
                case SURPLUS -> settlement.surplus();
                case PLANNED_INCOME -> year.plan().map(plan -> plan.income()).orElseThrow(this::noPlan);
                case PLANNED_EXPENDITURE ->
                    year.plan().map(plan -> plan.expenditure()).orElseThrow(this::noPlan);
                case PREMIUM_COLLECTED -> year.premiumCollected().orElse(Money.ZERO);
                case PREMIUM_TARGET -> year.premiumTarget().orElse(Money.ZERO);
                case MANAGEMENT_AMOUNT -> year.managementAmount().orElse(Money.ZERO);
                case POLICY_PART -> settlement.policyPart();
                case MANAGEMENT_PART -> settlement.managementPart();
                case FROM_OWN_BALANCE -> settlement.fromOwnBalance();
                case FROM_RESERVE -> settlement.fromReserve();
                case FROM_GOVERNMENT -> settlement.fromGovernment();
                case FROM_CITY -> settlement.fromCity();
                case FROM_COUNTY -> settlement.fromCounty();
                case UNASSIGNED -> settlement.unassigned();
                case RETAINED -> settlement.retained();
                case TO_CITY_LEVEL -> settlement.toCityLevel();
                case RESERVE, RESERVE_AFTER -> throw new IllegalStateException(amount + " is of the reserve");
            };
        }
    }

    /** What was extracted into the reserve for a year, and given back: of a unit or of all; only what is dated after a day. */
    private List<Input> extracted(Asked asked, FiscalYear year, Optional<UnitCode> unit, Optional<LocalDate> after) {
        long through =
                happenings
                        .ofYears(
                                asked,
                                event -> event instanceof YearClosed e
                                        && e.year().equals(year))
                        .stream()
                        .mapToLong(Happened::sequence)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
        List<Input> inputs = new ArrayList<>();
        for (Happened happened : happenings.ofYears(
                asked, event -> event instanceof ReserveExtracted e && e.year().equals(year))) {
            Money share = Money.sum(((ReserveExtracted) happened.event())
                    .shares().stream()
                            .filter(one -> unit.isEmpty() || unit.get().equals(one.unit()))
                            .map(UnitAmount::amount)
                            .toList());
            add(inputs, happened, share, 1, after, through);
            happenings
                    .by(asked, new Key(Key.Kind.CORRECTION, happened.by().command()))
                    .ifPresent(reversal -> add(inputs, reversal, share, -1, after, through));
        }
        return inputs;
    }

    private static void add(
            List<Input> inputs, Happened happened, Money share, int sign, Optional<LocalDate> after, long through) {
        if (!share.isZero()
                && happened.sequence() <= through
                && after.map(happened.recorded().effectiveOn()::isAfter).orElse(true)) {
            inputs.add(evidence(happened).withValue(share, sign));
        }
    }

    private Explanation reserve(Asked asked, Figure.OfSettlement figure, YearFacts facts) {
        LocalDate first = figure.year().firstDay();
        LocalDate last = figure.year().lastDay();
        Scope scope = Scope.of(UnitCode.RESERVE);
        boolean closed = asked.state().year(figure.year()).isClosed();
        List<Input> inputs =
                new ArrayList<>(List.of(booked.balance(asked, scope, Accounts.of(Account.RISK_RESERVE), last, -1)));
        if (closed) {
            booked.closing(asked, scope, Accounts.of(Account.RISK_RESERVE), first, last, 1)
                    .ifPresent(inputs::add);
        }
        Arrays.stream(Account.values()).filter(Account::isOfOneYear).forEach(account -> {
            Input flow = booked.flow(asked, scope, Accounts.of(account), first, last, -1);
            if (flow.value().orElseThrow().number().signum() != 0) {
                inputs.add(flow);
            }
            if (!closed) {
                booked.closing(asked, scope, Accounts.of(account), first, last, -1)
                        .ifPresent(inputs::add);
            }
        });
        inputs.addAll(extracted(asked, figure.year(), Optional.empty(), Optional.of(last)));
        return Explanation.of(figure, captionOfReserve(figure), facts.reserve(), Made.ADDED_NOT_BELOW_ZERO, inputs)
                .by(asked.state()
                        .policyOn(last)
                        .flatMap(Policy::reserve)
                        .map(reserve ->
                                cite(asked, figure.year(), reserve.extraction().clause())))
                .saying(
                        "年结前3001.03余额＋储备金本年自身收支＋年后补提的当年部分",
                        "3001.03 before the close, the reserve's own income and expenditure of the year, and what was extracted for the year after it");
    }

    private static Explanation reserveAfter(Figure.OfSettlement figure, YearFacts facts, Settlement settlement) {
        List<Input> inputs = new ArrayList<>(List.of(Input.of(
                new Figure.OfSettlement(figure.year(), UnitCode.RESERVE, RESERVE, Optional.empty()),
                RESERVE.words(),
                facts.reserve(),
                1)));
        settlement.units().stream()
                .filter(unit -> !unit.fromReserve().isZero())
                .forEach(unit -> inputs.add(Input.of(
                        new Figure.OfSettlement(figure.year(), unit.unit(), FROM_RESERVE, Optional.empty()),
                        FROM_RESERVE.words().and("·" + unit.unit(), ", " + unit.unit()),
                        unit.fromReserve(),
                        -1)));
        return Explanation.of(figure, captionOfReserve(figure), settlement.reserveAfter(), Made.ADDED, inputs)
                .saying("储备金减去各单位动用数", "the reserve less what the units draw");
    }

    private static Words captionOfReserve(Figure.OfSettlement figure) {
        return new Words(
                figure.year() + "年度清算·" + figure.amount().words().zh(),
                "Settlement of " + figure.year() + ": "
                        + figure.amount().words().en());
    }

    private Cited cite(Asked asked, FiscalYear year, Clause clause) {
        return happenings.cite(asked, year.lastDay(), clause.toString());
    }

    /** An event with its day, as something that a figure rests on. */
    static Input evidence(Happened happened) {
        Form.Caption summary = Summaries.of(happened.type());
        LocalDate day = happened.recorded().effectiveOn();
        return Input.of(happened.figure(), new Words(summary.chinese() + "，" + day, summary.english() + ", " + day));
    }

    private static Optional<FiscalYear> reserveOf(LedgerEvent event) {
        return switch (event) {
            case ReserveExtracted e -> Optional.of(e.year());
            case ReserveDrawn e -> Optional.of(e.year());
            case DeficitCovered e -> Optional.of(e.year());
            case SettlementRestated e -> Optional.of(e.year());
            default -> Optional.empty();
        };
    }

    private static Money total(List<Obligation> obligations) {
        return Money.sum(obligations.stream().map(Obligation::amount).toList());
    }

    private static Money sum(List<Input> inputs) {
        return Money.sum(inputs.stream().map(Input::signed).toList());
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
