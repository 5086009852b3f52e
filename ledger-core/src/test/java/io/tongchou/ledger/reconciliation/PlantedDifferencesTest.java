package io.tongchou.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** All that is planted is found and nothing is invented; a failure names the seed of what was planted. */
class PlantedDifferencesTest {

    private static final int AGREEING = 11_000;

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void allAreFoundAndNoneIsInvented(@ForAll long seed) {
        Planted planted = new Planted(seed, AGREEING);
        assertThat(planted.lines).hasSizeGreaterThan(10_000);
        for (DifferenceKind kind : DifferenceKind.values()) {
            assertThat(planted.counts.get(kind.name())).as(kind.name()).isGreaterThanOrEqualTo(20);
        }
        assertThat(planted.counts.get("MANY_TO_ONE")).isGreaterThanOrEqualTo(20);

        Reconciled found = reconcile(planted.lines, planted.movements);

        assertThat(found.differences())
                .as("differences of seed %d", seed)
                .extracting(Planted::text)
                .containsExactlyInAnyOrderElementsOf(planted.differences);
        assertThat(found.matches().stream()
                        .map(Reconciled.Matched::match)
                        .filter(match -> match.rule() == MatchRule.MANY_TO_ONE)
                        .map(PlantedDifferencesTest::parts)
                        .collect(Collectors.toSet()))
                .as("several for one of seed %d", seed)
                .isEqualTo(planted.several);
        everyMatchIsOfTheSameMoney(planted, found);
    }

    private static Set<String> parts(Match match) {
        return Stream.concat(match.lines().stream().map(line -> "line " + line), match.entries().stream())
                .collect(Collectors.toSet());
    }

    private static void everyMatchIsOfTheSameMoney(Planted planted, Reconciled found) {
        Map<Integer, Line> lines = planted.lines.stream().collect(Collectors.toMap(Line::line, Function.identity()));
        Map<String, Movement> movements =
                planted.movements.stream().collect(Collectors.toMap(Movement::entry, Function.identity()));
        Set<Object> once = new HashSet<>();
        found.matches().stream().map(Reconciled.Matched::match).forEach(match -> {
            assertThat(Money.sum(match.lines().stream()
                            .map(lines::get)
                            .map(Line::amount)
                            .toList()))
                    .isEqualTo(match.amount())
                    .isEqualTo(Money.sum(match.entries().stream()
                            .map(movements::get)
                            .map(Movement::amount)
                            .toList()));
            assertThat(match.lines()).allMatch(once::add);
            assertThat(match.entries()).allMatch(once::add);
            if (match.rule() == MatchRule.REFERENCE) {
                assertThat(lines.get(match.lines().getFirst()).reference())
                        .isEqualTo(movements.get(match.entries().getFirst()).reference());
            }
        });
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theOrderInWhichItemsComeMakesNoDifference(@ForAll long seed) {
        Planted planted = new Planted(seed, 1000);
        Reconciled found = reconcile(planted.lines, planted.movements);
        Random random = new Random(seed + 1);
        List<Line> lines = new ArrayList<>(planted.lines);
        List<Movement> movements = new ArrayList<>(planted.movements);
        Collections.shuffle(lines, random);
        Collections.shuffle(movements, random);
        assertThat(reconcile(lines, movements)).isEqualTo(found);
    }

    /** Once what was matched is known to be, the next comparison finds the same differences and nothing more to match. */
    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void comparedAgainOnlyTheDifferencesAreLeft(@ForAll long seed) {
        Planted planted = new Planted(seed, 2000);
        Reconciled first = reconcile(planted.lines, planted.movements);
        Set<String> matched = first.matches().stream()
                .flatMap(match -> parts(match.match()).stream())
                .collect(Collectors.toSet());
        Reconciled second = reconcile(
                planted.lines.stream()
                        .map(line -> new Line(
                                line.statement(),
                                line.line(),
                                line.on(),
                                line.amount(),
                                line.reference(),
                                matched.contains("line " + line.line())))
                        .toList(),
                planted.movements.stream()
                        .map(movement -> new Movement(
                                movement.entry(),
                                movement.on(),
                                movement.amount(),
                                movement.reference(),
                                movement.undoes(),
                                matched.contains(movement.entry())))
                        .toList());
        assertThat(second.matches()).as("seed %d", seed).isEmpty();
        Set<Optional<Line>> across = first.differences().stream()
                .filter(difference -> difference.kind() == DifferenceKind.TIMING)
                .map(Difference::line)
                .filter(line -> line.filter(one -> matched.contains("line " + one.line()))
                        .isPresent())
                .collect(Collectors.toSet());
        assertThat(second.differences())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(first.differences().stream()
                        .filter(difference -> !across.contains(difference.line())
                                || difference.line().isEmpty())
                        .toList());
    }

    private static Reconciled reconcile(List<Line> lines, List<Movement> movements) {
        return Reconciler.reconcile(lines, movements, Planted.PERIOD, Planted.WINDOW);
    }
}
