package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Half a year of a statement and a ledger that agree but for planted differences, each of which is known; the same for the same
 * seed.
 */
final class Planted {

    static final Period PERIOD = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 6, 30));
    static final int WINDOW = 3;
    private static final int OF_EACH = 24;
    private static final int DAYS = 181;
    /** From that day on nothing is planted but sums of whole days, seven days for each. */
    private static final int FIRST_DAY_OF_SUMS = 60;

    private static final int SUMS = 16;

    final List<Line> lines = new ArrayList<>();
    final List<Movement> movements = new ArrayList<>();
    /** What must be found, as {@link #text} writes it, and no more. */
    final Set<String> differences = new TreeSet<>();
    /** Matches of several for one that must be found: statement lines and entries. */
    final Set<Set<String>> several = new HashSet<>();
    /** How many of each were planted. */
    final Map<String, Integer> counts = new LinkedHashMap<>();

    private final Random random;
    private final Set<Long> used = new HashSet<>();

    Planted(long seed, int agreeing) {
        random = new Random(seed);
        for (int i = 0; i < agreeing; i++) {
            agree();
        }
        for (int i = 0; i < OF_EACH; i++) {
            amount();
            missing(i);
            duplicate(i);
            timing(i);
            ofOneReference(i);
            few(i);
            cancelled();
        }
        for (int i = 0; i < SUMS; i++) {
            ofWholeDays(i);
        }
        Collections.shuffle(lines, random);
        Collections.shuffle(movements, random);
    }

    static String text(Difference difference) {
        return difference.kind() + " " + difference.side() + " "
                + difference.line().map(line -> "" + line.line()).orElse("-") + " "
                + difference.movement().map(Movement::entry).orElse("-") + " " + difference.amount();
    }

    private void plant(DifferenceKind kind, Optional<Line> line, Optional<Movement> movement) {
        Difference difference = line.isPresent() && movement.isPresent()
                ? Difference.ofAmount(line.get(), movement.get())
                : line.map(one -> Difference.of(kind, one))
                        .orElseGet(() -> Difference.of(kind, movement.orElseThrow()));
        differences.add(text(difference));
        counts.merge(kind.name(), 1, Integer::sum);
    }

    private void agree() {
        int kind = random.nextInt(10);
        int day = random.nextInt(WINDOW, DAYS - WINDOW);
        int other = day + random.nextInt(-WINDOW, WINDOW + 1);
        Optional<String> reference = Optional.of("A" + movements.size());
        if (kind < 6) { // a receipt with its number, of an amount that many have
            long fen = random.nextBoolean() ? 32_000 : fresh();
            line(day, fen, reference);
            movement(other, fen, reference);
        } else if (kind < 7) { // one in cash of which the statement has no number, many alike the same day
            line(day, 10_000, Optional.empty());
            movement(day, 10_000, Optional.empty());
        } else {
            long fen = random.nextInt(4) == 0 ? -fresh() : fresh();
            line(day, fen, Optional.empty());
            movement(other, fen, random.nextBoolean() ? Optional.empty() : reference);
        }
    }

    private void amount() {
        Optional<String> reference = Optional.of("B" + movements.size());
        long fen = fresh();
        Line line = line(aloneOn(), fen, reference);
        Movement movement = movement(aloneOn(), fen + (random.nextBoolean() ? 90 : -90), reference);
        plant(DifferenceKind.AMOUNT, Optional.of(line), Optional.of(movement));
    }

    private void missing(int i) {
        Optional<String> reference = i % 4 < 2 ? Optional.of("C" + movements.size()) : Optional.empty();
        long fen = reference.isPresent() && i < 16 ? 32_000 : i % 3 == 0 ? -fresh() : fresh();
        if (i % 2 == 0) {
            plant(DifferenceKind.MISSING, Optional.of(line(aloneOn(), fen, reference)), Optional.empty());
        } else {
            plant(DifferenceKind.MISSING, Optional.empty(), Optional.of(movement(aloneOn(), fen, reference)));
        }
    }

    private void duplicate(int i) {
        Optional<String> reference = Optional.of("D" + movements.size());
        long fen = random.nextBoolean() ? 32_000 : fresh();
        int day = aloneOn();
        line(day, fen, reference);
        movement(day, fen, reference);
        if (i % 2 == 0) {
            plant(DifferenceKind.DUPLICATE, Optional.of(line(day + 5, fen, reference)), Optional.empty());
        } else {
            plant(DifferenceKind.DUPLICATE, Optional.empty(), Optional.of(movement(day + 5, fen, reference)));
        }
    }

    private void timing(int i) {
        Optional<String> reference = i % 2 == 0 ? Optional.of("E" + movements.size()) : Optional.empty();
        long fen = fresh();
        int atTheEnd = DAYS - 1 - random.nextInt(WINDOW);
        switch (i % 4) {
            case 0 -> { // the ledger has it weeks later
                movement(DAYS + random.nextInt(20), fen, reference);
                plant(DifferenceKind.TIMING, Optional.of(line(atTheEnd, fen, reference)), Optional.empty());
            }
            case 1 -> { // the ledger has it in the first days of the next half-year
                movement(atTheEnd + WINDOW, fen, reference);
                plant(DifferenceKind.TIMING, Optional.of(line(atTheEnd, fen, reference)), Optional.empty());
            }
            case 2 -> // the bank is still to have it
                plant(DifferenceKind.TIMING, Optional.empty(), Optional.of(movement(atTheEnd, fen, reference)));
            default -> { // the ledger had it before
                movement(-1, fen, reference);
                plant(
                        DifferenceKind.TIMING,
                        Optional.of(line(random.nextInt(WINDOW), fen, reference)),
                        Optional.empty());
            }
        }
    }

    /** Parts that carry the reference of the whole. */
    private void ofOneReference(int i) {
        Optional<String> reference = Optional.of("F" + movements.size());
        int parts = random.nextInt(2, 9);
        List<Integer> days =
                IntStream.range(0, parts).map(any -> aloneOn()).boxed().toList();
        inParts(i % 2 == 0, aloneOn(), days, reference);
    }

    /** Two or three parts without numbers on the days around the whole. */
    private void few(int i) {
        int day = 8 + i * 2;
        List<Integer> days = IntStream.range(0, random.nextInt(2, 4))
                .map(any -> day + random.nextInt(-1, 2))
                .boxed()
                .toList();
        inParts(i % 2 == 0, day, days, Optional.empty());
    }

    /** All that moved on a day, or on up to three days on end, without numbers. */
    private void ofWholeDays(int i) {
        int first = FIRST_DAY_OF_SUMS + 1 + i * 7;
        int days = 1 + i % 3;
        List<Integer> parts = IntStream.range(0, days * random.nextInt(4, 7))
                .map(part -> first + part % days)
                .boxed()
                .toList();
        inParts(i % 2 == 0, first + days - 1 + random.nextInt(2), parts, Optional.empty());
    }

    private void inParts(boolean onTheStatement, int day, List<Integer> days, Optional<String> reference) {
        long whole = 0;
        Set<String> match = new HashSet<>();
        boolean out = random.nextInt(3) == 0;
        for (int part : days) {
            long fen = out ? -fresh() : fresh();
            whole += fen;
            match.add(
                    onTheStatement
                            ? "line " + line(part, fen, reference).line()
                            : movement(part, fen, reference).entry());
        }
        match.add(
                onTheStatement
                        ? movement(day, whole, reference).entry()
                        : "line " + line(day, whole, reference).line());
        several.add(match);
        counts.merge("MANY_TO_ONE", 1, Integer::sum);
    }

    /** A receipt booked by mistake and taken back: no difference. */
    private void cancelled() {
        long fen = fresh();
        Movement wrong = movement(aloneOn(), fen, Optional.of("G" + movements.size()));
        movements.add(new Movement(
                "e" + movements.size(),
                date(aloneOn()),
                Money.ofFen(-fen),
                Optional.empty(),
                Optional.of(wrong.entry()),
                false));
    }

    /** A day on which something may stand alone: before the days of sums, and away from the period's edges. */
    private int aloneOn() {
        return random.nextInt(WINDOW + 1, FIRST_DAY_OF_SUMS - WINDOW - 5);
    }

    /** An amount that nothing else has. */
    private long fresh() {
        long fen;
        do {
            fen = random.nextLong(100_000, 10_000_000_000L);
        } while (!used.add(fen));
        return fen;
    }

    private Line line(int day, long fen, Optional<String> reference) {
        Line line = new Line("S", lines.size() + 1, date(day), Money.ofFen(fen), reference, false);
        lines.add(line);
        return line;
    }

    private Movement movement(int day, long fen, Optional<String> reference) {
        Movement movement =
                new Movement("e" + movements.size(), date(day), Money.ofFen(fen), reference, Optional.empty(), false);
        movements.add(movement);
        return movement;
    }

    private static LocalDate date(int day) {
        return PERIOD.from().plusDays(day);
    }
}
