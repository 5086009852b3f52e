package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A city's rules for its pooled funds (市级统筹政策). What the notice does not have is empty; what it leaves open stands
 * among the
 * undecided, beside the clause that leaves it open.
 *
 * @param id the version's name, e.g. {@code kaifeng-2020-59}
 * @param document the number of the notice
 * @param inForceFrom the first day it governs
 * @param inForceTo the last day it governs
 * @param poolingFrom the day pooling starts where that is later than the first day in force
 * @param funds the funds it pools
 * @param units the units it was written for; who is in a pool on a day is the pool's own business
 * @param unitsWithoutLedger by fund the units that have no account of their own there: the city level keeps it
 * @param separateBooks by what books are kept apart; no entry crosses two books under any policy
 * @param personalAccountsKept whether personal accounts (个人账户) are in the figures; the books hold the pooled fund alone
 * @param prefundMonths how many months of last year's expenditure a county receives at the start of a year, 1 to 12
 * @param requests how often a county asks for funds
 * @param revolvingFundMonths how many months of benefits the revolving fund holds, 1 to 12
 * @param sweep how often joint collection accounts are emptied
 * @param treasuryClearing how often the treasury account must be empty
 * @param reconciliation how often agency, finance and tax compare their books (对账)
 * @param matchingWindowDays by how many days a statement and the ledger may book the same money apart, 0 to 31
 * @param investments what may be done with money that is not needed yet
 * @param plans what the city sets for each unit and year
 * @param planCeiling what planned expenditure may not pass
 * @param surplus who keeps the surplus of a year
 * @param lateFeePerDay the late fee as a share of the arrears for each day, simple; of employers only
 * @param undecided what the notice leaves open: it blocks what needs it until a dated decision fills it, and is never
 *     guessed
 * @param adjustable what the policy gives and a dated decision may change
 */
public record Policy(
        String id,
        String document,
        PoolCode pool,
        Provision<LocalDate> inForceFrom,
        Optional<Provision<LocalDate>> inForceTo,
        Optional<Provision<LocalDate>> poolingFrom,
        Provision<Mode> mode,
        Provision<List<FundCode>> funds,
        Provision<List<UnitCode>> units,
        Optional<Provision<Map<FundCode, List<UnitCode>>>> unitsWithoutLedger,
        Optional<Provision<List<Separation>>> separateBooks,
        Optional<Provision<Boolean>> personalAccountsKept,
        Premiums premiums,
        Optional<Provision<Integer>> prefundMonths,
        Optional<Provision<Rhythm>> requests,
        Optional<Provision<Integer>> revolvingFundMonths,
        Optional<Provision<Rhythm>> sweep,
        Optional<Provision<Rhythm>> treasuryClearing,
        Optional<Provision<Rhythm>> reconciliation,
        Optional<Provision<Integer>> matchingWindowDays,
        Optional<Provision<List<Investment>>> investments,
        Optional<Provision<List<PlanPart>>> plans,
        Optional<Provision<PlanCeiling>> planCeiling,
        Optional<Reserve> reserve,
        GapRules gap,
        Provision<SurplusRule> surplus,
        Legacy legacy,
        Optional<Provision<Rate>> lateFeePerDay,
        Indicators indicators,
        List<Provision<Parameter>> undecided,
        List<Provision<Parameter>> adjustable) {

    public Policy {
        undecided = List.copyOf(undecided);
        adjustable = List.copyOf(adjustable);
    }

    /** The first day of pooling under it. */
    public LocalDate poolingStarts() {
        return poolingFrom.orElse(inForceFrom).value();
    }

    /** Whether it governs entries of that effective date. */
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(inForceFrom.value())
                && inForceTo.map(last -> !day.isAfter(last.value())).orElse(true);
    }

    /** Whether both are in force on some day. */
    public boolean overlaps(Policy other) {
        return inForceTo
                        .map(last -> !last.value().isBefore(other.inForceFrom.value()))
                        .orElse(true)
                && other.inForceTo
                        .map(last -> !last.value().isBefore(inForceFrom.value()))
                        .orElse(true);
    }

    /** Whether it pools that fund. */
    public boolean covers(FundCode fund) {
        return funds.value().contains(fund);
    }

    /** The clause by which a unit has no ledger of its own in a fund, if one says so: the city level keeps its account. */
    public Optional<Clause> keptByCityLevel(UnitCode unit, FundCode fund) {
        return unitsWithoutLedger
                .filter(without -> without.value().getOrDefault(fund, List.of()).contains(unit))
                .map(Provision::clause);
    }

    /** By when debts of that kind must be settled; empty where the policy gives no day. */
    public Optional<LocalDate> legacyDebtDueOn(LegacyDebtCategory category) {
        return legacy.debt(category).flatMap(rule -> rule.value().due().dueOn(poolingStarts()));
    }

    /** The clause that leaves a parameter open, if one does. */
    public Optional<Provision<Parameter>> undecided(Parameter parameter) {
        return find(undecided, parameter);
    }

    /** The clause that lets a decision change a parameter that the policy gives, if one does. */
    public Optional<Provision<Parameter>> adjustable(Parameter parameter) {
        return find(adjustable, parameter);
    }

    /** Whether a decision may give that parameter; where a chain is open, so is the ratio of a link that shares. */
    public boolean leavesToDecision(Parameter parameter) {
        return undecided(parameter).isPresent()
                || adjustable(parameter).isPresent()
                || (parameter == Parameter.GAP_SHARING
                        && undecided(Parameter.GAP_CHAIN).isPresent());
    }

    private static Optional<Provision<Parameter>> find(List<Provision<Parameter>> among, Parameter parameter) {
        return among.stream().filter(open -> open.value() == parameter).findFirst();
    }

    /** Everything it rests on, by the path at which it stands in the policy's text, e.g. {@code legacy.debts.TREASURY}. */
    public Map<String, Provision<?>> provisions() {
        return Provisions.of(this);
    }
}
