package io.tongchou.ledger.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** By when a debt from before pooling must be settled. */
public sealed interface Deadline {

    /**
     * The last day; where the notice gives no date, nothing is due.
     *
     * @param poolingStarts the first day of pooling; a number of years ends on the same day of its last year
     */
    default Optional<LocalDate> dueOn(LocalDate poolingStarts) {
        return switch (this) {
            case BeforePooling() -> Optional.of(poolingStarts.minusDays(1));
            case InPoolingYear() -> Optional.of(poolingStarts.with(MonthDay.of(12, 31)));
            case WithinYears(int years) -> Optional.of(poolingStarts.plusYears(years));
            case Promptly() -> Optional.empty();
            case ByPlan() -> Optional.empty();
        };
    }

    /** Before pooling starts (统筹前). */
    record BeforePooling() implements Deadline {}

    /** In the year in which pooling starts (统筹当年). */
    record InPoolingYear() implements Deadline {}

    /** In so many years, 1 to 30, from the start of pooling (…年内). */
    record WithinYears(int years) implements Deadline {}

    /** As soon as possible (尽快). */
    record Promptly() implements Deadline {}

    /** By instalments of a plan that is still to be made (制定清欠计划，分期分批). */
    record ByPlan() implements Deadline {}
}
