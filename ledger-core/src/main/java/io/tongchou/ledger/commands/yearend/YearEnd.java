package io.tongchou.ledger.commands.yearend;

import static io.tongchou.ledger.vocabulary.Account.ACCUMULATED_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.GAP_TOP_UPS;
import static io.tongchou.ledger.vocabulary.Account.LEGACY_BALANCE;
import static io.tongchou.ledger.vocabulary.Account.PREMIUMS;
import static io.tongchou.ledger.vocabulary.Account.RISK_RESERVE;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.DecidedValue;
import io.tongchou.ledger.book.GapObligation;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.ClosedAccount;
import io.tongchou.ledger.events.DeficitCovered;
import io.tongchou.ledger.events.Obligation;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.events.SettlementRestated;
import io.tongchou.ledger.events.YearClosed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.settlement.Decided;
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
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
        return book.year(year).isClosed()
                ? settle(book, closedFacts(book, year), settled(book, year, BookUnitYear::settledBeforeRuling))
                : settle(book, facts(book, year), List.of());
    }

    /** What that settlement rests on: the facts as restated and ruled since, or of an open year as they stand. */
    public static YearFacts standingFacts(BookState book, FiscalYear year) {
        return book.year(year).isClosed() ? closedFacts(book, year) : facts(book, year);
    }

    private static Settlement settle(BookState book, YearFacts facts, List<UnitSettlement> settled) {
        return Settlement.settle(
                book.policyOn(facts.year().lastDay()).orElseThrow(), facts, decisions(book, facts.year()), settled);
    }

    /** The settlements that stand; whoever is not among them is worked out against the reserve that is left. */
    private static List<UnitSettlement> settled(
            BookState book, FiscalYear year, Function<BookUnitYear, Optional<UnitSettlement>> standing) {
        return book.year(year).closedWith().orElseThrow().units().stream()
                .flatMap(unit -> standing.apply(book.year(year).unit(unit.unit())).stream())
                .toList();
    }

    /** What was decided beside the policy for a year's end. */
    public static Decisions decisions(BookState book, FiscalYear year) {
        Policy policy = book.policyOn(year.lastDay()).orElseThrow();
        Optional<Decided<DecidedValue.Chains>> chains = decided(
                book, year, Parameter.GAP_CHAIN, Optional.empty(), value -> DecidedValue.chains(value, policy.gap()));
        Map<UnitCode, Decided<Sharing>> unitSharing = new TreeMap<>();
        for (UnitCode unit : book.units()) {
            decided(book, year, Parameter.GAP_SHARING, Optional.of(unit), DecidedValue::sharing)
                    .ifPresent(sharing -> unitSharing.put(unit, sharing));
        }
        return new Decisions(
                chains.flatMap(both -> both.value().policyPart().map(chain -> new Decided<>(chain, both.document()))),
                chains.flatMap(
                        both -> both.value().managementPart().map(chain -> new Decided<>(chain, both.document()))),
                decided(book, year, Parameter.GAP_SHARING, Optional.empty(), DecidedValue::sharing),
                unitSharing,
                decided(book, year, Parameter.RETENTION_RATE, Optional.empty(), DecidedValue::rate));
    }

    private static <T> Optional<Decided<T>> decided(
            BookState book, FiscalYear year, Parameter parameter, Optional<UnitCode> unit, Function<JsonNode, T> read) {
        return book.decisions()
                .forYear(year, parameter, unit)
                .map(decision -> new Decided<>(read.apply(decision.value()), decision.document()));
    }

    /** What a book's year came to, as of 31 December by effective date (domain section 5). */
    static YearFacts facts(BookState book, FiscalYear year) {
        Money reserve = book.balances()
                .at(UnitCode.RESERVE, RISK_RESERVE, year.lastDay())
                .plus(result(book, UnitCode.RESERVE, year))
                .negated()
                .plus(Money.sum(book.units().stream()
                        .map(unit -> book.year(year).unit(unit).reserveExtractedSince())
                        .toList()));
        return new YearFacts(
                year,
                reserve.orZeroIfNegative(),
                book.unitsWithLedger(year.lastDay()).stream()
                        .map(unit -> facts(book, year, unit))
                        .toList());
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

    /**
     * 3001.01 before the close + X + T + O: what the unit had accumulated before this year's result, and what is owed to it. X
     * as far as it has left the balance by then: what is extracted for the year in January has not, and in a pool with an
     * adjustment fund what is extracted is expenditure (5301) and leaves it only with the close. There what the reserve gave
     * in the year for gaps of earlier ones (4401) enters it with the close too, and is the unit's already.
     */
    private static Money accumulated(BookState book, UnitCode unit, FiscalYear year) {
        Money before =
                book.balances().at(unit, ACCUMULATED_BALANCE, year.lastDay()).negated();
        BookUnitYear known = book.year(year).unit(unit);
        Money reserve =
                switch (book.policyOn(year.lastDay()).orElseThrow().mode().value()) {
                    case UNIFIED -> known.reserveExtracted().minus(known.reserveExtractedSince());
                    case ADJUSTMENT_FUND -> known.reserveOfEarlierYears();
                };
        Money topUps = book.balances().change(unit, GAP_TOP_UPS, year, 12).negated();
        Money owed = Money.sum(book.obligations().stream()
                .filter(o -> o.unit().equals(unit) && o.year().compareTo(year) < 0 && !o.on().isAfter(year.lastDay()))
                .map(GapObligation::amount)
                .toList());
        return before.plus(reserve).plus(topUps).plus(owed);
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

    /** The facts of a closed year, as restated and ruled since. */
    private static YearFacts closedFacts(BookState book, FiscalYear year) {
        YearFacts closed = book.year(year).closedWith().orElseThrow();
        return new YearFacts(
                year,
                closed.reserve(),
                closed.units().stream()
                        .map(unit -> {
                            BookUnitYear known = book.year(year).unit(unit.unit());
                            return known.restated().orElse(unit).ruled(known.managementAmount());
                        })
                        .toList());
    }

    static YearClosed close(BookState book, FiscalYear year, List<OverriddenRefusal> overrides) {
        YearFacts facts = facts(book, year);
        Settlement settlement = settle(book, facts, List.of());
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
                book.unitsWithLedger(year.lastDay()).stream()
                        .map(unit -> new UnitAmount(unit, accumulated(book, unit, year)))
                        .toList(),
                closed,
                settlement.units().stream().filter(unit -> unit.gap().isZero()).toList(),
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
        Money fromLegacy = fromLegacy(book, year, settlement);
        return new DeficitCovered(
                year,
                book.policyOn(year.lastDay()).orElseThrow().mode().value(),
                settlement,
                settlement.fromOwnBalance().minus(fromLegacy),
                fromLegacy,
                settlement
                        .fromReserve()
                        .minus(book.year(year).unit(settlement.unit()).reserveDrawn()),
                obligations(settlement, unit.cityLevel()));
    }

    /** What the accumulated balance does not meet of the own balance comes from before pooling. */
    private static Money fromLegacy(BookState book, FiscalYear year, UnitSettlement settlement) {
        return settlement
                .fromOwnBalance()
                .minus(settlement
                        .fromOwnBalance()
                        .min(book.year(year)
                                .unit(settlement.unit())
                                .accumulatedBeforeClose()
                                .orZeroIfNegative()));
    }

    /** What a unit could claim of the reserve if it were large enough for all (its need), whatever it holds. */
    public static Money needOfReserve(BookState book, FiscalYear year, UnitCode unit) {
        YearFacts facts = closedFacts(book, year);
        Money gaps = Money.sum(
                settlement(book, year).units().stream().map(UnitSettlement::gap).toList());
        YearFacts plenty = new YearFacts(year, gaps, facts.units());
        return settle(book, plenty, List.of())
                .of(unit)
                .map(UnitSettlement::fromReserve)
                .orElse(Money.ZERO);
    }

    /** The clause by which the reserve answers for a gap: of the first chain that names it. */
    static Optional<Clause> clauseOfReserve(Policy policy) {
        return policy.reserve()
                .map(reserve -> policy.gap()
                        .policyPart()
                        .filter(chain -> chain.value().has(GapSource.RESERVE))
                        .map(Provision::clause)
                        .orElse(reserve.extraction().clause()));
    }

    /**
     * The settlement of a closed year stated anew for a unit, with what was corrected of that year since and the decisions as
     * they stand; empty where that changes nothing. Other units stay as they are settled.
     */
    static Optional<SettlementRestated> restate(BookState book, UnitCode unit, FiscalYear year, String document) {
        UnitSettlement before = settlement(book, year).of(unit).orElseThrow();
        BookUnitYear known = book.year(year).unit(unit);
        YearFacts facts = closedFacts(book, year);
        List<UnitYear> units = facts.units().stream()
                .map(each -> each.unit().equals(unit) ? corrected(book, year, each) : each)
                .toList();
        UnitSettlement after = settle(
                        book,
                        new YearFacts(year, facts.reserve(), units),
                        settled(book, year, BookUnitYear::settled).stream()
                                .filter(other -> !other.unit().equals(unit))
                                .toList())
                .of(unit)
                .orElseThrow();
        if (after.equals(before)) {
            return Optional.empty();
        }
        boolean covered = known.covered().isPresent();
        boolean cityLevel = unit.equals(book.cityLevel());
        Money accumulated = book.balances().now(unit, ACCUMULATED_BALANCE).negated();
        Money toCityLevel = after.toCityLevel()
                .min(accumulated.plus(known.movedToCityLevel()).orZeroIfNegative())
                .minus(known.movedToCityLevel());
        return Optional.of(new SettlementRestated(
                year,
                book.policyOn(year.lastDay()).orElseThrow().mode().value(),
                book.cityLevel(),
                units.stream()
                        .filter(each -> each.unit().equals(unit))
                        .findFirst()
                        .orElseThrow(),
                after,
                covered ? fromLegacy(book, year, after).minus(fromLegacy(book, year, before)) : Money.ZERO,
                covered ? after.fromReserve().minus(before.fromReserve()) : Money.ZERO,
                toCityLevel,
                covered ? differences(obligations(after, cityLevel), obligations(before, cityLevel)) : List.of(),
                document));
    }

    private static UnitYear corrected(BookState book, FiscalYear year, UnitYear unit) {
        BookUnitYear known = book.year(year).unit(unit.unit());
        UnitYear closed = book.year(year).closedWith().orElseThrow().units().stream()
                .filter(each -> each.unit().equals(unit.unit()))
                .findFirst()
                .orElseThrow();
        return new UnitYear(
                closed.unit(),
                closed.cityLevel(),
                closed.income().minus(corrections(known, Account::countsAsIncome)),
                closed.reserveExtracted(),
                closed.expenditure().plus(corrections(known, Account::countsAsExpenditure)),
                closed.ownBalance(),
                closed.plan(),
                closed.premiumCollected().map(collected -> collected.minus(known.corrected(PREMIUMS))),
                closed.premiumTarget(),
                closed.assessment(),
                unit.managementAmount());
    }

    private static Money corrections(BookUnitYear unit, Predicate<Account> counts) {
        return Money.sum(Arrays.stream(Account.values())
                .filter(counts)
                .map(unit::corrected)
                .toList());
    }

    private static List<Obligation> differences(List<Obligation> after, List<Obligation> before) {
        return Arrays.stream(Government.values())
                .map(government ->
                        new Obligation(government, owedBy(government, after).minus(owedBy(government, before))))
                .filter(difference -> !difference.amount().isZero())
                .toList();
    }

    private static Money owedBy(Government government, List<Obligation> obligations) {
        return Money.sum(obligations.stream()
                .filter(obligation -> obligation.from() == government)
                .map(Obligation::amount)
                .toList());
    }

    private static List<Obligation> obligations(UnitSettlement settlement, boolean cityLevel) {
        Money ofCity = cityLevel ? settlement.fromCity().plus(settlement.fromGovernment()) : settlement.fromCity();
        Money ofCounty =
                cityLevel ? settlement.fromCounty() : settlement.fromCounty().plus(settlement.fromGovernment());
        return Stream.of(new Obligation(Government.CITY, ofCity), new Obligation(Government.COUNTY, ofCounty))
                .filter(obligation -> obligation.amount().isPositive())
                .toList();
    }

    /** Why a unit's gap cannot be met yet: a ruling or a decision is missing; empty where it is settled. */
    public static Optional<Refusal> notSettled(BookState book, FiscalYear year, UnitSettlement settlement) {
        return switch (settlement.status()) {
            case SETTLED -> Optional.empty();
            case PENDING_RULING -> Optional.of(rulingPending(book, year, settlement));
            case DECISION_MISSING -> Optional.of(decisionMissing(book, year, settlement));
        };
    }

    private static Refusal rulingPending(BookState book, FiscalYear year, UnitSettlement settlement) {
        Refusal refusal = Refusal.of(
                RefusalCode.RULING_PENDING,
                "the plan of " + settlement.unit() + " for " + year
                        + " was missed and nobody has ruled on the cause of its gap of " + settlement.gap());
        return book.policyOn(year.lastDay())
                .flatMap(policy -> policy.gap().planGate())
                .map(gate -> refusal.withClause(gate.clause()))
                .orElse(refusal);
    }

    private static Refusal decisionMissing(BookState book, FiscalYear year, UnitSettlement settlement) {
        Parameter missing = settlement.missing().orElseThrow();
        Refusal refusal = Refusal.of(
                RefusalCode.DECISION_MISSING,
                missing.code() + " is not decided, and the gap of " + settlement.unit() + " of " + year
                        + " hangs on it");
        return book.policyOn(year.lastDay())
                .flatMap(policy -> policy.undecided(missing).or(() -> policy.undecided(Parameter.GAP_CHAIN)))
                .map(open -> refusal.withClause(open.clause()))
                .orElse(refusal);
    }
}
