package io.tongchou.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.policy.Sharing;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Grade;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SettlementPropertiesTest {

    private static final List<Policy> POLICIES = PolicyCatalog.shipped().all();

    /** A year of a book under a policy, with or without a ratio. */
    record Case(Policy policy, YearFacts facts, Decisions decisions) {

        Settlement settle() {
            return Settlement.settle(policy, facts, decisions);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noFenIsLostOrInvented(@ForAll("cases") Case c) {
        Settlement settlement = c.settle();
        Money drawn = Money.ZERO;
        for (UnitSettlement unit : settlement.units()) {
            UnitYear year = yearOf(c, unit.unit());
            long result = year.income().fen()
                    - year.reserveExtracted().fen()
                    - year.expenditure().fen();
            assertThat(unit.surplus().fen() - unit.gap().fen()).isEqualTo(result);
            boolean pending = unit.status() == UnitSettlement.Status.PENDING_RULING;
            assertThat(unit.policyPart().plus(unit.managementPart())).isEqualTo(pending ? Money.ZERO : unit.gap());
            assertThat(unit.fromOwnBalance())
                    .isLessThanOrEqualTo(year.ownBalance().orZeroIfNegative());
            assertThat(unit.missing().isPresent()).isEqualTo(unit.status() == UnitSettlement.Status.DECISION_MISSING);
            assertThat(unit.steps()).allMatch(step -> step.amount().isPositive());
            drawn = drawn.plus(unit.fromReserve());
        }
        assertThat(drawn.plus(settlement.reserveAfter())).isEqualTo(c.facts().reserve());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheFactsDoesNotMatter(@ForAll("cases") Case c) {
        List<UnitYear> reversed = c.facts().units().reversed();
        YearFacts facts = new YearFacts(c.facts().year(), c.facts().reserve(), reversed);
        assertThat(Settlement.settle(c.policy(), facts, c.decisions())).isEqualTo(c.settle());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whoIsCoveredStaysAsCoveredAndTheOthersShareWhatIsLeft(@ForAll("cases") Case c) {
        Settlement before = c.settle();
        List<UnitSettlement> covered = before.units().subList(0, before.units().size() / 2);
        Settlement after = Settlement.settle(c.policy(), c.facts(), c.decisions(), covered);
        assertThat(after.units().subList(0, covered.size())).isEqualTo(covered);
        assertThat(after.reserveAfter()).isEqualTo(before.reserveAfter());
        for (int i = 0; i < before.units().size(); i++) {
            assertThat(after.units().get(i).fromReserve().fen()
                            - before.units().get(i).fromReserve().fen())
                    .as("at most the odd fen moves")
                    .isBetween(-1L, 1L);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(POLICIES).flatMap(policy -> {
            List<UnitCode> units = policy.units().value();
            Arbitrary<List<UnitYear>> years = Arbitraries.subsetOf(units)
                    .flatMap(chosen -> Combinators.combine(chosen.stream()
                                    .map(unit -> unitYear(policy, unit))
                                    .toList())
                            .as(list -> list));
            Arbitrary<Money> reserve = Arbitraries.oneOf(amount(10), amount(3_000), amount(50_000_000_000L));
            Arbitrary<Decisions> decisions = Combinators.combine(
                            Arbitraries.integers().between(0, 100),
                            Arbitraries.integers().between(1, 100))
                    .as((city, county) -> new Decided<>(new Sharing(city, county), "test"))
                    .optional()
                    .map(ratio -> ratio.map(Decisions.NONE::withSharing).orElse(Decisions.NONE));
            return Combinators.combine(reserve, years, decisions)
                    .as((r, y, d) -> new Case(policy, new YearFacts(new FiscalYear(2023), r, y), d));
        });
    }

    private static Arbitrary<UnitYear> unitYear(Policy policy, UnitCode unit) {
        return Arbitraries.of(100L, 100_000L, 100_000_000_000L)
                .flatMap(scale -> Combinators.combine(
                                amount(scale),
                                amount(scale),
                                amount(scale / 5),
                                Arbitraries.longs()
                                        .between(-scale / 5, scale / 5)
                                        .map(Money::ofFen),
                                Combinators.combine(amount(scale), amount(scale))
                                        .as(Plan::new)
                                        .optional(),
                                Arbitraries.of(Grade.class).optional(),
                                amount(scale / 2).optional())
                        .as((income, expenditure, extracted, own, plan, grade, ruled) -> new UnitYear(
                                unit,
                                unit.equals(policy.pool().cityLevel()),
                                income,
                                extracted,
                                expenditure,
                                own,
                                plan,
                                Optional.empty(),
                                Optional.empty(),
                                grade,
                                ruled)));
    }

    private static Arbitrary<Money> amount(long upTo) {
        return Arbitraries.longs().between(0, upTo).map(Money::ofFen);
    }

    private static UnitYear yearOf(Case c, UnitCode unit) {
        return c.facts().units().stream()
                .filter(year -> year.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }
}
