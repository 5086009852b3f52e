package io.tongchou.ledger.explain;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.events.AnnualPlanAdjusted;
import io.tongchou.ledger.events.AnnualPlanApproved;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.GapTopUpReceived;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PriorYearExpenditureRecorded;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Made;
import io.tongchou.ledger.indicators.Ground;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Indicators;
import io.tongchou.ledger.indicators.Part;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Indicators, and what only they and settlements read: plans, expenditure as recorded, open items. */
final class Others {

    private final Happenings happenings;

    Others(Happenings happenings) {
        this.happenings = happenings;
    }

    Explanation open(Asked asked, Figure.OfIndicator figure) {
        Indicator indicator = Indicators.of(asked.state(), asked.basis().asOf()).stream()
                .filter(one -> one.kind() == figure.kind()
                        && one.unit().equals(figure.of())
                        && one.subject().equals(figure.subject()))
                .findFirst()
                .orElseThrow(() -> NotThere.figure(
                        figure, "there is no such indicator on " + asked.basis().asOf()));
        return Explanation.of(
                        figure,
                        IndicatorWords.caption(figure.kind())
                                .and(
                                        figure.of().map(unit -> "·" + unit).orElse("·全市"),
                                        figure.of().map(unit -> ", " + unit).orElse(", the whole pool")),
                        indicator.value(),
                        Made.BY_FORMULA,
                        indicator.madeOf().stream().map(Others::input).toList())
                .saying(
                        IndicatorWords.formula(figure.kind()).zh(),
                        IndicatorWords.formula(figure.kind()).en() + ". " + indicator.says())
                .by(indicator.ground().map(ground -> cite(asked, ground)))
                .restingOn(happenings.ofYears(asked, event -> isOf(asked, figure, event)).stream()
                        .map(Settlements::evidence)
                        .toList());
    }

    /** Whether an event is one of those that an indicator counts. */
    private static boolean isOf(Asked asked, Figure.OfIndicator figure, LedgerEvent event) {
        String of = figure.subject().orElse("");
        return switch (figure.kind()) {
            case RESERVE_EXTRACTION ->
                event instanceof ReserveExtracted e
                        && e.year().equals(FiscalYear.of(asked.basis().asOf()));
            case RULING_PENDING, GAP_UNCOVERED ->
                event instanceof YearClosed e && of.equals(e.year().toString());
            case GOVERNMENT_OBLIGATION ->
                switch (event) {
                    case DeficitCovered e -> isOf(figure, e.unit(), e.year());
                    case SettlementRestated e -> isOf(figure, e.unit(), e.year());
                    case GapTopUpReceived e -> isOf(figure, e.unit(), e.year());
                    default -> false;
                };
            default -> false;
        };
    }

    private static boolean isOf(Figure.OfIndicator figure, UnitCode unit, FiscalYear year) {
        return figure.of().equals(Optional.of(unit))
                && figure.subject().filter(of -> of.startsWith(year + " ")).isPresent();
    }

    private Cited cite(Asked asked, Ground ground) {
        return ground.clause()
                .map(clause -> happenings.cite(asked, asked.basis().asOf(), clause.toString()))
                .orElseGet(() -> new Cited(
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        List.of(),
                        ground.assumption().stream().toList(),
                        Optional.empty()));
    }

    private static Input input(Part part) {
        return new Input(
                part.origin().map(Figure::of),
                new Words(part.name(), part.name()),
                Optional.of(part.quantity()),
                1,
                Optional.empty());
    }

    Explanation open(Asked asked, Figure.Plan figure) {
        LocalDate day = figure.day().orElse(asked.basis().asOf());
        Words caption = new Words(
                figure.year() + "年度计划·" + figure.scope().words().zh() + "·"
                        + words(figure.item()).zh(),
                "Plan of " + figure.year() + ", " + figure.scope().words().en() + ": "
                        + words(figure.item()).en());
        if (figure.scope().unit().isEmpty()) {
            List<Input> units = unitsOn(asked, day)
                    .flatMap(unit -> plan(asked, figure, unit, day)
                            .map(plan -> Input.of(
                                    new Figure.Plan(figure.year(), Scope.of(unit), figure.item(), Optional.of(day)),
                                    Scope.of(unit).words(),
                                    amount(figure, plan),
                                    1))
                            .stream())
                    .toList();
            return Explanation.of(figure, caption, sum(units), Made.ADDED, units)
                    .saying("各单位计划之和", "the units' plans added up");
        }
        UnitCode unit = figure.scope().unit().get();
        BookUnitYear.Plan plan = plan(asked, figure, unit, day)
                .orElseThrow(() -> NotThere.figure(figure, "no plan of it was in force on " + day));
        List<Input> items = figure.items().stream()
                .map(item -> new Figure.Plan(figure.year(), figure.scope(), item, Optional.of(day)))
                .map(item -> Input.of(
                        item,
                        words(item.item()),
                        amount(item, plan),
                        figure.item().equals(Figure.Plan.SURPLUS) && item.item().equals(Figure.Plan.EXPENDITURE)
                                ? -1
                                : 1))
                .filter(input -> input.value().orElseThrow().number().signum() != 0)
                .toList();
        return Explanation.of(figure, caption, amount(figure, plan), items.isEmpty() ? Made.STATED : Made.ADDED, items)
                .saying(day + "有效的计划（自" + plan.from() + "）", "the plan in force on " + day + ", since " + plan.from())
                .restingOn(happenings
                        .ofYears(asked, event -> switch (event) {
                            case AnnualPlanApproved e ->
                                e.unit().equals(unit) && e.year().equals(figure.year());
                            case AnnualPlanAdjusted e ->
                                e.unit().equals(unit) && e.year().equals(figure.year());
                            default -> false;
                        })
                        .stream()
                        .filter(happened -> happened.recorded().effectiveOn().equals(plan.from()))
                        .reduce((earlier, later) -> later)
                        .map(Settlements::evidence)
                        .stream()
                        .toList());
    }

    private static Words words(String item) {
        return switch (item) {
            case Figure.Plan.INCOME -> Accounts.Group.INCOME.words();
            case Figure.Plan.EXPENDITURE -> Accounts.Group.EXPENDITURE.words();
            case Figure.Plan.SURPLUS -> Accounts.Group.SURPLUS.words();
            default ->
                Stream.concat(
                                Arrays.stream(PlannedIncome.values())
                                        .filter(one -> item.equals("INCOME." + one))
                                        .map(PlannedIncome::account),
                                Arrays.stream(PlannedExpenditure.values())
                                        .filter(one -> item.equals("EXPENDITURE." + one))
                                        .map(PlannedExpenditure::account))
                        .map(Words::of)
                        .findFirst()
                        .orElseThrow();
        };
    }

    private static Optional<BookUnitYear.Plan> plan(Asked asked, Figure.Plan figure, UnitCode unit, LocalDate day) {
        return asked.state().year(figure.year()).unit(unit).planOn(day);
    }

    private static Money amount(Figure.Plan figure, BookUnitYear.Plan plan) {
        return switch (figure.item()) {
            case Figure.Plan.INCOME -> plan.income();
            case Figure.Plan.EXPENDITURE -> plan.expenditure();
            case Figure.Plan.SURPLUS -> plan.income().minus(plan.expenditure());
            default ->
                Stream.concat(
                                plan.incomes().entrySet().stream()
                                        .filter(item -> figure.item().equals("INCOME." + item.getKey())),
                                plan.expenditures().entrySet().stream()
                                        .filter(item -> figure.item().equals("EXPENDITURE." + item.getKey())))
                        .findFirst()
                        .map(item -> Objects.requireNonNull(item.getValue()))
                        .orElse(Money.ZERO);
        };
    }

    Explanation open(Asked asked, Figure.Spent figure) {
        Words caption = new Words(
                figure.year() + "年度支出·" + figure.scope().words().zh(),
                "Expenditure of " + figure.year() + ", "
                        + figure.scope().words().en());
        if (figure.scope().unit().isEmpty()) {
            List<Input> units = unitsOn(asked, asked.basis().asOf())
                    .flatMap(unit -> asked.state().expenditureOf(unit, figure.year()).stream()
                            .map(spent -> Input.of(
                                    new Figure.Spent(figure.year(), Scope.of(unit)),
                                    Scope.of(unit).words(),
                                    spent,
                                    1)))
                    .toList();
            return Explanation.of(figure, caption, sum(units), Made.ADDED, units)
                    .saying("各单位之和", "the units' added up");
        }
        UnitCode unit = figure.scope().unit().get();
        Money spent = asked.state()
                .expenditureOf(unit, figure.year())
                .orElseThrow(() -> NotThere.figure(figure, "it is not known"));
        return Explanation.of(figure, caption, spent, Made.STATED, List.of())
                .saying("以记录或年终结账为准", "as recorded, or as the year was closed with")
                .restingOn(happenings
                        .ofYears(
                                asked,
                                event -> event instanceof PriorYearExpenditureRecorded e
                                                && e.unit().equals(unit)
                                                && e.year().equals(figure.year())
                                        || event instanceof YearClosed closed
                                                && closed.year().equals(figure.year()))
                        .stream()
                        .map(Settlements::evidence)
                        .toList());
    }

    Explanation open(Asked asked, Figure.Left figure) {
        OpenItem item = asked.state()
                .openItem(figure.kind(), figure.number())
                .filter(one -> asked.county().isEmpty() || asked.county().equals(Optional.of(one.unit())))
                .orElseThrow(() -> NotThere.figure(figure, "nothing of that number stands open"));
        Input whole = happenings
                .by(asked, new Key(kind(figure.kind()), figure.number()))
                .map(Settlements::evidence)
                .map(input -> input.withValue(item.amount(), 1))
                .orElseGet(() -> Input.of(new Words("原额", "what it was at first"), item.amount(), 1));
        return Explanation.of(
                        figure,
                        new Words(figure.number() + "·未了余额", "What is left of " + figure.number()),
                        item.left(),
                        Made.ADDED,
                        Stream.concat(
                                        Stream.of(whole),
                                        item.used().entrySet().stream()
                                                .sorted(Map.Entry.comparingByKey())
                                                .map(use -> Input.of(
                                                        new Words(
                                                                use.getKey() + "收回或使用",
                                                                "came back or was used on " + use.getKey()),
                                                        Objects.requireNonNull(use.getValue()),
                                                        -1)))
                                .toList())
                .saying("原额减去已收回或使用数", "what it was at first, less what came of it or was used");
    }

    private static Key.Kind kind(OpenItem.Kind kind) {
        return switch (kind) {
            case TIME_DEPOSIT -> Key.Kind.DEPOSIT;
            case BOND -> Key.Kind.BOND;
            case ADVANCE -> Key.Kind.ADVANCE;
            case UNIDENTIFIED -> Key.Kind.REFERENCE;
            case RECEIVABLE, PAYABLE -> Key.Kind.DEBT;
        };
    }

    /** The units with an account of their own on a day. */
    private static Stream<UnitCode> unitsOn(Asked asked, LocalDate day) {
        return asked.state().unitsWithLedger(day).stream()
                .filter(unit -> asked.state().hasUnit(unit, day));
    }

    private static Money sum(List<Input> inputs) {
        return Money.sum(inputs.stream().map(Input::signed).toList());
    }
}
