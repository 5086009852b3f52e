package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.vocabulary.Account.ACCUMULATED_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.GAP_TOP_UPS;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.RISK_RESERVE;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.GapObligation;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.ClosedAccount;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.settlement.Decisions;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.UnitSettlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The year's end of a book: what the balances say, given to the settlement's pure functions, and what they answer as events. */
public final class YearEnd {

    private YearEnd() {}

    /**
     * The settlement of a year: of a closed year by its facts and what has been ruled and covered since, of an open one as if it
     * were closed now.
     *
     * @throws NoSuchElementException where no policy is in force on 31 December
     */
    public static Settlement settlement(BookState book, FiscalYear year) {
        Policy policy = book.policyOn(year.lastDay()).orElseThrow();
        YearFacts facts = book.year(year)
                .closedWith()
                .map(closed -> asRuledNow(closed, book))
                .orElseGet(() -> facts(book, year));
        List<UnitSettlement> covered = facts.units().stream()
                .flatMap(unit -> book.year(year).unit(unit.unit()).covered().stream())
                .toList();
        return Settlement.settle(policy, facts, Decisions.NONE, covered);
    }

    /** What a book's year came to, as of 31 December by effective date (domain section 5). */
    static YearFacts facts(BookState book, FiscalYear year) {
        Money reserve = book.balances()
                .at(UnitCode.RESERVE, RISK_RESERVE, year.lastDay())
                .plus(result(book, UnitCode.RESERVE, year))
                .negated();
        return new YearFacts(
                year,
                reserve.orZeroIfNegative(),
                book.units().stream().map(unit -> facts(book, year, unit)).toList());
    }

    private static UnitYear facts(BookState book, FiscalYear year, UnitCode unit) {
        BookUnitYear known = book.year(year).unit(unit);
        Optional<BookUnitYear.Plan> plan = known.planOn(year.lastDay());
        return new UnitYear(
                unit,
                unit.equals(book.cityLevel()),
                sum(book, unit, year, Account::countsAsIncome).negated(),
                known.reserveExtracted(),
                sum(book, unit, year, Account::countsAsExpenditure),
                accumulated(book, unit, year)
                        .plus(book.balances()
                                .at(unit, LEGACY_BALANCE, year.lastDay())
                                .negated()),
                plan.map(p -> new Plan(p.income(), p.expenditure())),
                Optional.of(book.balances().change(unit, PREMIUMS, year, 12).negated()),
                Optional.of(plan.map(BookUnitYear.Plan::premiums).orElse(Money.ZERO)),
                known.assessment(),
                known.managementAmount());
    }

    /** 3001.01 before the close + X + T + O: what the unit had accumulated before this year's result, and what is owed to it. */
    private static Money accumulated(BookState book, UnitCode unit, FiscalYear year) {
        Money before =
                book.balances().at(unit, ACCUMULATED_BALANCE, year.lastDay()).negated();
        Money extracted = book.year(year).unit(unit).reserveExtracted();
        Money topUps = book.balances().change(unit, GAP_TOP_UPS, year, 12).negated();
        Money owed = Money.sum(book.obligations().stream()
                .filter(o -> o.unit().equals(unit) && o.year().compareTo(year) < 0 && !o.on().isAfter(year.lastDay()))
                .map(GapObligation::amount)
                .toList());
        return before.plus(extracted).plus(topUps).plus(owed);
    }

    private static Money sum(BookState book, UnitCode unit, FiscalYear year, Predicate<Account> counts) {
        return Money.sum(Arrays.stream(Account.values())
                .filter(counts)
                .map(account -> book.balances().change(unit, account, year, 12))
                .toList());
    }

    private static Money result(BookState book, UnitCode unit, FiscalYear year) {
        return sum(book, unit, year, Account::isOfOneYear);
    }

    private static YearFacts asRuledNow(YearFacts closed, BookState book) {
        return new YearFacts(
                closed.year(),
                closed.reserve(),
                closed.units().stream()
                        .map(unit -> unit.ruled(
                                book.year(closed.year()).unit(unit.unit()).managementAmount()))
                        .toList());
    }

    static YearClosed close(BookState book, Policy policy, FiscalYear year, List<OverriddenRefusal> overrides) {
        YearFacts facts = facts(book, year);
        Settlement settlement = Settlement.settle(policy, facts, Decisions.NONE);
        List<ClosedAccount> closed = new ArrayList<>();
        for (UnitCode unit : book.unitsAndReserve()) {
            for (Account account : Account.values()) {
                Money balance = account.isOfOneYear() ? book.balances().change(unit, account, year, 12) : Money.ZERO;
                if (!balance.isZero()) {
                    closed.add(new ClosedAccount(unit, account, balance));
                }
            }
        }
        return new YearClosed(
                year,
                book.cityLevel(),
                facts,
                book.units().stream()
                        .map(unit -> new UnitAmount(unit, accumulated(book, unit, year)))
                        .toList(),
                closed,
                surplusToCityLevel(book, settlement, closed),
                overrides);
    }

    /** Surplus goes to the city level only as far as the accumulated balance is positive after the close. */
    private static List<UnitAmount> surplusToCityLevel(
            BookState book, Settlement settlement, List<ClosedAccount> closed) {
        return settlement.units().stream()
                .map(unit -> new UnitAmount(
                        unit.unit(), unit.toCityLevel().min(accumulatedAfter(book, settlement, unit, closed))))
                .filter(share -> share.amount().isPositive())
                .toList();
    }

    private static Money accumulatedAfter(
            BookState book, Settlement settlement, UnitSettlement unit, List<ClosedAccount> closed) {
        Money before = book.balances()
                .at(unit.unit(), ACCUMULATED_BALANCE, settlement.year().lastDay());
        Money brought = Money.sum(closed.stream()
                .filter(account -> account.unit().equals(unit.unit())
                        && account.account().closedInto(unit.unit()) == ACCUMULATED_BALANCE)
                .map(ClosedAccount::balance)
                .toList());
        return before.plus(brought).negated().orZeroIfNegative();
    }

    /** The own balance comes from the accumulated balance first and then from before pooling; the rest by the settlement. */
    static DeficitCovered cover(BookState book, FiscalYear year, UnitSettlement settlement) {
        YearFacts facts = book.year(year).closedWith().orElseThrow();
        UnitYear unit = facts.units().stream()
                .filter(candidate -> candidate.unit().equals(settlement.unit()))
                .findFirst()
                .orElseThrow();
        Money fromAccumulated = settlement
                .fromOwnBalance()
                .min(book.year(year)
                        .unit(settlement.unit())
                        .accumulatedBeforeClose()
                        .orZeroIfNegative());
        return new DeficitCovered(
                year,
                book.policyOn(year.lastDay()).orElseThrow().mode().value(),
                settlement,
                fromAccumulated,
                settlement.fromOwnBalance().minus(fromAccumulated),
                settlement.fromReserve(),
                obligations(settlement, unit.cityLevel()));
    }

    private static List<Obligation> obligations(UnitSettlement settlement, boolean cityLevel) {
        Money ofCity = cityLevel ? settlement.fromCity().plus(settlement.fromGovernment()) : settlement.fromCity();
        Money ofCounty =
                cityLevel ? settlement.fromCounty() : settlement.fromCounty().plus(settlement.fromGovernment());
        return Stream.of(new Obligation(Government.CITY, ofCity), new Obligation(Government.COUNTY, ofCounty))
                .filter(obligation -> obligation.amount().isPositive())
                .toList();
    }

    static Refusal decisionMissing(BookState book, FiscalYear year, UnitSettlement settlement) {
        Parameter missing = settlement.missing().orElseThrow();
        Refusal refusal = Refusal.of(
                RefusalCode.DECISION_MISSING,
                missing.code() + " is not decided, and the gap of " + settlement.unit() + " of " + year
                        + " hangs on it");
        return book.policyOn(year.lastDay())
                .flatMap(policy -> policy.undecided(missing))
                .map(open -> refusal.withClause(open.clause()))
                .orElse(refusal);
    }
}
