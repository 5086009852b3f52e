package io.tongchou.ledger.reconciliation;

import io.tongchou.ledger.events.Match;
import io.tongchou.ledger.reconciliation.Reconciled.Matched;
import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.MatchRule;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the statements of one account with what moved in the ledger (逐笔勾对). In this order: an entry and the one that takes it
 * back are no difference; the same reference and amount are a match; several of a reference that come to one of the other side are;
 * what has the same reference and another amount differs, and what stands there once more is a duplicate; the same amount within a
 * window of days is a match, nearest days first; several that come to one are, where there is one way to see it so. What is left is
 * missing on the other side, or a matter of time where the other side may have it outside the period.
 *
 * <p>Where most references of a statement are found in the ledger, references tell: two items with different ones are never the same
 * money, however equal their amounts. Where they are the bank's own numbers, they say nothing.
 *
 * <p>The same items give the same answer in whatever order they come; the work grows with their number, not with its square.
 */
public final class Reconciler {

    private final Period period;
    private final int window;
    private final List<Item<Line>> lines;
    private final List<Item<Movement>> movements;
    private final List<Matched> matches = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Twin> seenLines = new HashSet<>();
    private final Set<Twin> seenMovements = new HashSet<>();

    /** What two items have in common where one is there twice. */
    private record Twin(String reference, long fen) {
        static Optional<Twin> of(Item<?> item) {
            return item.reference.map(reference -> new Twin(reference, item.fen));
        }
    }

    private Reconciler(List<Line> lines, List<Movement> movements, Period period, int window) {
        this.period = period;
        this.window = window;
        Set<String> telling = telling(lines, movements);
        this.lines = lines.stream()
                .sorted(Comparator.comparing(Line::on)
                        .thenComparing(Line::statement)
                        .thenComparing(Line::line))
                .map(line -> Item.of(line, telling.contains(line.statement())))
                .toList();
        this.movements = movements.stream()
                .sorted(Comparator.comparing(Movement::on).thenComparing(Movement::entry))
                .map(Item::of)
                .toList();
        this.lines.stream().filter(item -> item.taken).forEach(item -> take(item, seenLines));
        this.movements.stream().filter(item -> item.taken).forEach(item -> take(item, seenMovements));
    }

    /**
     * Compares.
     *
     * @param lines of statements of one source, and of one unit or all; also those that have been matched before
     * @param movements in the accounts that these statements tell of; also those that have been matched before
     * @param period the days of which differences are asked for; what lies outside may still be matched
     * @param window by how many days the two sides may book the same money apart
     */
    public static Reconciled reconcile(List<Line> lines, List<Movement> movements, Period period, int window) {
        Reconciler reconciler = new Reconciler(lines, movements, period, window);
        reconciler.dropWhatCancels();
        reconciler.matchReferences();
        reconciler.setDuplicatesAside();
        reconciler.matchAmounts();
        reconciler.matchSeveral();
        reconciler.explainTheRest();
        return new Reconciled(List.copyOf(reconciler.matches), List.copyOf(reconciler.differences));
    }

    /** The statements of whose references at least half are found in the ledger. */
    private static Set<String> telling(List<Line> lines, List<Movement> movements) {
        Set<String> known = movements.stream()
                .flatMap(movement -> movement.reference().stream())
                .collect(Collectors.toSet());
        Map<String, Integer> balance = new HashMap<>();
        for (Line line : lines) {
            line.reference()
                    .ifPresent(reference ->
                            balance.merge(line.statement(), known.contains(reference) ? 1 : -1, Integer::sum));
        }
        balance.values().removeIf(more -> more < 0);
        return balance.keySet();
    }

    private void dropWhatCancels() {
        Map<String, Item<Movement>> alone = new HashMap<>();
        free(movements).forEach(item -> alone.put(item.what.entry(), item));
        free(movements)
                .forEach(item -> item.what
                        .undoes()
                        .map(alone::get)
                        .filter(undone -> !undone.taken && undone.fen == -item.fen)
                        .ifPresent(undone -> {
                            undone.taken = true;
                            item.taken = true;
                        }));
    }

    private void matchReferences() {
        pairs(Twin::of).forEach(pair -> {
            pair.closest(window).forEach(found -> match(MatchRule.REFERENCE, found));
            pair.inOrder().forEach(found -> match(MatchRule.REFERENCE, found));
        });
        pairs(item -> item.reference).forEach(pair -> {
            matchAll(pair.lines(), pair.movements());
            pair.inOrder().forEach(found -> {
                take(List.of(found.line()), List.of(found.movement()));
                if (period.includes(found.line().what.on())
                        || period.includes(found.movement().what.on())) {
                    differences.add(Difference.ofAmount(found.line().what, found.movement().what));
                }
            });
        });
    }

    /** Several of one reference for one of it: all of them, or the only few that come to it. */
    private void matchAll(List<Item<Line>> ofLines, List<Item<Movement>> ofMovements) {
        if (ofLines.size() == 1) {
            parts(ofMovements, ofLines.getFirst().fen).ifPresent(parts -> match(MatchRule.MANY_TO_ONE, ofLines, parts));
        } else if (ofMovements.size() == 1) {
            parts(ofLines, ofMovements.getFirst().fen)
                    .filter(parts -> parts.stream().allMatch(part -> part.group.equals(parts.getFirst().group)))
                    .ifPresent(parts -> match(MatchRule.MANY_TO_ONE, parts, ofMovements));
        }
    }

    private static <B> Optional<List<Item<B>>> parts(List<Item<B>> items, long fen) {
        if (items.size() > 1 && items.stream().mapToLong(item -> item.fen).sum() == fen) {
            return Optional.of(items);
        }
        return items.size() > SeveralForOne.MOST_NEAR
                ? Optional.empty()
                : SeveralForOne.only(SeveralForOne.few(items, fen));
    }

    /** Of lines alone: the ledger takes a receipt's or payment's number once, so that what comes there twice is a paper's. */
    private void setDuplicatesAside() {
        free(lines).filter(item -> isSeen(item, seenLines)).forEach(item -> {
            item.taken = true;
            differ(DifferenceKind.DUPLICATE, item.what);
        });
    }

    private static boolean isSeen(Item<?> item, Set<Twin> seen) {
        return Twin.of(item).filter(seen::contains).isPresent();
    }

    private void matchAmounts() {
        pairs(item -> Optional.of(item.fen))
                .forEach(pair -> Stream.of(
                                new Pair(not(pair.lines()), not(pair.movements())),
                                new Pair(only(pair.lines()), not(pair.movements())),
                                new Pair(not(pair.lines()), only(pair.movements())))
                        .forEach(compatible ->
                                compatible.closest(window).forEach(found -> match(MatchRule.AMOUNT_AND_DAY, found))));
    }

    private static <T> List<Item<T>> only(List<Item<T>> items) {
        return items.stream().filter(item -> item.telling).toList();
    }

    private static <T> List<Item<T>> not(List<Item<T>> items) {
        return items.stream().filter(item -> !item.telling).toList();
    }

    private void matchSeveral() {
        severalMovements().ofADay().forEach(this::matchLine);
        severalLines().ofADay().forEach(this::matchMovement);
        severalMovements().ofDaysOnEnd().forEach(this::matchLine);
        severalLines().ofDaysOnEnd().forEach(this::matchMovement);
        severalMovements().ofAFew().forEach(this::matchLine);
        severalLines().ofAFew().forEach(this::matchMovement);
    }

    private SeveralForOne<Line, Movement> severalMovements() {
        return new SeveralForOne<>(lines, movements, window);
    }

    private SeveralForOne<Movement, Line> severalLines() {
        return new SeveralForOne<>(movements, lines, window);
    }

    private void matchLine(SeveralForOne.Solution<Line, Movement> found) {
        match(MatchRule.MANY_TO_ONE, List.of(found.one()), found.several());
    }

    private void matchMovement(SeveralForOne.Solution<Movement, Line> found) {
        match(MatchRule.MANY_TO_ONE, found.several(), List.of(found.one()));
    }

    private void explainTheRest() {
        free(lines).forEach(item -> differ(ofTime(item.what.on()), item.what));
        free(movements)
                .forEach(item -> differ(
                        isSeen(item, seenMovements) ? DifferenceKind.DUPLICATE : ofTime(item.what.on()), item.what));
    }

    private DifferenceKind ofTime(LocalDate day) {
        return period.endsWithin(window, day) ? DifferenceKind.TIMING : DifferenceKind.MISSING;
    }

    private void match(MatchRule rule, OneToOne found) {
        match(rule, List.of(found.line()), List.of(found.movement()));
    }

    private void match(MatchRule rule, List<Item<Line>> ofLines, List<Item<Movement>> ofMovements) {
        take(ofLines, ofMovements);
        List<Line> matchedLines = ofLines.stream().map(item -> item.what).toList();
        List<Movement> matchedMovements =
                ofMovements.stream().map(item -> item.what).toList();
        matches.add(new Matched(
                matchedLines.getFirst().statement(),
                new Match(
                        rule,
                        matchedLines.stream().map(Line::line).toList(),
                        matchedMovements.stream().map(Movement::entry).toList(),
                        Money.sum(matchedLines.stream().map(Line::amount).toList()))));
        if (Stream.concat(
                        matchedLines.stream().map(Line::on),
                        matchedMovements.stream().map(Movement::on))
                .anyMatch(day -> !period.includes(day))) {
            matchedLines.forEach(line -> differ(DifferenceKind.TIMING, line));
            matchedMovements.forEach(movement -> differ(DifferenceKind.TIMING, movement));
        }
    }

    private void take(List<Item<Line>> ofLines, List<Item<Movement>> ofMovements) {
        ofLines.forEach(item -> take(item, seenLines));
        ofMovements.forEach(item -> take(item, seenMovements));
    }

    private static void take(Item<?> item, Set<Twin> seen) {
        item.taken = true;
        Twin.of(item).ifPresent(seen::add);
    }

    private void differ(DifferenceKind kind, Line line) {
        if (period.includes(line.on())) {
            differences.add(Difference.of(kind, line));
        }
    }

    private void differ(DifferenceKind kind, Movement movement) {
        if (period.includes(movement.on())) {
            differences.add(Difference.of(kind, movement));
        }
    }

    private static <T> Stream<Item<T>> free(List<Item<T>> items) {
        return items.stream().filter(item -> !item.taken);
    }

    private record OneToOne(Item<Line> line, Item<Movement> movement) {}

    /** Items of both sides that have something in common, in the order of their days. */
    private record Pair(List<Item<Line>> lines, List<Item<Movement>> movements) {

        /** Those within a window of days: the nearest ones together, unless more find one in the order of their days. */
        List<OneToOne> closest(int window) {
            List<OneToOne> nearest = nearest(window);
            List<OneToOne> inTurn = inTurn(window);
            return inTurn.size() > nearest.size() ? inTurn : nearest;
        }

        private List<OneToOne> nearest(int window) {
            Map<Long, Deque<Item<Movement>>> days = new HashMap<>();
            free(movements)
                    .forEach(item -> days.computeIfAbsent(item.day, any -> new ArrayDeque<>())
                            .add(item));
            List<OneToOne> found = new ArrayList<>();
            List<Item<Line>> left = free(lines).toList();
            for (int away = 0; away <= window; away++) {
                List<Item<Line>> without = new ArrayList<>();
                for (Item<Line> line : left) {
                    Optional<Item<Movement>> movement =
                            Optional.ofNullable(days.get(line.day - away)).map(Deque::poll);
                    if (movement.isEmpty()) {
                        movement =
                                Optional.ofNullable(days.get(line.day + away)).map(Deque::poll);
                    }
                    movement.ifPresentOrElse(one -> found.add(new OneToOne(line, one)), () -> without.add(line));
                }
                left = without;
            }
            return found;
        }

        private List<OneToOne> inTurn(int window) {
            List<OneToOne> found = new ArrayList<>();
            Deque<Item<Movement>> left = new ArrayDeque<>(free(movements).toList());
            for (Item<Line> line : free(lines).toList()) {
                while (!left.isEmpty() && left.element().day < line.day - window) {
                    left.remove();
                }
                if (!left.isEmpty() && left.element().day <= line.day + window) {
                    found.add(new OneToOne(line, left.remove()));
                }
            }
            return found;
        }

        /** The first with the first, whatever their days. */
        List<OneToOne> inOrder() {
            List<Item<Line>> ofLines = free(lines).toList();
            List<Item<Movement>> ofMovements = free(movements).toList();
            return IntStream.range(0, Math.min(ofLines.size(), ofMovements.size()))
                    .mapToObj(i -> new OneToOne(ofLines.get(i), ofMovements.get(i)))
                    .toList();
        }
    }

    /** The free items of both sides by what they have in common, where both sides have some. */
    private <K> List<Pair> pairs(Function<Item<?>, Optional<K>> common) {
        Map<K, List<Item<Movement>>> known = new HashMap<>();
        free(movements)
                .forEach(item -> common.apply(item)
                        .ifPresent(key -> known.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(item)));
        Map<K, Pair> pairs = new LinkedHashMap<>();
        free(lines)
                .forEach(item -> common.apply(item).ifPresent(key -> {
                    List<Item<Movement>> ofMovements = known.get(key);
                    if (ofMovements != null) {
                        pairs.computeIfAbsent(key, any -> new Pair(new ArrayList<>(), ofMovements))
                                .lines()
                                .add(item);
                    }
                }));
        return List.copyOf(pairs.values());
    }
}
