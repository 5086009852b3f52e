package io.tongchou.ledger.pages.overview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.flows.MoneyFlows;
import io.tongchou.ledger.flows.MonthlyResults;
import io.tongchou.ledger.indicators.Ground;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.indicators.Part;
import io.tongchou.ledger.pages.AlertRow;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.pages.Words.Amount;
import io.tongchou.ledger.pages.overview.OverviewController.Known;
import io.tongchou.ledger.pages.work.WaitingWork;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PlannedExpenditure;
import io.tongchou.ledger.vocabulary.PlannedIncome;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts an overview into words and amounts. */
final class OverviewWriter {

    private static final int MONTH_WIDTH = 10;
    private static final int LINE_HEIGHT = 24;

    private final Visit visit;
    private final Words words;
    private final Known known;
    private final Optional<UnitCode> visible;
    private final UnitOrder order;
    private final FiscalYear year;
    private final List<YearMonth> months;

    OverviewWriter(Visit visit, Words words, Known known, Optional<UnitCode> visible, UnitOrder order) {
        this.visit = visit;
        this.words = words;
        this.known = known;
        this.visible = visible;
        this.order = order;
        this.year = new FiscalYear(known.basis().asOf().getYear());
        this.months = Stream.iterate(year.month(1), month -> month.plusMonths(1))
                .limit(known.basis().asOf().getMonthValue())
                .toList();
    }

    /** @param mine what waits for the viewer now; empty where the page is of an earlier state */
    Overview write(Optional<List<WaitingWork.Task>> mine) {
        return new Overview(
                known.basis().asOf().toString(),
                words.instant(known.basis().knownAt()),
                year.value(),
                visible.map(this::name).orElse(""),
                known.state().closedThrough().map(YearMonth::toString).orElse(""),
                known.basis()
                        .halted()
                        .map(halt -> words.say("overview.halted", String.valueOf(halt.sequence()), halt.since()))
                        .orElse(""),
                mine,
                monthsPayable(),
                balance(),
                visible.isPresent() ? Optional.empty() : Optional.of(reserve()),
                new Overview.Result(
                        flow(words.amount(income(this::counts, any -> true)), INCOME),
                        flow(words.amount(expenditure(this::counts, any -> true)), EXPENDITURE),
                        flow(
                                words.amount(income(this::counts, any -> true)
                                        .minus(expenditure(this::counts, any -> true))),
                                SURPLUS)),
                plan(),
                chart(),
                months.stream().map(this::month).toList(),
                Stream.of(UnitOrder.Column.values())
                        .map(column -> new Overview.Heading(
                                words.say("overview.column." + column.key()),
                                visit.to("", "sort", order.clicked(column)) + "#units",
                                order.of(column)))
                        .toList(),
                known.state().units().stream()
                        .filter(this::isVisible)
                        .map(this::unit)
                        .sorted(order.comparator())
                        .toList(),
                AlertRow.of(visit, words, known.state(), known.today(), known.indicatorsNow(), visible),
                places());
    }

    private static final String INCOME = "INCOME";
    private static final String EXPENDITURE = "EXPENDITURE";
    private static final String SURPLUS = "SURPLUS";

    /** What came or went this year, opened. */
    private Overview.Figure flow(Amount amount, String of) {
        return flow(amount, scope(), of, firstDay(), known.basis().asOf());
    }

    private Overview.Figure flow(Amount amount, String scope, String of, LocalDate from, LocalDate to) {
        return figure(amount, "flow/" + scope + "/" + of + "/" + from + "/" + to);
    }

    private Overview.Figure figure(Amount amount, String path) {
        return new Overview.Figure(amount, amount.fen() == 0 ? "" : opened(path));
    }

    private LocalDate firstDay() {
        return known.state().beginsOn().isAfter(year.firstDay()) ? known.state().beginsOn() : year.firstDay();
    }

    private String scope() {
        return visible.map(UnitCode::code).orElse("ALL");
    }

    /** The city's income and expenditure are those of its statement: the reserve's interest is among them. */
    private boolean counts(UnitCode unit) {
        return visible.map(unit::equals).orElse(true);
    }

    private boolean isVisible(UnitCode unit) {
        return visible.isPresent() ? visible.get().equals(unit) : !unit.isReserve();
    }

    private String name(UnitCode unit) {
        return words.unit(BookReport.unit(known.state(), unit));
    }

    /** A unit whose account the city level keeps has none of its own. */
    private Overview.MonthsPayable monthsPayable() {
        String opened =
                opened("indicator/MONTHS_PAYABLE/" + visible.map(UnitCode::code).orElse("POOL"));
        return indicator(IndicatorKind.MONTHS_PAYABLE, visible)
                .filter(indicator -> indicator.value().isPresent())
                .map(indicator -> monthsPayable(indicator, opened))
                .orElseGet(() -> new Overview.MonthsPayable(
                        "", "", "", List.of(), List.of(), words.say("overview.months-payable.unknown"), opened));
    }

    private Overview.MonthsPayable monthsPayable(Indicator indicator, String opened) {
        boolean leveled = !indicator.limits().isEmpty();
        return new Overview.MonthsPayable(
                indicator.value().map(value -> value.number().toPlainString()).orElse(""),
                leveled ? css(indicator.level()) : "",
                leveled ? words.say("level." + indicator.level().name()) : "",
                indicator.madeOf().stream().map(this::part).toList(),
                indicator.limits().stream().map(this::part).toList(),
                indicator
                        .ground()
                        .flatMap(Ground::assumption)
                        .map(words::ofBoth)
                        .orElse(""),
                opened);
    }

    private Overview.Named part(Part part) {
        return new Overview.Named(
                words.part(part.name()),
                words.quantity(part.quantity()),
                part.origin()
                        .map(origin -> opened(Figure.of(origin).toString()))
                        .orElse(""));
    }

    private Optional<Indicator> indicator(IndicatorKind kind, Optional<UnitCode> unit) {
        return known.indicators().stream()
                .filter(one -> one.kind() == kind && one.unit().equals(unit))
                .findFirst();
    }

    private Overview.Balance balance() {
        Money units = owned(this::isVisible);
        Money reserve = visible.isPresent() ? Money.ZERO : owned(UnitCode::isReserve);
        return new Overview.Balance(
                words.amount(units.plus(reserve)),
                visible.isPresent()
                        ? List.of()
                        : List.of(
                                new Overview.Named(
                                        words.say("overview.balance.units"),
                                        Words.exact(units),
                                        opened("balance/UNITS/OWNED/"
                                                + known.basis().asOf())),
                                new Overview.Named(
                                        words.say("overview.balance.reserve"),
                                        Words.exact(reserve),
                                        opened("balance/RESERVE/OWNED/"
                                                + known.basis().asOf()))),
                opened("balance/%s/OWNED/%s"
                        .formatted(
                                visible.map(UnitCode::code).orElse("ALL"),
                                known.basis().asOf())));
    }

    /** Where a figure of this page's day is opened into what it is made of. */
    private String opened(String figure) {
        return visit.to(
                "/explain", "figure", figure, "asOf", known.basis().asOf().toString());
    }

    /** What is there, less what is owed; what is parked is not the city's to use. */
    private Money owned(Predicate<UnitCode> units) {
        return Money.sum(known.balances().rows().stream()
                .filter(row -> units.test(row.unit()))
                .filter(row -> switch (row.account().kind()) {
                    case CASH -> row.account() != Account.PARKED;
                    case ASSET, LIABILITY -> true;
                    case BALANCE, INCOME, EXPENDITURE -> false;
                })
                .map(row -> row.balance())
                .toList());
    }

    private Overview.Reserve reserve() {
        Optional<Indicator> extraction = indicator(IndicatorKind.RESERVE_EXTRACTION, Optional.empty())
                .filter(one -> !one.limits().isEmpty());
        return new Overview.Reserve(
                words.amount(owned(UnitCode::isReserve)),
                extracted(),
                extraction
                        .map(one -> words.quantity(one.limits().getFirst().quantity()))
                        .orElse(""),
                opened("indicator/RESERVE_EXTRACTION/POOL"),
                extraction.flatMap(Indicator::value).map(words::quantity).orElse(""),
                extraction
                        .flatMap(Indicator::value)
                        .map(value -> capped(value.number()))
                        .orElse(0),
                extraction
                        .flatMap(Indicator::ground)
                        .flatMap(Ground::clause)
                        .map(Clause::toString)
                        .orElse(""),
                opened("balance/RESERVE/OWNED/" + known.basis().asOf()));
    }

    /** What was put into the reserve this year; an entry that took some back is no part of it. */
    private Overview.Figure extracted() {
        return Stream.of(Account.RISK_RESERVE, Account.FROM_LEVEL_BELOW)
                .flatMap(from -> known.ofReserve().stream()
                        .filter(flow ->
                                flow.path().source() == from && flow.path().target() == Account.FISCAL_ACCOUNT))
                .findFirst()
                .map(flow -> new Overview.Figure(
                        words.amount(flow.amount()),
                        visit.to(
                                "/flows/entries",
                                "unit",
                                UnitCode.RESERVE.code(),
                                "from",
                                firstDay().toString(),
                                "asOf",
                                known.basis().asOf().toString(),
                                "source",
                                flow.path().source().code(),
                                "target",
                                flow.path().target().code(),
                                "reserve",
                                "true")))
                .orElseGet(() -> new Overview.Figure(words.amount(Money.ZERO), ""));
    }

    private static int capped(BigDecimal percent) {
        return percent.max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(100))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** The plans in force on that day, and what came of them by then. */
    private List<Overview.PlanLine> plan() {
        List<BookUnitYear.Plan> plans = known.state().units().stream()
                .filter(this::isVisible)
                .flatMap(unit ->
                        known.state().year(year).unit(unit).planOn(known.basis().asOf()).stream())
                .toList();
        List<Overview.PlanLine> lines = new ArrayList<>();
        for (PlannedIncome item : PlannedIncome.values()) {
            Money planned = planned(plans, plan -> plan.incomes().getOrDefault(item, Money.ZERO));
            lines.add(item("INCOME." + item, item.account(), planned, false));
        }
        Money plannedIncome = planned(plans, BookUnitYear.Plan::income);
        Money income = income(this::counts, any -> true);
        lines.add(total("overview.plan.income", INCOME, plannedIncome, income, false));
        for (PlannedExpenditure item : PlannedExpenditure.values()) {
            Money planned = planned(plans, plan -> plan.expenditures().getOrDefault(item, Money.ZERO));
            lines.add(item("EXPENDITURE." + item, item.account(), planned, true));
        }
        Money plannedExpenditure = planned(plans, BookUnitYear.Plan::expenditure);
        Money expenditure = expenditure(this::counts, any -> true);
        lines.add(total("overview.plan.expenditure", EXPENDITURE, plannedExpenditure, expenditure, true));
        Money surplus = income.minus(expenditure);
        lines.add(new Overview.PlanLine(
                words.say("overview.plan.surplus"),
                true,
                planned(SURPLUS, plannedIncome.minus(plannedExpenditure)),
                flow(words.inTable(surplus), SURPLUS),
                "",
                0,
                false,
                ""));
        return lines.stream()
                .filter(line -> line.total()
                        || line.planned().amount().fen() != 0
                        || line.actual().amount().fen() != 0)
                .toList();
    }

    private static Money planned(List<BookUnitYear.Plan> plans, Function<BookUnitYear.Plan, Money> item) {
        return Money.sum(plans.stream().map(item).toList());
    }

    private Overview.Figure planned(String item, Money planned) {
        return figure(
                words.inTable(planned),
                "plan/" + year + "/" + visible.map(UnitCode::code).orElse("UNITS") + "/" + item + "/"
                        + known.basis().asOf());
    }

    private Overview.PlanLine item(String item, Account account, Money planned, boolean spent) {
        Money actual = sum(this::counts, any -> true, account::equals);
        return line(
                words.account(account),
                false,
                planned(item, planned),
                flow(words.inTable(actual), account.code()),
                planned,
                actual,
                spent,
                ledger(Optional.of(account)));
    }

    private Overview.PlanLine total(String name, String of, Money planned, Money actual, boolean spent) {
        return line(
                words.say(name),
                true,
                planned(of, planned),
                flow(words.inTable(actual), of),
                planned,
                actual,
                spent,
                "");
    }

    private static Overview.PlanLine line(
            String name,
            boolean total,
            Overview.Figure shownPlan,
            Overview.Figure shownActual,
            Money planned,
            Money actual,
            boolean spent,
            String href) {
        Optional<BigDecimal> percent = planned.isPositive()
                ? Optional.of(BigDecimal.valueOf(actual.fen())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(planned.fen()), 2, RoundingMode.HALF_UP))
                : Optional.empty();
        return new Overview.PlanLine(
                name,
                total,
                shownPlan,
                shownActual,
                percent.map(done -> done + "%").orElse(""),
                percent.map(OverviewWriter::capped).orElse(0),
                spent && actual.exceeds(planned),
                href);
    }

    /** The entries of the year so far on an account, or on all. */
    private String ledger(Optional<Account> account) {
        return visit.to(
                "/ledger",
                "unit",
                visible.map(UnitCode::code).orElse(""),
                "account",
                account.map(Account::code).orElse(""),
                "from",
                year.firstDay().toString(),
                "asOf",
                known.basis().asOf().toString());
    }

    private Money income(Predicate<UnitCode> units, Predicate<YearMonth> when) {
        return sum(units, when, Account::countsAsIncome);
    }

    private Money expenditure(Predicate<UnitCode> units, Predicate<YearMonth> when) {
        return sum(units, when, Account::countsAsExpenditure);
    }

    private Money sum(Predicate<UnitCode> units, Predicate<YearMonth> when, Predicate<Account> accounts) {
        return Money.sum(known.results().stream()
                .filter(row -> units.test(row.unit()) && when.test(row.month()) && accounts.test(row.account()))
                .map(MonthlyResults.Row::amount)
                .toList());
    }

    private Overview.Month month(YearMonth month) {
        Money income = income(this::counts, month::equals);
        Money expenditure = expenditure(this::counts, month::equals);
        LocalDate first = month.atDay(1).isBefore(known.state().beginsOn())
                ? known.state().beginsOn()
                : month.atDay(1);
        LocalDate last = month.atEndOfMonth().isAfter(known.basis().asOf())
                ? known.basis().asOf()
                : month.atEndOfMonth();
        return new Overview.Month(
                words.month(month),
                flow(words.inTable(income), scope(), INCOME, first, last),
                flow(words.inTable(expenditure), scope(), EXPENDITURE, first, last),
                flow(words.inTable(income.minus(expenditure)), scope(), SURPLUS, first, last));
    }

    /** What the browser draws of the months; amounts stay texts in yuan, so that it shows them as they are. */
    private String chart() {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("income", words.say("overview.income"))
                .put("expenditure", words.say("overview.expenditure"))
                .put("surplus", words.say("overview.surplus"))
                .put("unit", words.say("money.table-unit"))
                .put("divisor", words.isChinese() ? 10_000 : 1000);
        var rows = chart.putArray("months");
        for (YearMonth month : months) {
            Money income = income(this::counts, month::equals);
            Money expenditure = expenditure(this::counts, month::equals);
            rows.addObject()
                    .put("name", words.month(month))
                    .put("income", income.toString())
                    .put("expenditure", expenditure.toString())
                    .put("surplus", income.minus(expenditure).toString());
        }
        return chart.toString();
    }

    private Overview.UnitRow unit(UnitCode unit) {
        Money income = income(unit::equals, any -> true);
        Money expenditure = expenditure(unit::equals, any -> true);
        Optional<BookUnitYear.Plan> plan =
                known.state().year(year).unit(unit).planOn(known.basis().asOf());
        List<Money> incomes = months.stream()
                .map(month -> income(unit::equals, month::equals))
                .toList();
        List<Money> expenditures = months.stream()
                .map(month -> expenditure(unit::equals, month::equals))
                .toList();
        long top = Stream.concat(incomes.stream(), expenditures.stream())
                .mapToLong(Money::fen)
                .max()
                .orElse(0);
        return new Overview.UnitRow(
                unit.code(),
                name(unit),
                visit.to("/ledger", "unit", unit.code()),
                ofUnit(unit, income, INCOME),
                plan.map(one -> percent(income, one.income())).orElse(""),
                ofUnit(unit, expenditure, EXPENDITURE),
                plan.map(one -> percent(expenditure, one.expenditure())).orElse(""),
                ofUnit(unit, income.minus(expenditure), SURPLUS),
                figure(
                        words.inTable(owned(unit::equals)),
                        "balance/" + unit + "/OWNED/" + known.basis().asOf()),
                indicator(IndicatorKind.MONTHS_PAYABLE, Optional.of(unit))
                        .flatMap(Indicator::value)
                        .map(value -> new Overview.Named(
                                "", value.number().toPlainString(), opened("indicator/MONTHS_PAYABLE/" + unit)))
                        .orElseGet(() -> new Overview.Named("", "", "")),
                bars(incomes, top),
                line(expenditures, top),
                words.say("overview.line", name(unit)));
    }

    private Overview.Figure ofUnit(UnitCode unit, Money amount, String of) {
        return flow(
                words.inTable(amount),
                unit.code(),
                of,
                firstDay(),
                known.basis().asOf());
    }

    private static String percent(Money part, Money whole) {
        return whole.isPositive()
                ? BigDecimal.valueOf(part.fen())
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(whole.fen()), 1, RoundingMode.HALF_UP)
                        + "%"
                : "";
    }

    /** Months as bars from left to right, one path. */
    private static String bars(List<Money> amounts, long top) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < amounts.size(); i++) {
            path.append("M%d %dV%d".formatted(x(i), LINE_HEIGHT, y(amounts.get(i), top)));
        }
        return path.toString();
    }

    /** Months as points from left to right. */
    private static String line(List<Money> amounts, long top) {
        return IntStream.range(0, amounts.size())
                .mapToObj(i -> x(i) + "," + y(amounts.get(i), top))
                .collect(Collectors.joining(" "));
    }

    private static int x(int month) {
        return MONTH_WIDTH / 2 + month * MONTH_WIDTH;
    }

    /** Downwards from the top; nothing is at the bottom. */
    private static long y(Money amount, long top) {
        return top == 0
                ? LINE_HEIGHT
                : LINE_HEIGHT
                        - amount.orZeroIfNegative()
                                        .timesRatio(LINE_HEIGHT - 1, 1, RoundingMode.UNNECESSARY)
                                        .fen()
                                / top;
    }

    private static String css(AlertLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private List<Overview.Place> places() {
        List<Account> accounts =
                Stream.of(Account.values()).filter(MoneyFlows::isPlace).toList();
        Money all = Money.sum(
                accounts.stream().map(this::held).filter(Money::isPositive).toList());
        return accounts.stream()
                .filter(account -> !held(account).isZero())
                .map(account -> new Overview.Place(
                        words.account(account),
                        figure(
                                words.amount(held(account)),
                                "balance/" + scope() + "/" + account.code() + "/"
                                        + known.basis().asOf()),
                        all.isZero()
                                ? 0
                                : capped(BigDecimal.valueOf(held(account).fen())
                                        .movePointRight(2)
                                        .divide(BigDecimal.valueOf(all.fen()), 0, RoundingMode.HALF_UP)),
                        ledger(Optional.of(account))))
                .toList();
    }

    private Money held(Account account) {
        return Money.sum(known.balances().rows().stream()
                .filter(row -> row.account() == account && (visible.isEmpty() || isVisible(row.unit())))
                .map(row -> row.balance())
                .toList());
    }
}
