package io.tongchou.ledger.pages.audit;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.pages.Choice;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.statements.Period;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The years and months of a book that are closed, the latest first. */
record ClosedPeriods(List<Period> years, List<Period> months) {

    static ClosedPeriods of(BookState state) {
        YearMonth first = YearMonth.from(state.beginsOn());
        List<YearMonth> months = Stream.iterate(
                        state.closedThrough().orElse(first.minusMonths(1)),
                        month -> !month.isBefore(first),
                        month -> month.minusMonths(1))
                .toList();
        return new ClosedPeriods(
                months.stream()
                        .filter(month -> month.getMonthValue() == 12)
                        .map(december -> Period.of(new FiscalYear(december.getYear())))
                        .toList(),
                months.stream().map(Period::of).toList());
    }

    /** Of these, the years that are settled. */
    ClosedPeriods settled(BookState state) {
        return new ClosedPeriods(
                years.stream().filter(period -> state.isClosed(period.year())).toList(), months);
    }

    /** The latest: the year, where one is closed. */
    Optional<Period> latest() {
        return Stream.concat(years.stream(), months.stream()).findFirst();
    }

    List<Choice> choices(Words words, String chosen) {
        return Stream.concat(years.stream(), months.stream())
                .map(Period::toString)
                .map(period -> new Choice(
                        period,
                        period.length() == 4 ? words.say("audit.whole-year", period) : period,
                        period.equals(chosen)))
                .toList();
    }
}
