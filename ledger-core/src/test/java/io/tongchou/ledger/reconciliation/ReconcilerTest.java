package io.tongchou.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.tongchou.ledger.vocabulary.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule by itself, in March with a window of three days. */
class ReconcilerTest {

    private static final Period MARCH = new Period(LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 31));

    private final List<Line> lines = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();

    private void line(int day, String amount, String reference) {
        lines.add(new Line("S", lines.size() + 1, day(day), Money.parse(amount), some(reference), false));
    }

    private void movement(String entry, int day, String amount, String reference) {
        movements.add(new Movement(entry, day(day), Money.parse(amount), some(reference), Optional.empty(), false));
    }

    private static LocalDate day(int day) {
        return MARCH.from().plusDays(day - 1L);
    }

    private static Optional<String> some(String reference) {
        return Optional.of(reference).filter(text -> !text.isEmpty());
    }

    /** What came of it: matches as {@code RULE lines entries}, differences as {@code KIND SIDE line entry amount}. */
    private List<String> found() {
        Reconciled found = Reconciler.reconcile(lines, movements, MARCH, 3);
        return Stream.concat(
                        found.matches().stream()
                                .map(matched -> matched.match().rule() + " "
                                        + matched.match().lines() + " "
                                        + matched.match().entries()),
                        found.differences().stream().map(Planted::text))
                .toList();
    }

    @Test
    void aReferenceAndItsAmountAreAMatchHoweverFarApart() {
        line(20, "10.00", "R1");
        movement("a", 5, "10.00", "R1");
        movement("b", 20, "10.00", "R2");
        assertThat(found()).containsExactly("REFERENCE [1] [a]", "MISSING LEDGER - b -10.00");
    }

    @Test
    void ofSeveralAlikeTheNearestInDaysAreOne() {
        line(10, "10.00", "R1");
        line(14, "10.00", "R1");
        movement("b", 13, "10.00", "R1");
        movement("a", 9, "10.00", "R1");
        assertThat(found()).containsExactly("REFERENCE [1] [a]", "REFERENCE [2] [b]");
    }

    @Test
    void whatGoesOutIsNotWhatComesIn() {
        line(10, "-10.00", "R1");
        movement("a", 10, "10.00", "");
        assertThat(found()).containsExactly("MISSING STATEMENT 1 - -10.00", "MISSING LEDGER - a -10.00");
    }

    @Test
    void theSameReferenceWithAnotherAmountDiffers() {
        line(10, "10.00", "R1");
        movement("a", 11, "1.00", "R1");
        assertThat(found()).containsExactly("AMOUNT STATEMENT 1 a 9.00");
    }

    @Test
    void aLineThatComesTwiceIsADuplicateAndTakesNobodyElsesCounterpart() {
        line(10, "10.00", "R1");
        line(12, "10.00", "R1");
        movement("a", 10, "10.00", "R1");
        movement("b", 12, "10.00", "");
        assertThat(found())
                .containsExactly("REFERENCE [1] [a]", "DUPLICATE STATEMENT 2 - 10.00", "MISSING LEDGER - b -10.00");
    }

    @Test
    void aDuplicateOfWhatWasMatchedBeforeIsOneStill() {
        lines.add(new Line("OLD", 1, day(2), Money.parse("10.00"), Optional.of("R1"), true));
        movements.add(new Movement("a", day(2), Money.parse("10.00"), Optional.of("R1"), Optional.empty(), true));
        line(10, "10.00", "R1");
        movement("b", 10, "10.00", "R1");
        line(12, "10.00", "R1");
        assertThat(found()).containsExactly("REFERENCE [2] [b]", "DUPLICATE STATEMENT 3 - 10.00");
    }

    @Test
    void aMovementThatComesTwiceIsADuplicateUnlessALineAnswersToIt() {
        line(10, "10.00", "R1");
        movement("a", 10, "10.00", "R1");
        movement("b", 12, "10.00", "R1");
        assertThat(found()).containsExactly("REFERENCE [1] [a]", "DUPLICATE LEDGER - b -10.00");
        line(12, "10.00", "");
        assertThat(found()).containsExactly("REFERENCE [1] [a]", "AMOUNT_AND_DAY [2] [b]");
    }

    @Test
    void withoutReferencesTheAmountWithinTheWindowIsAMatch() {
        line(10, "10.00", "");
        line(20, "20.00", "");
        movement("a", 13, "10.00", "");
        movement("b", 16, "20.00", "");
        assertThat(found())
                .containsExactly("AMOUNT_AND_DAY [1] [a]", "MISSING STATEMENT 2 - 20.00", "MISSING LEDGER - b -20.00");
    }

    @Test
    void theNearestDayGoesFirstUnlessThenSomethingIsLeftOver() {
        line(10, "10.00", "");
        movement("a", 12, "10.00", "");
        movement("b", 11, "10.00", "");
        assertThat(found()).containsExactly("AMOUNT_AND_DAY [1] [b]", "MISSING LEDGER - a -10.00");
        lines.clear();
        movements.clear();
        line(10, "10.00", "");
        line(13, "10.00", "");
        movement("a", 13, "10.00", "");
        movement("b", 16, "10.00", "");
        assertThat(found()).containsExactly("AMOUNT_AND_DAY [1] [a]", "AMOUNT_AND_DAY [2] [b]");
    }

    @Test
    void twoReceiptsAreNotOneForTheirAmountsAreEqual() {
        line(10, "320.00", "R1");
        line(10, "320.00", "R2");
        movement("a", 10, "320.00", "R1");
        movement("b", 10, "320.00", "R3");
        assertThat(found())
                .containsExactly("REFERENCE [1] [a]", "MISSING STATEMENT 2 - 320.00", "MISSING LEDGER - b -320.00");
    }

    @Test
    void theBanksOwnNumbersSayNothing() {
        line(10, "320.00", "0071");
        line(10, "30.00", "0072");
        movement("a", 10, "320.00", "P1");
        movement("b", 11, "10.00", "P2");
        movement("c", 11, "20.00", "P3");
        assertThat(found()).containsExactly("AMOUNT_AND_DAY [1] [a]", "MANY_TO_ONE [2] [b, c]");
    }

    @Test
    void severalOfAReferenceAreOne() {
        line(10, "30.00", "R1");
        movement("a", 2, "10.00", "R1");
        movement("b", 4, "20.00", "R1");
        movement("c", 28, "25.00", "R2");
        line(5, "10.00", "R2");
        line(20, "15.00", "R2");
        assertThat(found()).containsExactlyInAnyOrder("MANY_TO_ONE [1] [a, b]", "MANY_TO_ONE [2, 3] [c]");
    }

    @Test
    void aDaysSumIsOneWhateverItsPartsAre() {
        line(11, "15.00", "");
        for (int i = 1; i <= 5; i++) {
            movement("a" + i, 10, i + ".00", "");
        }
        assertThat(found()).containsExactly("MANY_TO_ONE [1] [a1, a2, a3, a4, a5]");
    }

    @Test
    void theSumOfSomeDaysOnEndIsOneToo() {
        movement("week", 12, "21.00", "");
        for (int i = 1; i <= 6; i++) {
            line(4 + i, i + ".00", "");
        }
        assertThat(found()).containsExactly("MANY_TO_ONE [1, 2, 3, 4, 5, 6] [week]");
    }

    @Test
    void aFewNearItAreOneWhereThereIsOneWayOnly() {
        line(10, "30.00", "");
        movement("a", 9, "10.00", "");
        movement("b", 11, "20.00", "");
        movement("x", 11, "7.00", "");
        assertThat(found()).containsExactly("MANY_TO_ONE [1] [a, b]", "MISSING LEDGER - x -7.00");
        movement("c", 11, "20.00", "");
        assertThat(found()).contains("MISSING STATEMENT 1 - 30.00").hasSize(5);
    }

    @Test
    void nothingIsCountedForTwo() {
        line(10, "30.00", "");
        line(10, "30.00", "");
        movement("a", 10, "10.00", "");
        movement("b", 10, "20.00", "");
        assertThat(found()).hasSize(4).allMatch(text -> text.startsWith("MISSING"));
    }

    @Test
    void linesOfTwoStatementsAreNotTakenTogether() {
        line(10, "10.00", "");
        lines.add(new Line("T", 1, day(10), Money.parse("20.00"), Optional.empty(), false));
        movement("a", 10, "30.00", "");
        assertThat(found()).hasSize(3).allMatch(text -> text.startsWith("MISSING"));
    }

    @Test
    void whatWasTakenBackIsNoDifferenceUnlessItWasMatched() {
        movement("a", 10, "10.00", "R1");
        movements.add(new Movement("b", day(20), Money.parse("-10.00"), Optional.empty(), Optional.of("a"), false));
        assertThat(found()).isEmpty();
        line(10, "10.00", "R1");
        movements.set(0, new Movement("a", day(10), Money.parse("10.00"), Optional.of("R1"), Optional.empty(), true));
        lines.set(0, new Line("S", 1, day(10), Money.parse("10.00"), Optional.of("R1"), true));
        assertThat(found()).containsExactly("MISSING LEDGER - b 10.00");
    }

    @Test
    void whatTheOtherSideMayHaveOutsideThePeriodIsAMatterOfTime() {
        line(28, "1.00", "");
        line(29, "2.00", "");
        movement("a", 3, "3.00", "");
        movement("b", 4, "4.00", "");
        assertThat(found())
                .containsExactly(
                        "MISSING STATEMENT 1 - 1.00",
                        "TIMING STATEMENT 2 - 2.00",
                        "TIMING LEDGER - a -3.00",
                        "MISSING LEDGER - b -4.00");
    }

    @Test
    void matchedOutsideThePeriodItIsAMatterOfTimeInIt() {
        line(31, "10.00", "R1");
        movement("a", 45, "10.00", "R1");
        assertThat(found()).containsExactly("REFERENCE [1] [a]", "TIMING STATEMENT 1 - 10.00");
    }

    @Test
    void whatLiesOutsideAloneIsNoDifferenceOfThePeriod() {
        movement("a", 32, "10.00", "");
        line(0, "5.00", "R1");
        assertThat(found()).isEmpty();
    }

    /** Twenty thousand of each side, in shapes each of which tempts one step to try everything with everything. */
    @ParameterizedTest
    @ValueSource(strings = {"agreeing", "all alike", "one reference", "nothing alike", "parts"})
    void theWorkGrowsWithTheNumberOfItems(String shape) {
        IntStream.range(0, 20_000).forEach(i -> {
            int day = 1 + i % 31;
            switch (shape) {
                case "agreeing" -> {
                    line(day, i + ".01", "R" + i);
                    movement("e" + i, day, i + ".01", "R" + i);
                }
                case "all alike" -> {
                    line(day, "320.00", "");
                    movement("e" + i, day, "320.00", "");
                }
                case "one reference" -> {
                    line(day, i + ".01", "R");
                    movement("e" + i, day, i + ".02", "R");
                }
                case "nothing alike" -> {
                    line(day, i + ".01", "L" + i);
                    movement("e" + i, 1 + i / 700, i + ".02", "");
                }
                default -> {
                    lines.add(new Line(
                            "S", i + 1, day(1).plusDays(i / 3), Money.ofFen(3L * i + 1), Optional.empty(), false));
                    movements.add(new Movement(
                            "e" + i,
                            day(1).plusDays(i / 3),
                            Money.ofFen(6L * i + 2),
                            Optional.empty(),
                            Optional.empty(),
                            false));
                }
            }
        });
        assertTimeout(Duration.ofSeconds(10), () -> assertThatNoException().isThrownBy(this::found));
    }

    @Test
    void everyItemIsEitherMatchedOrADifference() {
        IntStream.range(0, 300).forEach(i -> {
            line(1 + i % 31, (i % 7 + 1) + ".00", i % 3 == 0 ? "R" + i % 11 : "");
            movement("e" + i, 1 + i * 5 % 31, (i % 5 + 1) + ".00", i % 4 == 0 ? "R" + i % 13 : "");
        });
        Reconciled found = Reconciler.reconcile(lines, movements, MARCH, 3);
        List<Object> items = new ArrayList<>();
        found.matches().forEach(matched -> {
            items.addAll(matched.match().lines());
            items.addAll(matched.match().entries());
        });
        found.differences().forEach(difference -> {
            difference.line().ifPresent(line -> items.add(line.line()));
            difference.movement().ifPresent(movement -> items.add(movement.entry()));
        });
        assertThat(items)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                lines.stream().map(Line::line),
                                movements.stream().map(Movement::entry))
                        .collect(Collectors.toList()));
    }
}
