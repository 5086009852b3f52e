package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
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
 * @param prefundMonths how many months of last year's expenditure a county receives at the start of a year, 1 to 12
 * @param requests how often a county asks for funds
 * @param revolvingFundMonths how many months of benefits the revolving fund holds, 1 to 12
 * @param sweep how often joint collection accounts are emptied
 * @param treasuryClearing how often the treasury account must be empty
 * @param planCeiling what planned expenditure may not pass
 * @param surplus who keeps the surplus of a year
 * @param lateFeePerDay the late fee as a share of the arrears for each day, simple
 * @param undecided what the notice leaves open: it blocks what needs it until a dated decision fills it, and is never
 *     guessed
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
        Optional<Provision<Integer>> prefundMonths,
        Optional<Provision<Rhythm>> requests,
        Optional<Provision<Integer>> revolvingFundMonths,
        Optional<Provision<Rhythm>> sweep,
        Optional<Provision<Rhythm>> treasuryClearing,
        Optional<Provision<PlanCeiling>> planCeiling,
        Optional<Reserve> reserve,
        GapRules gap,
        Provision<SurplusRule> surplus,
        Optional<Provision<Rate>> lateFeePerDay,
        List<Provision<Parameter>> undecided) {

    public Policy {
        undecided = List.copyOf(undecided);
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

    /** The clause that leaves a parameter open, if one does. */
    public Optional<Provision<Parameter>> undecided(Parameter parameter) {
        return undecided.stream().filter(open -> open.value() == parameter).findFirst();
    }
}
