package io.tongchou.ledger.indicators;

import static io.tongchou.ledger.indicators.Quantity.product;
import static io.tongchou.ledger.indicators.View.whose;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.indicators.Quantity.Measure;
import io.tongchou.ledger.policy.Indicators.Levels;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Figures of what comes in and goes out in whole months. */
record Flows(View view) {

    Stream<Indicator> all() {
        return Stream.of(
                        view.wholeAndUnits().stream().map(this::monthsPayable),
                        view.wholeAndUnits().stream().map(this::surplusRate),
                        view.wholeAndUnits().stream().map(unit -> growth(IndicatorKind.INCOME_GROWTH, unit)),
                        view.wholeAndUnits().stream().map(unit -> growth(IndicatorKind.EXPENDITURE_GROWTH, unit)),
                        view.wholeAndUnits().stream().map(this::collection),
                        view.wholeAndUnits().stream().map(this::spending),
                        view.wholeAndUnits().stream().map(this::spike))
                .flatMap(Function.identity());
    }

    /**
     * Balance ÷ (expenditure ÷ 12): of the last 12 months, and where the book is younger, of the year before it as recorded.
     * Under one purse (统收统支) only the whole pool's has a level.
     */
    private Indicator monthsPayable(Optional<UnitCode> unit) {
        YearMonth last = view.lastMonth();
        YearMonth first = last.minusMonths(11);
        Optional<Part> denominator = view.knowsFrom(first)
                ? Optional.of(Part.of("expenditure from " + first + " through " + last, expenditure(unit, first, last))
                        .from(spent(unit, first, last)))
                : yearBefore(unit);
        if (denominator.isEmpty()) {
            return Indicator.unknown(
                    IndicatorKind.MONTHS_PAYABLE,
                    unit,
                    whose(unit) + view.tooShort(first) + ", and the expenditure of the year before is not recorded");
        }
        Part spent = denominator.get();
        if (spent.quantity().number().signum() <= 0) {
            return Indicator.unknown(
                    IndicatorKind.MONTHS_PAYABLE, unit, whose(unit) + "there is no " + spent.name() + " to divide by");
        }
        Money ofUnits = Money.sum(unit.map(List::of).orElseGet(view.book()::units).stream()
                .map(view::owned)
                .toList());
        Money reserve = unit.isPresent() ? Money.ZERO : view.owned(UnitCode.RESERVE);
        Levels levels = view.levels();
        BigInteger twelvefold = product(ofUnits.plus(reserve), 12);
        BigInteger year = spent.quantity().number().unscaledValue();
        Quantity value = Quantity.ratio(twelvefold, year, Measure.MONTHS);
        Indicator indicator = Indicator.of(
                        IndicatorKind.MONTHS_PAYABLE,
                        unit,
                        value,
                        whose(unit) + value + " payable: a balance of " + ofUnits.plus(reserve) + " at the end of "
                                + last
                                + " and a twelfth of the " + spent.name() + ", " + spent.quantity()
                                + "; below " + levels.redBelowMonths() + " is red, below " + levels.orangeBelowMonths()
                                + " orange, above " + levels.blueAboveMonths() + " blue")
                .with(
                        "balance of " + unit.map(UnitCode::code).orElse("all units") + " at the end of " + last,
                        ofUnits,
                        view.ownedBy(unit));
        if (unit.isEmpty()) {
            indicator = indicator.with(
                    "risk reserve at the end of " + last, reserve, view.ownedBy(Optional.of(UnitCode.RESERVE)));
        }
        indicator = indicator.with(spent);
        if (unit.isPresent() && isOnePurse()) {
            return indicator;
        }
        return indicator
                .heldAgainst("red below", Quantity.months(levels.redBelowMonths()))
                .heldAgainst("orange below", Quantity.months(levels.orangeBelowMonths()))
                .heldAgainst("blue above", Quantity.months(levels.blueAboveMonths()))
                .by(view.groundOfLevels())
                .at(AlertLevel.BLUE, isAbove(twelvefold, year, levels.blueAboveMonths()))
                .at(AlertLevel.ORANGE, isBelow(twelvefold, year, levels.orangeBelowMonths()))
                .at(AlertLevel.RED, isBelow(twelvefold, year, levels.redBelowMonths()));
    }

    private static boolean isBelow(BigInteger numerator, BigInteger denominator, long limit) {
        return numerator.compareTo(denominator.multiply(BigInteger.valueOf(limit))) < 0;
    }

    private static boolean isAbove(BigInteger numerator, BigInteger denominator, long limit) {
        return numerator.compareTo(denominator.multiply(BigInteger.valueOf(limit))) > 0;
    }

    private boolean isOnePurse() {
        return view.policy()
                .map(policy -> policy.mode().value() == Mode.UNIFIED)
                .orElse(false);
    }

    /** The expenditure of the year before the last month's, where that of every unit is known. */
    private Optional<Part> yearBefore(Optional<UnitCode> unit) {
        FiscalYear before = new FiscalYear(view.lastMonth().getYear()).previous();
        List<UnitCode> units = unit.map(List::of).orElseGet(view::units);
        List<Money> known = units.stream()
                .flatMap(one -> view.book().expenditureOf(one, before).stream())
                .toList();
        return known.size() < units.size() || units.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.of("expenditure of " + before + " as recorded", Money.sum(known))
                        .from(new Origin.YearBefore(unit, before)));
    }

    private Indicator surplusRate(Optional<UnitCode> unit) {
        YearMonth first = view.firstOfYear();
        YearMonth last = view.lastMonth();
        if (!view.knowsFrom(first)) {
            return Indicator.unknown(IndicatorKind.SURPLUS_RATE, unit, whose(unit) + view.tooShort(first));
        }
        Money income = income(unit, first, last);
        Money expenditure = expenditure(unit, first, last);
        if (!income.isPositive()) {
            return Indicator.unknown(
                    IndicatorKind.SURPLUS_RATE, unit, whose(unit) + "no income from " + first + " through " + last);
        }
        Quantity value = Quantity.percent(income.minus(expenditure), income);
        return Indicator.of(
                        IndicatorKind.SURPLUS_RATE,
                        unit,
                        value,
                        whose(unit) + value + " of the income from " + first + " through " + last + " is left")
                .with("income", income, View.flow(unit, Account::countsAsIncome, first, last))
                .with("expenditure", expenditure, spent(unit, first, last));
    }

    private Indicator growth(IndicatorKind kind, Optional<UnitCode> unit) {
        YearMonth first = view.firstOfYear();
        YearMonth last = view.lastMonth();
        if (!view.knowsFrom(first.minusYears(1))) {
            return Indicator.unknown(kind, unit, whose(unit) + view.tooShort(first.minusYears(1)));
        }
        boolean ofIncome = kind == IndicatorKind.INCOME_GROWTH;
        Predicate<Account> counted = ofIncome ? Account::countsAsIncome : Account::countsAsExpenditure;
        Money now = ofIncome ? income(unit, first, last) : expenditure(unit, first, last);
        Money before = ofIncome
                ? income(unit, first.minusYears(1), last.minusYears(1))
                : expenditure(unit, first.minusYears(1), last.minusYears(1));
        if (!before.isPositive()) {
            return Indicator.unknown(
                    kind,
                    unit,
                    whose(unit) + "nothing from " + first.minusYears(1) + " through " + last.minusYears(1)
                            + " to compare with");
        }
        Quantity value = Quantity.percent(now.minus(before), before);
        return Indicator.of(
                        kind,
                        unit,
                        value,
                        whose(unit) + (ofIncome ? "income" : "expenditure") + " from " + first + " through " + last
                                + " is " + value + " above that of the same months of the year before")
                .with("from " + first + " through " + last, now, View.flow(unit, counted, first, last))
                .with(
                        "from " + first.minusYears(1) + " through " + last.minusYears(1),
                        before,
                        View.flow(unit, counted, first.minusYears(1), last.minusYears(1)));
    }

    private Indicator collection(Optional<UnitCode> unit) {
        return progress(
                IndicatorKind.COLLECTION_PROGRESS,
                unit,
                "premiums collected",
                view.received(unit, account -> account == Account.PREMIUMS, view.firstOfYear(), view.lastMonth()),
                account -> account == Account.PREMIUMS,
                Origin.Plan.Of.PREMIUM,
                BookUnitYear.Plan::premiums);
    }

    private Indicator spending(Optional<UnitCode> unit) {
        return progress(
                IndicatorKind.SPENDING_PROGRESS,
                unit,
                "expenditure",
                expenditure(unit, view.firstOfYear(), view.lastMonth()),
                Account::countsAsExpenditure,
                Origin.Plan.Of.EXPENDITURE,
                BookUnitYear.Plan::expenditure);
    }

    /** How much of a plan is done, against the share of the year's months that are over. */
    private Indicator progress(
            IndicatorKind kind,
            Optional<UnitCode> unit,
            String what,
            Money done,
            Predicate<Account> counted,
            Origin.Plan.Of part,
            Function<BookUnitYear.Plan, Money> planned) {
        YearMonth first = view.firstOfYear();
        YearMonth last = view.lastMonth();
        if (!view.knowsFrom(first)) {
            return Indicator.unknown(kind, unit, whose(unit) + view.tooShort(first));
        }
        List<UnitCode> units = unit.map(List::of).orElseGet(view::units);
        List<Money> plans = units.stream()
                .flatMap(one ->
                        view.book().year(new FiscalYear(last.getYear())).unit(one).planOn(last.atEndOfMonth()).stream())
                .map(planned)
                .toList();
        Money plan = Money.sum(plans);
        if (plans.size() < units.size() || !plan.isPositive()) {
            return Indicator.unknown(kind, unit, whose(unit) + "there is no plan of " + last.getYear() + " for it");
        }
        long months = 13L - first.getMonthValue();
        long over = last.getMonthValue() - first.getMonthValue() + 1L;
        Quantity value = Quantity.percent(done, plan);
        Quantity calendar = Quantity.ratio(BigInteger.valueOf(100 * over), BigInteger.valueOf(months), Measure.PERCENT);
        int points = view.levels().behindCalendarPoints();
        boolean behind = product(done, 100 * months).compareTo(product(plan, 100 * over - points * months)) < 0;
        return Indicator.of(
                        kind,
                        unit,
                        value,
                        whose(unit) + what + " of " + done + " through " + last + " is " + value + " of the plan of "
                                + plan + ", and " + calendar + " of the year is over; more than " + points
                                + " points behind is orange"
                                + (kind == IndicatorKind.SPENDING_PROGRESS ? ", above the plan red" : ""))
                .with(what + " from " + first + " through " + last, done, View.flow(unit, counted, first, last))
                .with("plan", plan, new Origin.Plan(unit, new FiscalYear(last.getYear()), last.atEndOfMonth(), part))
                .with("the calendar's share", calendar)
                .heldAgainst("points behind the calendar", Quantity.percent(points))
                .by(view.groundOfLevels())
                .at(AlertLevel.ORANGE, behind)
                .at(AlertLevel.RED, kind == IndicatorKind.SPENDING_PROGRESS && done.exceeds(plan));
    }

    private Indicator spike(Optional<UnitCode> unit) {
        YearMonth last = view.lastMonth();
        YearMonth first = last.minusMonths(12);
        if (!view.knowsFrom(first)) {
            return Indicator.unknown(IndicatorKind.SPENDING_SPIKE, unit, whose(unit) + view.tooShort(first));
        }
        Money spent = expenditure(unit, last, last);
        Money before = expenditure(unit, first, last.minusMonths(1));
        if (!before.isPositive()) {
            return Indicator.unknown(
                    IndicatorKind.SPENDING_SPIKE, unit, whose(unit) + "nothing spent in the 12 months before " + last);
        }
        int limit = view.levels().spendingSpikePercent();
        Quantity value = Quantity.ratio(product(spent, 1200), product(before, 1), Measure.PERCENT);
        return Indicator.of(
                        IndicatorKind.SPENDING_SPIKE,
                        unit,
                        value,
                        whose(unit) + spent + " spent in " + last + " is " + value
                                + " of the average of the 12 months before; above " + limit + "% is orange")
                .with("expenditure of " + last, spent, spent(unit, last, last))
                .with(
                        "expenditure from " + first + " through " + last.minusMonths(1),
                        before,
                        spent(unit, first, last.minusMonths(1)))
                .heldAgainst("orange above", Quantity.percent(limit))
                .by(view.policy()
                        .flatMap(policy -> policy.indicators().rushedSpendingForbidden())
                        .map(Ground::of)
                        .orElseGet(view::groundOfLevels))
                .at(AlertLevel.ORANGE, product(spent, 1200).compareTo(product(before, limit)) > 0);
    }

    private Money income(Optional<UnitCode> unit, YearMonth from, YearMonth through) {
        return view.received(unit, Account::countsAsIncome, from, through);
    }

    private Money expenditure(Optional<UnitCode> unit, YearMonth from, YearMonth through) {
        return view.spent(unit, Account::countsAsExpenditure, from, through);
    }

    private static Origin spent(Optional<UnitCode> unit, YearMonth from, YearMonth through) {
        return View.flow(unit, Account::countsAsExpenditure, from, through);
    }
}
