package io.tongchou.ledger.indicators;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is watched of a fund. Balances count by effective date; what is kept without days (plans' tasks, subsidies that came,
 * what is left of open items) counts as it is booked in the state that is given. What the state cannot tell is an indicator without a
 * value, never a wrong one: balances go back to the first day of the year closed last.
 */
public final class Indicators {

    private Indicators() {}

    /**
     * A book's indicators as of the end of a day, by kind, the whole pool's first, then by unit and subject.
     *
     * @param book open on that day
     */
    public static List<Indicator> of(BookState book, LocalDate day) {
        View view = new View(book, day);
        return Stream.of(new Flows(view).all(), new Holdings(view).all(), new Duties(view).all())
                .flatMap(all -> all)
                .sorted(Comparator.comparing(Indicator::kind)
                        .thenComparing(indicator ->
                                indicator.unit().map(UnitCode::code).orElse(""))
                        .thenComparing(indicator -> indicator.subject().orElse("")))
                .toList();
    }
}
