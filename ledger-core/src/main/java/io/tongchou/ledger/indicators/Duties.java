package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.GapObligation;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.policy.Handover;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody has to do, with the day by which it is due where a notice gives one. */
record Duties(View view) {

    Stream<Indicator> all() {
        return Stream.of(
                        monthClose(),
                        handovers(),
                        view.book().openItems().stream().flatMap(this::debt),
                        prepaidPremiums(),
                        gaps(),
                        obligations())
                .flatMap(Function.identity());
    }

    private long daysTo(LocalDate due) {
        return ChronoUnit.DAYS.between(view.day(), due);
    }

    private boolean isNear(LocalDate due) {
        return daysTo(due) >= 0 && daysTo(due) <= view.levels().maturityDaysAhead();
    }

    private Stream<Indicator> monthClose() {
        YearMonth next = view.book().nextToClose();
        LocalDate due = next.plusMonths(1).atEndOfMonth();
        return Stream.of(Indicator.of(
                        IndicatorKind.MONTH_CLOSE,
                        Optional.empty(),
                        Quantity.days(daysTo(due)),
                        next + " is to be closed by " + due)
                .by(Ground.assumed(
                        "no notice gives a day; a month is closed by the end of the next / 通知未规定月结期限，按次月末前结账"))
                .at(AlertLevel.ORANGE, daysTo(due) < 0));
    }

    /** Watched until the year of the last day is over. */
    private Stream<Indicator> handovers() {
        return view.policy().stream()
                .flatMap(policy -> policy.legacy().handover().stream())
                .flatMap(stage -> stage.value().by().stream()
                        .filter(by -> view.day().getYear() <= by.getYear())
                        .flatMap(by -> view.units().stream()
                                .filter(unit -> !unit.isCityLevel())
                                .map(unit -> handover(unit, stage, by))));
    }

    private Indicator handover(UnitCode unit, Provision<Handover> stage, LocalDate by) {
        Money came = view.book().handedOver(stage.value().stage(), unit);
        return Indicator.of(
                        IndicatorKind.LEGACY_HANDOVER,
                        Optional.of(unit),
                        Quantity.days(daysTo(by)),
                        unit + ": of its balance from before pooling " + came + " has been handed over by "
                                + stage.value().stage() + ", due by " + by)
                .about(stage.value().stage().name())
                .with("handed over", came)
                .by(Ground.of(stage))
                .at(AlertLevel.NOTICE, !came.isPositive() && isNear(by))
                .at(AlertLevel.RED, !came.isPositive() && daysTo(by) < 0);
    }

    private Stream<Indicator> debt(OpenItem item) {
        return switch (item.kind()) {
            case TIME_DEPOSIT, BOND, ADVANCE, UNIDENTIFIED -> Stream.empty();
            case RECEIVABLE, PAYABLE -> Stream.of(debtOf(item));
        };
    }

    private Indicator debtOf(OpenItem item) {
        Money overdue = item.overdueOn(view.day());
        Optional<LocalDate> next = item.nextDueOn(view.day());
        String what = item.kind() == OpenItem.Kind.RECEIVABLE ? "owed to it" : "owed by it";
        return Indicator.of(
                        IndicatorKind.LEGACY_DEBT,
                        Optional.of(item.unit()),
                        Quantity.of(overdue),
                        item.unit() + ": of the debt " + item.number() + " from before pooling " + item.left()
                                + " is still " + what + ", " + overdue + " of it overdue"
                                + next.map(due -> "; the next part is due by " + due)
                                        .orElse(""))
                .about(item.number())
                .with("debt", item.amount())
                .with("left of it", item.left(), new Origin.Left(item.kind(), item.number()))
                .with("overdue", overdue)
                .by(view.policy().flatMap(policy -> policy.legacy().deduction()).map(Ground::of))
                .at(AlertLevel.NOTICE, next.filter(this::isNear).isPresent())
                .at(AlertLevel.RED, overdue.isPositive());
    }

    private Stream<Indicator> prepaidPremiums() {
        return view.book().yearsOfHeldPremiums().stream()
                .filter(year -> !year.firstDay().isAfter(view.day()))
                .map(year -> {
                    Money held = Money.sum(view.book().heldPremiums(year).values());
                    return Indicator.of(
                                    IndicatorKind.PREPAID_PREMIUMS,
                                    Optional.empty(),
                                    Quantity.of(held),
                                    held + " of premiums is held for " + year + ", which has begun")
                            .about(year.toString())
                            .with("held", held)
                            .by(view.policy()
                                    .flatMap(policy -> policy.premiums().prepaidRecognition())
                                    .map(Ground::of))
                            .at(AlertLevel.NOTICE);
                });
    }

    private Stream<Indicator> gaps() {
        return IntStream.rangeClosed(
                        view.book().beginsOn().getYear(), view.day().getYear())
                .mapToObj(FiscalYear::new)
                .flatMap(year -> view.book().year(year).closedWith().stream())
                .flatMap(facts -> facts.units().stream().flatMap(unit -> gap(facts, unit)));
    }

    private Stream<Indicator> gap(YearFacts facts, UnitYear closed) {
        BookUnitYear known = view.book().year(facts.year()).unit(closed.unit());
        UnitYear unit = known.restated().orElse(closed);
        if (!unit.gap().isPositive() || known.covered().isPresent()) {
            return Stream.empty();
        }
        Optional<Policy> policy = view.book().policyOn(facts.year().lastDay());
        boolean unruled =
                policy.filter(rules -> rules.gap().onlyWherePlanIsMet()).isPresent()
                        && !unit.metPlan()
                        && known.managementAmount().isEmpty();
        String gap = unit.unit() + ": the gap of " + unit.gap() + " of " + facts.year();
        Indicator indicator = Indicator.of(
                unruled ? IndicatorKind.RULING_PENDING : IndicatorKind.GAP_UNCOVERED,
                Optional.of(unit.unit()),
                Quantity.of(unit.gap()),
                gap + (unruled ? " waits for a ruling on its cause" : " is not covered"));
        return Stream.of(indicator
                .about(facts.year().toString())
                .with("gap", unit.gap(), new Origin.Gap(unit.unit(), facts.year()))
                .by(policy.flatMap(rules -> unruled
                        ? rules.gap().planGate().map(Ground::of)
                        : rules.gap().policyPart().map(Ground::of)))
                .at(AlertLevel.ORANGE));
    }

    private Stream<Indicator> obligations() {
        return view.book().obligations().stream()
                .map(one -> new GapObligation(one.unit(), one.year(), one.government(), LocalDate.MIN, Money.ZERO))
                .distinct()
                .flatMap(one -> obligation(one).stream());
    }

    private Optional<Indicator> obligation(GapObligation about) {
        List<GapObligation> booked = view.book().obligations().stream()
                .filter(one -> one.unit().equals(about.unit())
                        && one.year().equals(about.year())
                        && one.government() == about.government()
                        && !one.on().isAfter(view.day()))
                .toList();
        Money owed = Money.sum(booked.stream().map(GapObligation::amount).toList());
        if (!owed.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(Indicator.of(
                        IndicatorKind.GOVERNMENT_OBLIGATION,
                        Optional.of(about.unit()),
                        Quantity.of(owed),
                        about.unit() + ": the " + about.government() + " government still owes " + owed
                                + " for the gap of " + about.year() + ", since "
                                + booked.getFirst().on())
                .about(about.year() + " " + about.government())
                .with("owed", owed)
                .by(view.book()
                        .policyOn(about.year().lastDay())
                        .flatMap(policy -> policy.gap().managementPart())
                        .map(Ground::of))
                .at(AlertLevel.NOTICE));
    }
}
