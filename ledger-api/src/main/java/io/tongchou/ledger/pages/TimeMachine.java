package io.tongchou.ledger.pages;

import io.tongchou.ledger.balances.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a page is moved by along the two axes of time (时点): the business days that count, and what was known of them.
 *
 * @param action the page
 * @param kept what else is asked of it
 * @param now the same page as of now
 * @param compare where this moment stands beside another
 * @param past what is looked at, in words; blank where it is the present
 */
public record TimeMachine(
        String action, List<Kept> kept, List<Axis> axes, String now, String compare, String past) {

    /** A parameter that stays as it is while the moment changes. */
    public record Kept(String name, String value) {}

    /**
     * A slider over days, and the field beside it.
     *
     * @param name of its parameter
     * @param label the key of its words
     * @param type of the browser's field
     * @param first the day at its left end
     * @param days how many its right end is later
     * @param at how many the day that is looked at is later
     * @param value as it stands in the field; blank for now
     * @param said the day, or the day and time, in words
     * @param marks ends of months that are closed, as days after the first
     */
    public record Axis(
            String name,
            String label,
            String type,
            LocalDate first,
            long days,
            long at,
            String value,
            String said,
            List<Long> marks) {}

    /** Between which days a book can be looked at. */
    public record Reach(LocalDate begins, LocalDate knownSince, LocalDate today, Optional<YearMonth> closedThrough) {

        /** @param value blank where none was asked for */
        public Axis day(Words words, String name, LocalDate day, String value) {
            return axis(name, "moment.as-of", "date", begins, day, value, words.day(day), closes());
        }

        /** @param knownAt without it, now */
        public Axis knowledge(Words words, String name, Optional<Instant> knownAt) {
            return axis(
                    name,
                    "moment.known-at",
                    "datetime-local",
                    knownSince,
                    knownAt.map(Words::dayOf).orElse(today),
                    knownAt.map(Instant::toString).map(Words::local).orElse(""),
                    knownAt.map(words::dayAndTime).orElseGet(() -> words.say("moment.now")),
                    List.of());
        }

        private Axis axis(
                String name,
                String label,
                String type,
                LocalDate first,
                LocalDate day,
                String value,
                String said,
                List<Long> marks) {
            long days = Math.max(1, first.until(today, ChronoUnit.DAYS));
            return new Axis(
                    name,
                    label,
                    type,
                    first,
                    days,
                    Math.clamp(first.until(day, ChronoUnit.DAYS), 0, days),
                    value,
                    said,
                    marks);
        }

        private List<Long> closes() {
            return closedThrough.stream()
                    .flatMap(last -> Stream.iterate(
                            YearMonth.from(begins), month -> !month.isAfter(last), month -> month.plusMonths(1)))
                    .map(month -> begins.until(month.atEndOfMonth(), ChronoUnit.DAYS))
                    .toList();
        }
    }

    /** What of an address is of its moment, or leads through the pages of one: another moment has its own. */
    private static final List<String> MOVED = List.of("asOf", "knownAt", "to", "cursor");

    static TimeMachine of(Visit visit, Words words, Shown.Section section, Basis basis, Reach reach) {
        Optional<Instant> knownAt = visit.parameter("knownAt").map(any -> basis.knownAt());
        boolean hasDay = section.moves() == Shown.Moves.ON_BOTH_AXES;
        boolean past = knownAt.isPresent()
                || hasDay && Stream.of("asOf", "to").anyMatch(visit.parameters()::containsKey)
                        && basis.asOf().isBefore(reach.today());
        String action = visit.address().split("\\?", 2)[0];
        List<Kept> kept = visit.parameters().entrySet().stream()
                .filter(one -> !MOVED.contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Kept(one.getKey(), one.getValue()))
                .toList();
        Axis knowledge = reach.knowledge(words, "knownAt", knownAt);
        Axis day = reach.day(words, "asOf", basis.asOf(), basis.asOf().toString());
        return new TimeMachine(
                action,
                kept,
                hasDay ? List.of(day, knowledge) : List.of(knowledge),
                Visit.address(action, kept),
                visit.to(
                        "/moments",
                        "asOf",
                        basis.asOf().toString(),
                        "unit",
                        visit.parameter("unit").orElse("")),
                !past
                        ? ""
                        : hasDay
                                ? words.say("moment.past", day.said(), knowledge.said())
                                : words.say("moment.past-knowledge", knowledge.said()));
    }
}
