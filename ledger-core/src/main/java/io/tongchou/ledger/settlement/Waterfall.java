package io.tongchou.ledger.settlement;

import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.GapChain;
import io.tongchou.ledger.policy.GapRules;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.policy.SurplusRule;
import io.tongchou.ledger.settlement.Step.Part;
import io.tongchou.ledger.settlement.Step.Source;
import io.tongchou.ledger.settlement.UnitSettlement.Status;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One unit's way from gap or surplus to where it comes from or goes to. The stages are called in this order: own
 * balance ahead of
 * the reserve, claim, draw, own balance after the reserve, rest; a unit takes part only in those its chains name.
 */
final class Waterfall {

    /** A part of the gap on its way along its chain. */
    private static final class Share {
        private final Part part;
        private final GapChain chain;
        private final boolean reserveBarred;
        private final Clause clause;
        private Money left;

        private Share(Part part, Money amount, GapChain chain, boolean reserveBarred, Clause clause) {
            this.part = part;
            this.left = amount;
            this.chain = chain;
            this.reserveBarred = reserveBarred;
            this.clause = clause;
        }

        private Money leftFor(GapSource source) {
            return chain.has(source) && !(reserveBarred && source == GapSource.RESERVE) ? left : Money.ZERO;
        }
    }

    private final Policy policy;
    private final UnitYear year;
    private final Decisions decisions;
    private final Money gap;
    private final Map<Source, Money> amounts = new EnumMap<>(Source.class);
    private final List<Step> steps = new ArrayList<>();
    /** Empty where the unit has no gap, or none that may be met yet; else policy part, then management part. */
    private final List<Share> shares = new ArrayList<>();

    private Money policyPart = Money.ZERO;
    private Money managementPart = Money.ZERO;
    private Money ownBalance;
    private Status status = Status.SETTLED;
    private Optional<Parameter> missing = Optional.empty();

    Waterfall(Policy policy, UnitYear year, Decisions decisions) {
        this.policy = policy;
        this.year = year;
        this.decisions = decisions;
        this.gap = year.gap();
        this.ownBalance = year.ownBalance().orZeroIfNegative();
        if (gap.isPositive()) {
            splitByCause();
        } else {
            assignSurplus();
        }
    }

    UnitCode unit() {
        return year.unit();
    }

    private void splitByCause() {
        boolean reserveBarred = policy.gap().onlyWherePlanIsMet() && !year.metPlan();
        if (reserveBarred && year.managementAmount().isEmpty()) {
            status = Status.PENDING_RULING;
            return;
        }
        managementPart = gap.min(year.managementAmount().orElse(Money.ZERO));
        policyPart = gap.minus(managementPart);
        GapRules rules = policy.gap();
        addShare(Part.POLICY, policyPart, decisions.policyChain(), rules.policyPart(), reserveBarred);
        addShare(Part.MANAGEMENT, managementPart, decisions.managementChain(), rules.managementPart(), false);
        Money withChain = Money.sum(shares.stream().map(share -> share.left).toList());
        if (!withChain.equals(gap)) {
            shares.clear();
            decisionMissing(Parameter.GAP_CHAIN);
            record(Source.UNASSIGNED, Part.GAP, gap, openClause(Parameter.GAP_CHAIN));
        }
    }

    private void addShare(
            Part part,
            Money amount,
            Optional<Decided<GapChain>> decision,
            Optional<Provision<GapChain>> rule,
            boolean reserveBarred) {
        Optional<GapChain> chain = decision.map(Decided::value).or(() -> rule.map(Provision::value));
        if (amount.isZero() || chain.isEmpty()) {
            return;
        }
        Clause clause = decision.map(decided -> clauseOf(decided, Parameter.GAP_CHAIN))
                .or(() -> rule.map(Provision::clause))
                .orElseThrow();
        shares.add(new Share(part, amount, chain.get(), reserveBarred, clause));
    }

    void useOwnBalanceAheadOfReserve() {
        if (!reserveFirst()) {
            useOwnBalance();
        }
    }

    void useOwnBalanceAfterReserve() {
        if (reserveFirst()) {
            useOwnBalance();
        }
    }

    private boolean reserveFirst() {
        return shares.stream().anyMatch(share -> share.chain.reserveBeforeOwnBalance());
    }

    /** The own balance meets what is left of the parts pro rata; the odd fen goes to the later part. */
    private void useOwnBalance() {
        Money wanted = left(GapSource.OWN_BALANCE);
        Money used = ownBalance.min(wanted);
        ownBalance = ownBalance.minus(used);
        Money rest = used;
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            Money own = i == shares.size() - 1
                    ? rest
                    : used.timesRatio(
                            share.leftFor(GapSource.OWN_BALANCE).fen(), Math.max(1, wanted.fen()), RoundingMode.FLOOR);
            rest = rest.minus(own);
            meet(share, Source.OWN_BALANCE, own, share.clause);
        }
    }

    Money claimOnReserve() {
        return left(GapSource.RESERVE);
    }

    /** What the reserve gives serves the policy part first. */
    void drawReserve(Money amount) {
        Money rest = amount;
        for (Share share : shares) {
            Money drawn = rest.min(share.leftFor(GapSource.RESERVE));
            rest = rest.minus(drawn);
            meet(share, Source.RESERVE, drawn, share.clause);
        }
    }

    /** What own balance and reserve leave goes to whoever stands last in the chain. */
    void assignRest() {
        for (Share share : shares) {
            if (share.chain.has(GapSource.GOVERNMENT)) {
                meet(share, Source.GOVERNMENT, share.left, share.clause);
            } else if (share.chain.has(GapSource.SHARED) && share.left.isPositive()) {
                shareBetweenGovernments(share);
            }
            meet(share, Source.UNASSIGNED, share.left, share.clause);
        }
    }

    private void shareBetweenGovernments(Share share) {
        if (year.cityLevel()) {
            meet(share, Source.CITY, share.left, share.clause);
            return;
        }
        Optional<Decided<Sharing>> decision = decisions.sharingOf(unit());
        Optional<Provision<Sharing>> rule = policy.gap().sharing();
        Optional<Sharing> ratio = decision.map(Decided::value).or(() -> rule.map(Provision::value));
        if (ratio.isEmpty()) {
            decisionMissing(Parameter.GAP_SHARING);
            return;
        }
        Clause clause = decision.map(decided -> clauseOf(decided, Parameter.GAP_SHARING))
                .or(() -> rule.map(Provision::clause))
                .orElse(share.clause);
        Money county = share.left.timesRatio(
                ratio.get().county(), (long) ratio.get().city() + ratio.get().county(), RoundingMode.FLOOR);
        meet(share, Source.COUNTY, county, clause);
        meet(share, Source.CITY, share.left, clause);
    }

    private void assignSurplus() {
        Money surplus = year.surplus();
        Provision<SurplusRule> rule = policy.surplus();
        Money retained = year.cityLevel() ? surplus : surplus.times(retentionRate(rule.value()), RoundingMode.CEILING);
        Clause clause = rule.value() instanceof SurplusRule.Conditional && !year.cityLevel()
                ? decisions
                        .retentionRate()
                        .map(decided -> clauseOf(decided, Parameter.RETENTION_RATE))
                        .orElse(rule.clause())
                : rule.clause();
        record(Source.RETAINED, Part.SURPLUS, retained, clause);
        record(Source.TO_CITY_LEVEL, Part.SURPLUS, surplus.minus(retained), rule.clause());
    }

    private Rate retentionRate(SurplusRule rule) {
        return switch (rule) {
            case SurplusRule.Retained() -> Rate.parse("1");
            case SurplusRule.ToCityLevel() -> Rate.parse("0");
            case SurplusRule.Conditional(Rate floor, List<SurplusRule.Condition> conditions) ->
                conditions.stream().allMatch(this::met)
                        ? decisions.retentionRate().map(Decided::value).orElse(floor)
                        : Rate.parse("0");
        };
    }

    private boolean met(SurplusRule.Condition condition) {
        return switch (condition) {
            case PREMIUMS_ABOVE_TARGET -> year.premiumsAboveTarget();
            case ASSESSMENT_EXCELLENT ->
                year.assessment().filter(Grade.EXCELLENT::equals).isPresent();
            case EXPENDITURE_WITHIN_PLAN -> year.expenditureWithinPlan();
        };
    }

    UnitSettlement settlement() {
        return new UnitSettlement(
                unit(),
                status,
                gap,
                year.surplus(),
                policyPart,
                managementPart,
                amount(Source.OWN_BALANCE),
                amount(Source.RESERVE),
                amount(Source.GOVERNMENT),
                amount(Source.CITY),
                amount(Source.COUNTY),
                amount(Source.UNASSIGNED),
                amount(Source.RETAINED),
                amount(Source.TO_CITY_LEVEL),
                missing,
                steps);
    }

    private Money left(GapSource source) {
        return Money.sum(shares.stream().map(share -> share.leftFor(source)).toList());
    }

    private Money amount(Source source) {
        return amounts.getOrDefault(source, Money.ZERO);
    }

    private void meet(Share share, Source source, Money amount, Clause clause) {
        share.left = share.left.minus(amount);
        record(source, share.part, amount, clause);
    }

    private void record(Source source, Part part, Money amount, Clause clause) {
        if (amount.isPositive()) {
            amounts.merge(source, amount, Money::plus);
            steps.add(new Step(source, part, amount, clause));
        }
    }

    private void decisionMissing(Parameter parameter) {
        status = Status.DECISION_MISSING;
        missing = Optional.of(parameter);
    }

    private Clause openClause(Parameter parameter) {
        return policy.undecided(parameter)
                .orElseThrow(() ->
                        new IllegalStateException(policy.id() + " neither decides nor leaves open " + parameter.code()))
                .clause();
    }

    private static Clause clauseOf(Decided<?> decided, Parameter parameter) {
        return new Clause(decided.document(), parameter.code());
    }
}
