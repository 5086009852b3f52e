package io.tongchou.ledger.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongchou.ledger.book.DecidedValue;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.policy.GapSource;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.settlement.Decided;
import io.tongchou.ledger.settlement.Decisions;
import io.tongchou.ledger.settlement.Plan;
import io.tongchou.ledger.settlement.Settlement;
import io.tongchou.ledger.settlement.UnitYear;
import io.tongchou.ledger.settlement.YearFacts;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A year to be settled, as it is asked: over HTTP, or from a page.
 *
 * @param policy the id of a policy
 * @param sharing how city and county share; undecided where it is left out
 * @param chain what meets each part of a gap for which the policy itself names nothing; undecided where it is left out
 */
public record SimulationRequest(
        String policy,
        FiscalYear year,
        @ZeroAllowed Money reserve,
        Optional<Sharing> sharing,
        Optional<List<GapSource>> chain,
        List<Unit> units) {

    /** What is decided for the sake of the question stands in no paper. */
    private static final String PAPER = "simulation";

    /**
     * One unit's year.
     *
     * @param ownBalance may be negative
     * @param premiumCollected with {@code premiumTarget} serves for retention; income and planned income where left out
     * @param managementAmount what was ruled to be of management; not ruled where left out
     */
    public record Unit(
            UnitCode unit,
            @ZeroAllowed Money income,
            @ZeroAllowed Money reserveExtracted,
            @ZeroAllowed Money expenditure,
            @ZeroAllowed Money ownBalance,
            @ZeroAllowed Money plannedIncome,
            @ZeroAllowed Money plannedExpenditure,
            @ZeroAllowed Optional<Money> premiumCollected,
            @ZeroAllowed Optional<Money> premiumTarget,
            Optional<Grade> assessment,
            @ZeroAllowed Optional<Money> managementAmount) {

        /** @param cityLevel whether it is the city level itself */
        public UnitYear year(boolean cityLevel) {
            return new UnitYear(
                    unit,
                    cityLevel,
                    income,
                    reserveExtracted,
                    expenditure,
                    ownBalance,
                    Optional.of(new Plan(plannedIncome, plannedExpenditure)),
                    premiumCollected,
                    premiumTarget,
                    assessment,
                    managementAmount);
        }
    }

    /** @param request empty where anything was at fault */
    public record Read(Optional<SimulationRequest> request, List<Fault> faults) {}

    /** Reads it as strictly as a command; every fault by its path, e.g. {@code units[0].income}. */
    public static Read read(JsonNode node) {
        DataReader reader = new DataReader();
        Optional<SimulationRequest> asked = reader.read(node, SimulationRequest.class, "", Set.of());
        List<Fault> faults = new ArrayList<>();
        Stream.concat(reader.faults().stream(), reader.notPositive().stream().filter(SimulationRequest::isFault))
                .map(SimulationRequest::belowTheWhole)
                .forEach(faults::add);
        asked.ifPresent(year -> faults.addAll(year.namedTwice()));
        return new Read(asked.filter(any -> faults.isEmpty()), faults);
    }

    /** Alone among all amounts, what a unit owned may be below zero. */
    private static boolean isFault(Fault notPositive) {
        return !notPositive.path().endsWith(".ownBalance");
    }

    private static Fault belowTheWhole(Fault fault) {
        return new Fault(fault.path().replaceFirst("^\\.", ""), fault.message());
    }

    private List<Fault> namedTwice() {
        Set<UnitCode> seen = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (!seen.add(units.get(i).unit())) {
                faults.add(new Fault("units[" + i + "].unit", "is named twice"));
            }
        }
        return faults;
    }

    /**
     * What comes of it under that policy.
     *
     * @throws IllegalArgumentException where the chain contradicts the one that the policy gives the other part
     * @throws ArithmeticException where an amount does not fit into 64 bits of fen
     */
    Settlement settle(Policy rules) {
        return Settlement.settle(
                rules,
                new YearFacts(
                        year,
                        reserve,
                        units.stream()
                                .map(unit -> unit.year(
                                        unit.unit().equals(rules.pool().cityLevel())))
                                .toList()),
                decisions(rules, Decisions.NONE));
    }

    /**
     * What is to be held decided under a policy: what is asked for here, as far as the policy leaves it open, before what was
     * decided beside it.
     *
     * @throws IllegalArgumentException where the chain contradicts the one that the policy gives the other part
     */
    public Decisions decisions(Policy rules, Decisions taken) {
        Optional<DecidedValue.Chains> chains = chain.filter(
                        any -> rules.undecided(Parameter.GAP_CHAIN).isPresent())
                .map(links -> chains(links, rules));
        return new Decisions(
                chains.flatMap(DecidedValue.Chains::policyPart)
                        .map(SimulationRequest::decided)
                        .or(taken::policyChain),
                chains.flatMap(DecidedValue.Chains::managementPart)
                        .map(SimulationRequest::decided)
                        .or(taken::managementChain),
                sharing.map(SimulationRequest::decided).or(taken::sharing),
                sharing.isPresent() ? Map.of() : taken.unitSharing(),
                taken.retentionRate());
    }

    /** Whether a clause is none of a policy, but what was held decided for the sake of the question. */
    public static boolean isHeldDecided(Clause clause) {
        return clause.document().equals(PAPER);
    }

    /** The same with no chain decided. */
    public SimulationRequest withoutChain() {
        return new SimulationRequest(policy, year, reserve, sharing, Optional.empty(), units);
    }

    private static <T> Decided<T> decided(T value) {
        return new Decided<>(value, PAPER);
    }

    private static DecidedValue.Chains chains(List<GapSource> links, Policy rules) {
        ArrayNode chain = JsonNodeFactory.instance.arrayNode();
        links.forEach(link -> chain.add(link.name()));
        return DecidedValue.chains(chain, rules.gap());
    }
}
