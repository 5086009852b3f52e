package io.tongchou.ledger.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/** How often something is due. */
public enum Rhythm {
    MONTHLY,
    QUARTERLY;

    /** The last day of the month or quarter that a day lies in. */
    public LocalDate endAfter(LocalDate day) {
        return switch (this) {
            case MONTHLY -> YearMonth.from(day).atEndOfMonth();
            case QUARTERLY ->
                YearMonth.of(day.getYear(), 3 * day.get(IsoFields.QUARTER_OF_YEAR))
                        .atEndOfMonth();
        };
    }
}
