package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.LateFeePastPrincipal;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.ReserveRate;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Remittance;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Figures of where money lies, for how long, and of what should have come. */
record Holdings(View view) {

    Stream<Indicator> all() {
        return Stream.of(
                        view.units().stream().flatMap(this::daysInTreasury),
                        view.units().stream().flatMap(this::remittances),
                        view.units().stream().flatMap(this::negativeSlice),
                        view.units().stream().flatMap(this::subsidies),
                        view.book().openItems().stream().flatMap(this::item),
                        lateFees(),
                        view.policy().stream()
                                .flatMap(policy ->
                                        policy.reserve().stream().flatMap(reserve -> reserve(policy, reserve))))
                .flatMap(Function.identity());
    }

    /** The first day, among those that are known, since which an account has not been empty. */
    private Optional<LocalDate> heldSince(UnitCode unit, Account account) {
        return view.book()
                .balances()
                .heldSince(unit, account, view.day())
                .map(since -> since.equals(LocalDate.MIN) ? view.book().dailyBalancesFrom() : since);
    }

    private Money held(UnitCode unit, Account account) {
        return view.book().balances().at(unit, account, view.day());
    }

    private long daysSince(LocalDate since) {
        return ChronoUnit.DAYS.between(since, view.day());
    }

    private Stream<Indicator> daysInTreasury(UnitCode unit) {
        return heldSince(unit, Account.TREASURY).stream().map(since -> {
            int limit = view.levels().daysInTreasury();
            Quantity value = Quantity.days(daysSince(since));
            return Indicator.of(
                            IndicatorKind.DAYS_IN_TREASURY,
                            Optional.of(unit),
                            value,
                            unit + ": the treasury holds " + held(unit, Account.TREASURY)
                                    + " and has not been empty since " + since + ", " + value + "; above " + limit
                                    + " days is orange")
                    .with(
                            "held in the treasury",
                            held(unit, Account.TREASURY),
                            new Origin.Balance(Optional.of(unit), List.of(Account.TREASURY), view.day()))
                    .heldAgainst("orange above", Quantity.days(limit))
                    .by(view.groundOfLevels())
                    .at(AlertLevel.ORANGE, daysSince(since) > limit);
        });
    }

    /** What the policy's path, its sweep or its clearing should have moved on, by the account it lies on. */
    private Stream<Indicator> remittances(UnitCode unit) {
        return view.policy().stream()
                .flatMap(policy -> Stream.concat(
                        policy.premiums().path(view.book().id().fund()).stream()
                                .flatMap(step -> remittance(
                                        unit,
                                        step.value().hop().from(),
                                        since -> step.value().timing().dueOn(since),
                                        step.value().timing() == Remittance.Timing.AT_ONCE
                                                ? AlertLevel.ORANGE
                                                : AlertLevel.RED,
                                        Ground.of(step))),
                        Stream.concat(
                                policy.sweep().stream()
                                        .flatMap(sweep -> remittance(
                                                unit,
                                                Account.JOINT_ACCOUNT,
                                                since -> Optional.of(
                                                        sweep.value().endAfter(since)),
                                                AlertLevel.RED,
                                                Ground.of(sweep))),
                                policy.treasuryClearing().stream()
                                        .flatMap(clearing -> remittance(
                                                unit,
                                                Account.TREASURY,
                                                since -> Optional.of(
                                                        clearing.value().endAfter(since)),
                                                AlertLevel.RED,
                                                Ground.of(clearing))))));
    }

    private Stream<Indicator> remittance(
            UnitCode unit,
            Account account,
            Function<LocalDate, Optional<LocalDate>> dueOn,
            AlertLevel late,
            Ground ground) {
        return heldSince(unit, account).stream()
                .flatMap(since -> dueOn.apply(since).stream()
                        .map(due -> Indicator.of(
                                        IndicatorKind.REMITTANCE,
                                        Optional.of(unit),
                                        Quantity.of(held(unit, account)),
                                        unit + ": " + account.title() + " (" + account + ") holds "
                                                + held(unit, account)
                                                + " and has not been empty since " + since
                                                + "; what came then was to go on by "
                                                + due)
                                .about(account.code())
                                .with(
                                        "held",
                                        held(unit, account),
                                        new Origin.Balance(Optional.of(unit), List.of(account), view.day()))
                                .by(ground)
                                .at(late, view.day().isAfter(due))));
    }

    private Stream<Indicator> negativeSlice(UnitCode unit) {
        Money slice = held(unit, Account.FISCAL_ACCOUNT);
        return slice.isNegative()
                ? Stream.of(Indicator.of(
                                IndicatorKind.NEGATIVE_SLICE,
                                Optional.of(unit),
                                Quantity.of(slice),
                                unit + ": its slice of the fiscal special account is " + slice
                                        + ": it lives on the others' money")
                        .with(
                                "slice",
                                slice,
                                new Origin.Balance(Optional.of(unit), List.of(Account.FISCAL_ACCOUNT), view.day()))
                        .by(view.policy()
                                .filter(policy -> policy.mode().value() == Mode.UNIFIED)
                                .map(policy -> Ground.of(policy.mode())))
                        .at(AlertLevel.ORANGE))
                : Stream.empty();
    }

    /** By level of government: all that was to be there by the day, over the years, against all that came, as it is booked. */
    private Stream<Indicator> subsidies(UnitCode unit) {
        return Arrays.stream(SubsidyLevel.values()).flatMap(level -> {
            Money due = Money.ZERO;
            Money came = Money.ZERO;
            for (FiscalYear year = FiscalYear.of(view.book().beginsOn());
                    year.value() <= view.day().getYear();
                    year = new FiscalYear(year.value() + 1)) {
                List<Money> dueOfYear = view.book().year(year).unit(unit).subsidiesDue().stream()
                        .filter(subsidy ->
                                subsidy.level() == level && subsidy.dueOn().isBefore(view.day()))
                        .map(subsidy -> subsidy.amount())
                        .toList();
                boolean begun = due.isPositive() || !dueOfYear.isEmpty();
                due = due.plus(Money.sum(dueOfYear));
                came = begun ? came.plus(view.book().year(year).unit(unit).subsidiesReceived(level)) : came;
            }
            if (!due.isPositive()) {
                return Stream.empty();
            }
            Quantity value = Quantity.percent(came, due);
            return Stream.of(Indicator.of(
                            IndicatorKind.SUBSIDY_ARRIVAL,
                            Optional.of(unit),
                            value,
                            unit + ": " + came + " of the " + due + " came that the " + level
                                    + " level was to pay before " + view.day() + ", " + value)
                    .about(level.name())
                    .with("due", due)
                    .with("came", came)
                    .at(AlertLevel.ORANGE, due.exceeds(came)));
        });
    }

    private Stream<Indicator> item(OpenItem item) {
        if (item.since().isAfter(view.day())) {
            return Stream.empty();
        }
        return switch (item.kind()) {
            case TIME_DEPOSIT, BOND -> item.dueOn().stream().map(due -> maturity(item, due));
            case ADVANCE ->
                Stream.of(age(
                        IndicatorKind.ADVANCE_AGE,
                        "advance",
                        item,
                        view.levels().advanceDays()));
            case UNIDENTIFIED ->
                Stream.of(age(
                        IndicatorKind.SUSPENSE_AGE,
                        "unidentified receipt",
                        item,
                        view.levels().suspenseDays()));
            case RECEIVABLE, PAYABLE -> Stream.empty(); // a duty with a day
        };
    }

    private Indicator maturity(OpenItem item, LocalDate due) {
        int ahead = view.levels().maturityDaysAhead();
        long days = ChronoUnit.DAYS.between(view.day(), due);
        String what = item.kind() == OpenItem.Kind.BOND ? "bond " : "time deposit ";
        return Indicator.of(
                        IndicatorKind.MATURITY,
                        Optional.of(item.unit()),
                        Quantity.days(days),
                        what + item.number() + " of " + item.left()
                                + (days < 0 ? " matured on " + due + " and is not back" : " matures on " + due))
                .about(item.kind() + " " + item.number())
                .with("left of it", item.left(), new Origin.Left(item.kind(), item.number()))
                .heldAgainst("announced before", Quantity.days(ahead))
                .by(view.policy().flatMap(Policy::investments).map(Ground::of).orElseGet(view::groundOfLevels))
                .at(AlertLevel.NOTICE, days <= ahead)
                .at(AlertLevel.RED, days < 0);
    }

    private Indicator age(IndicatorKind kind, String what, OpenItem item, int limit) {
        Quantity value = Quantity.days(daysSince(item.since()));
        return Indicator.of(
                        kind,
                        Optional.of(item.unit()),
                        value,
                        item.unit() + ": " + item.left() + " of the " + what + " " + item.number() + " is open for "
                                + value + "; above " + limit + " days is orange")
                .about(item.number())
                .with("left of it", item.left(), new Origin.Left(item.kind(), item.number()))
                .heldAgainst("orange above", Quantity.days(limit))
                .by(view.groundOfLevels())
                .at(AlertLevel.ORANGE, daysSince(item.since()) > limit);
    }

    private Stream<Indicator> lateFees() {
        Map<UnitCode, List<LateFeePastPrincipal>> byUnit = new TreeMap<>();
        view.book().lateFeesPastPrincipal().stream()
                .filter(receipt -> !receipt.on().isAfter(view.day()))
                .forEach(receipt -> byUnit.merge(
                        receipt.unit(),
                        List.of(receipt),
                        (some, one) ->
                                Stream.concat(some.stream(), one.stream()).toList()));
        return byUnit.entrySet().stream().map(unit -> {
            Money premiums = Money.sum(
                    unit.getValue().stream().map(LateFeePastPrincipal::premium).toList());
            Money fees = Money.sum(
                    unit.getValue().stream().map(LateFeePastPrincipal::lateFee).toList());
            return Indicator.of(
                            IndicatorKind.LATE_FEE_PAST_PRINCIPAL,
                            Optional.of(unit.getKey()),
                            Quantity.things(unit.getValue().size()),
                            unit.getKey() + ": " + unit.getValue().size() + " receipts, the first "
                                    + unit.getValue().getFirst().receiptNo() + ", carry late fees of " + fees
                                    + " on premiums of " + premiums)
                    .with("premiums", premiums)
                    .with("late fees", fees)
                    .by(view.policy().flatMap(Policy::lateFeePerDay).map(Ground::of))
                    .at(AlertLevel.NOTICE);
        });
    }

    private Stream<Indicator> reserve(Policy policy, Reserve reserve) {
        Optional<Rate> rate = reserve.extraction().value() instanceof Reserve.Cap(Rate cap)
                ? Optional.of(cap)
                : ReserveRate.on(view.day(), view.book(), policy).map(ReserveRate::rate);
        return rate.stream()
                .flatMap(of -> Stream.concat(extraction(policy, reserve, of).stream(), stock(reserve, of).stream()));
    }

    /** Through the day's own month, as it is booked. */
    private Optional<Indicator> extraction(Policy policy, Reserve reserve, Rate rate) {
        FiscalYear year = FiscalYear.of(view.day());
        if (view.book().year(year).isClosed()) {
            return Optional.empty();
        }
        int through = view.day().getMonthValue();
        List<UnitAmount> still = view.book().reserveStillToExtract(year, through, rate, policy);
        Money extracted = Money.sum(view.book().units().stream()
                .map(unit -> view.book().year(year).unit(unit).reserveExtracted())
                .toList());
        Money target =
                extracted.plus(Money.sum(still.stream().map(UnitAmount::amount).toList()));
        if (!target.isPositive()) {
            return Optional.empty();
        }
        boolean capped = reserve.extraction().value() instanceof Reserve.Cap;
        List<UnitAmount> above =
                still.stream().filter(share -> share.amount().isNegative()).toList();
        Quantity value = Quantity.percent(extracted, target);
        return Optional.of(Indicator.of(
                        IndicatorKind.RESERVE_EXTRACTION,
                        Optional.empty(),
                        value,
                        extracted + " was extracted into the reserve for " + year + ", " + value + " of the "
                                + (capped ? "most" : "share") + " of " + target + " that " + rate
                                + " of the base through "
                                + year.month(through) + " comes to"
                                + above.stream()
                                        .findFirst()
                                        .map(share -> "; " + share.unit() + " gave "
                                                + share.amount().negated() + " too much")
                                        .orElse(""))
                .with("extracted", extracted)
                .heldAgainst(capped ? "cap" : "target", Quantity.of(target))
                .by(Ground.of(reserve.extraction()))
                .at(AlertLevel.ORANGE, !above.isEmpty()));
    }

    /** The stock, where the policy caps the extraction: against the same share of the last 12 months' base. */
    private Optional<Indicator> stock(Reserve reserve, Rate rate) {
        if (!(reserve.extraction().value() instanceof Reserve.Cap)) {
            return Optional.empty();
        }
        YearMonth last = view.lastMonth();
        YearMonth first = last.minusMonths(11);
        if (!view.knowsFrom(first)) {
            return Optional.of(Indicator.unknown(IndicatorKind.RESERVE_STOCK, Optional.empty(), view.tooShort(first)));
        }
        Predicate<Account> funding = account -> switch (reserve.base().value()) {
            case PREMIUMS -> account == Account.PREMIUMS;
            case TOTAL_FUNDING -> account == Account.PREMIUMS || account == Account.SUBSIDIES;
        };
        Money base = view.received(Optional.empty(), funding, first, last);
        Money limit = base.times(rate, RoundingMode.HALF_UP);
        Money stock = view.owned(UnitCode.RESERVE);
        return Optional.of(Indicator.of(
                        IndicatorKind.RESERVE_STOCK,
                        Optional.empty(),
                        Quantity.of(stock),
                        "the reserve holds " + stock + " at the end of " + last + "; " + rate + " of the base from "
                                + first + " through " + last + " is " + limit)
                .with("stock", stock, view.ownedBy(Optional.of(UnitCode.RESERVE)))
                .with(
                        "base from " + first + " through " + last,
                        base,
                        View.flow(Optional.empty(), funding, first, last))
                .heldAgainst("orange above", Quantity.of(limit))
                .by(Ground.of(reserve.extraction()))
                .at(AlertLevel.ORANGE, stock.exceeds(limit)));
    }
}
