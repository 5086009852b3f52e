package io.tongchou.ledger.pages;

import io.tongchou.ledger.balances.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
public record TimeMachine(String action, List<Kept> kept, List<Axis> axes, String now, String compare, String past) {

    /** A parameter that stays as it is while the moment changes. */
    public record Kept(String name, String value) {}

    /**
     * A slider over time, and the field beside it.
     *
     * @param name of its parameter
     * @param label the key of its words
     * @param type of the browser's field
     * @param first the day or minute at its left end
     * @param step days or minutes: what a step is
     * @param steps how many there are; none where there is nowhere to go
     * @param at the step that is looked at, from 0
     * @param value as it stands in the field; blank for now
     * @param said the day, or the day and time, in words
     * @param marks the steps of month's ends that are closed
     */
    public record Axis(
            String name,
            String label,
            String type,
            String first,
            ChronoUnit step,
            long steps,
            long at,
            String value,
            String said,
            List<Long> marks) {

        /** A step in milliseconds. */
        public long stepMillis() {
            return step.getDuration().toMillis();
        }
    }

    /**
     * Between which moments a book can be looked at.
     *
     * @param begins its first business day
     * @param knownSince when its first event was recorded, by the offices' clocks as the next
     */
    public record Reach(
            LocalDate begins, LocalDateTime knownSince, LocalDateTime now, Optional<YearMonth> closedThrough) {

        /** A book of fewer days is looked at by the minute. */
        private static final int FEW_DAYS = 3;

        public Axis day(Words words, String name, LocalDate day) {
            long days = begins.until(now.toLocalDate(), ChronoUnit.DAYS);
            return new Axis(
                    name,
                    "moment.as-of",
                    "date",
                    begins.atStartOfDay().toString(),
                    ChronoUnit.DAYS,
                    days,
                    Math.clamp(begins.until(day, ChronoUnit.DAYS), 0, Math.max(0, days)),
                    day.toString(),
                    words.day(day),
                    closes());
        }

        /**
         * By the ends of days, or of minutes; the last step is now.
         *
         * @param knownAt without it, now
         */
        public Axis knowledge(Words words, String name, Optional<Instant> knownAt) {
            ChronoUnit step = knownSince.until(now, ChronoUnit.DAYS) < FEW_DAYS ? ChronoUnit.MINUTES : ChronoUnit.DAYS;
            LocalDateTime first = knownSince.truncatedTo(step);
            long steps = first.until(now, step);
            return new Axis(
                    name,
                    "moment.known-at",
                    "datetime-local",
                    first.toString(),
                    step,
                    steps,
                    knownAt.map(at -> Math.clamp(first.until(Words.byTheClock(at), step), 0, steps))
                            .orElse(steps),
                    knownAt.map(Instant::toString).map(Words::local).orElse(""),
                    knownAt.map(words::dayAndTime).orElseGet(() -> words.say("moment.now")),
                    List.of());
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
                || hasDay
                        && Stream.of("asOf", "to").anyMatch(visit.parameters()::containsKey)
                        && basis.asOf().isBefore(reach.now().toLocalDate());
        String action = visit.address().split("\\?", 2)[0];
        List<Kept> kept = visit.parameters().entrySet().stream()
                .filter(one -> !MOVED.contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Kept(one.getKey(), one.getValue()))
                .toList();
        Axis knowledge = reach.knowledge(words, "knownAt", knownAt);
        Axis day = reach.day(words, "asOf", basis.asOf());
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
                        : knownAt.isEmpty()
                                ? words.say("moment.past-day", day.said())
                                : hasDay
                                        ? words.say("moment.past", day.said(), knowledge.said())
                                        : words.say("moment.past-knowledge", knowledge.said()));
    }
}
