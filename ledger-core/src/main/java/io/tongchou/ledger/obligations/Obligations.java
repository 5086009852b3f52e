package io.tongchou.ledger.obligations;

import io.tongchou.ledger.book.Balances;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.GapObligation;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.events.ObligationDue;
import io.tongchou.ledger.events.ObligationsReviewed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Indicators;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.policy.Remittance;
import io.tongchou.ledger.policy.Rhythm;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.ObligationKind;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What should come to a fund (应收): subsidies that governments were assessed, debts from before pooling and their instalments, what
 * governments owe for gaps, premiums on their way, deposits and bonds. Income is booked when it comes; these are kept beside it.
 */
public final class Obligations {

    private final BookState book;
    private final LocalDate day;

    private Obligations(BookState book, LocalDate day) {
        this.book = book;
        this.day = day;
    }

    /** All of them as of the end of a day, by unit, kind, day and what they are; what has come stays until its item is forgotten. */
    public static List<Expected> of(BookState book, LocalDate day) {
        Obligations all = new Obligations(book, day);
        return Stream.of(
                        book.units().stream().flatMap(all::subsidies),
                        book.items().stream()
                                .filter(item -> !item.since().isAfter(day))
                                .flatMap(all::item),
                        all.topUps(),
                        book.units().stream().flatMap(all::remittances))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing((Expected one) -> one.unit().code())
                        .thenComparing(Expected::kind)
                        .thenComparing(one -> one.dueOn().orElse(LocalDate.MAX))
                        .thenComparing(Expected::about))
                .toList();
    }

    /** How one of them stands on a day; what is due within the days that the policy announces maturities ahead is due. */
    public static Expected.State state(Expected one, BookState book, LocalDate day) {
        return one.stateOn(
                day,
                book.policyOn(day)
                        .map(policy -> policy.indicators().levelsInForce())
                        .orElse(Indicators.ASSUMED)
                        .maturityDaysAhead());
    }

    /** What became late since the last review, and what was late and is no more. */
    public static ObligationsReviewed review(BookState book, LocalDate day) {
        Map<String, ObligationDue> known = book.lateObligations();
        Map<String, ObligationDue> all = new TreeMap<>();
        of(book, day).stream()
                .filter(one -> one.dueOn().filter(due -> due.isBefore(day)).isPresent())
                .map(Expected::due)
                .forEach(due -> all.put(due.key(), due));
        return new ObligationsReviewed(
                all.values().stream()
                        .filter(due -> due.outstanding().isPositive() && !known.containsKey(due.key()))
                        .toList(),
                known.values().stream()
                        .filter(was -> !Optional.ofNullable(all.get(was.key()))
                                .filter(due -> due.outstanding().isPositive())
                                .isPresent())
                        .map(was -> all.getOrDefault(was.key(), was).met())
                        .toList());
    }

    /**
     * What came of a level of government meets its assessments in the order of their years and days; what came before an
     * assessment's year does not count for it.
     */
    private Stream<Expected> subsidies(UnitCode unit) {
        return Arrays.stream(SubsidyLevel.values()).flatMap(level -> {
            Map<LocalDate, Money> came = new TreeMap<>();
            List<Expected> met = new ArrayList<>();
            for (FiscalYear year : book.years()) {
                book.year(year).unit(unit).subsidiesReceivedByDay(level).forEach((on, amount) -> {
                    if (!on.isAfter(day)) {
                        came.put(on, amount);
                    }
                });
            }
            for (FiscalYear year : book.years()) {
                Map<LocalDate, Money> due = new TreeMap<>();
                book.year(year).unit(unit).subsidiesDue().stream()
                        .filter(one -> one.level() == level && !one.assessedOn().isAfter(day))
                        .forEach(one -> due.merge(one.dueOn(), one.amount(), Money::plus));
                due.forEach((dueOn, amount) -> met.add(new Expected(
                        ObligationKind.SUBSIDY,
                        unit,
                        year + " " + level,
                        level.name(),
                        Optional.of(dueOn),
                        amount,
                        take(amount, came, year.firstDay()),
                        Optional.empty())));
            }
            return met.stream();
        });
    }

    private static Money take(Money wanted, Map<LocalDate, Money> came, LocalDate from) {
        Money taken = Money.ZERO;
        for (Map.Entry<LocalDate, Money> one : came.entrySet()) {
            if (!one.getKey().isBefore(from)) {
                Money part = one.getValue().min(wanted.minus(taken));
                one.setValue(one.getValue().minus(part));
                taken = taken.plus(part);
            }
        }
        return taken;
    }

    private Stream<Expected> item(OpenItem item) {
        return switch (item.kind()) {
            case TIME_DEPOSIT -> maturity(ObligationKind.TIME_DEPOSIT, item);
            case BOND -> maturity(ObligationKind.BOND, item);
            case RECEIVABLE -> debt(item);
            case ADVANCE, UNIDENTIFIED, PAYABLE -> Stream.empty();
        };
    }

    private Stream<Expected> maturity(ObligationKind kind, OpenItem item) {
        return item.dueOn().stream()
                .map(due -> expected(kind, item, "BANK", Optional.of(due), item.amount(), item.usedBy(day)));
    }

    /** Instalments are met in the order of their days. */
    private Stream<Expected> debt(OpenItem item) {
        String debtor = item.debtor().orElse("");
        if (item.instalments().isEmpty()) {
            return Stream.of(
                    expected(ObligationKind.LEGACY_DEBT, item, debtor, item.dueOn(), item.amount(), item.usedBy(day)));
        }
        Map<LocalDate, Money> due = new TreeMap<>();
        item.instalments().forEach(part -> due.merge(part.dueOn(), part.amount(), Money::plus));
        List<Expected> parts = new ArrayList<>();
        Money paid = item.usedBy(day);
        for (Map.Entry<LocalDate, Money> part : due.entrySet()) {
            Money received = part.getValue().min(paid);
            paid = paid.minus(received);
            parts.add(expected(
                    ObligationKind.LEGACY_DEBT, item, debtor, Optional.of(part.getKey()), part.getValue(), received));
        }
        return parts.stream();
    }

    private static Expected expected(
            ObligationKind kind,
            OpenItem item,
            String debtor,
            Optional<LocalDate> dueOn,
            Money amount,
            Money received) {
        return new Expected(kind, item.unit(), item.number(), debtor, dueOn, amount, received, Optional.empty());
    }

    /** No notice names a day by which a government makes a gap up. */
    private Stream<Expected> topUps() {
        Map<String, List<GapObligation>> booked = new LinkedHashMap<>();
        book.obligations().stream()
                .filter(one -> !one.on().isAfter(day))
                .forEach(one -> booked.computeIfAbsent(
                                one.unit() + " " + one.year() + " " + one.government(), any -> new ArrayList<>())
                        .add(one));
        return booked.values().stream().map(all -> {
            GapObligation one = all.getFirst();
            Money paid = Money.sum(all.stream()
                    .map(GapObligation::amount)
                    .filter(Money::isNegative)
                    .map(Money::negated)
                    .toList());
            Money owed = Money.sum(all.stream().map(GapObligation::amount).toList());
            return new Expected(
                    ObligationKind.GAP_TOP_UP,
                    one.unit(),
                    one.year() + " " + one.government(),
                    one.government().name(),
                    Optional.empty(),
                    owed.plus(paid),
                    paid,
                    book.policyOn(one.year().lastDay())
                            .flatMap(policy -> policy.gap().managementPart())
                            .map(Provision::clause));
        });
    }

    /**
     * Premiums on their way: what came to an account first goes on first. Where the notice names no day for it, what the collector
     * holds is due by the month's end, when nothing may be in transit.
     */
    private Stream<Expected> remittances(UnitCode unit) {
        Optional<Policy> policy = book.policyOn(day);
        Map<Account, Due> due = new LinkedHashMap<>();
        due.put(
                Account.COLLECTED_NOT_REMITTED,
                new Due(came -> Optional.of(YearMonth.from(came).atEndOfMonth()), Optional.empty()));
        policy.flatMap(Policy::sweep)
                .ifPresent(sweep -> due.put(Account.JOINT_ACCOUNT, Due.by(sweep.value(), sweep.clause())));
        policy.flatMap(Policy::treasuryClearing)
                .ifPresent(clearing -> due.put(Account.TREASURY, Due.by(clearing.value(), clearing.clause())));
        policy.stream()
                .flatMap(rules -> rules.premiums().path(book.id().fund()).stream())
                .filter(step -> step.value().timing().dueOn(day).isPresent())
                .forEach(step -> due.put(step.value().hop().from(), Due.by(step.value(), step.clause())));
        return due.entrySet().stream().flatMap(account -> remittances(unit, account.getKey(), account.getValue()));
    }

    /** @param on the last day for what came on a day */
    private record Due(Function<LocalDate, Optional<LocalDate>> on, Optional<Clause> clause) {

        static Due by(Rhythm rhythm, Clause clause) {
            return new Due(came -> Optional.of(rhythm.endAfter(came)), Optional.of(clause));
        }

        static Due by(Remittance step, Clause clause) {
            return new Due(came -> step.timing().dueOn(came), Optional.of(clause));
        }
    }

    private Stream<Expected> remittances(UnitCode unit, Account account, Due due) {
        Map<LocalDate, List<Balances.Arrival>> byDay = new TreeMap<>();
        book.balances()
                .arrivals(unit, account, day)
                .forEach(came -> due.on()
                        .apply(came.on())
                        .ifPresent(dueOn -> byDay.computeIfAbsent(dueOn, any -> new ArrayList<>())
                                .add(came)));
        return byDay.entrySet().stream().map(of -> {
            Money amount = Money.sum(
                    of.getValue().stream().map(Balances.Arrival::amount).toList());
            Money left =
                    Money.sum(of.getValue().stream().map(Balances.Arrival::left).toList());
            return new Expected(
                    ObligationKind.REMITTANCE,
                    unit,
                    account.code(),
                    switch (account) {
                        case TREASURY -> "TREASURY";
                        case JOINT_ACCOUNT -> "COUNTY";
                        default -> "TAX";
                    },
                    Optional.of(of.getKey()),
                    amount,
                    amount.minus(left),
                    due.clause());
        });
    }
}
