package io.tongchou.ledger.statements;

import io.tongchou.ledger.vocabulary.FiscalYear;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What a statement is for: a month, or a whole fiscal year.
 *
 * @param month the month; empty for the whole year
 */
public record Period(FiscalYear year, Optional<YearMonth> month) {

    /**
     * Reads {@code 2021-03} or {@code 2021}.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is neither
     */
    public static Period parse(String text) {
        if (text.matches("[0-9]{4}")) {
            return new Period(new FiscalYear(Integer.parseInt(text)), Optional.empty());
        }
        return of(YearMonth.parse(text));
    }

    public static Period of(YearMonth month) {
        return new Period(new FiscalYear(month.getYear()), Optional.of(month));
    }

    public static Period of(FiscalYear year) {
        return new Period(year, Optional.empty());
    }

    public LocalDate first() {
        return month.map(one -> one.atDay(1)).orElseGet(year::firstDay);
    }

    public LocalDate last() {
        return month.map(YearMonth::atEndOfMonth).orElseGet(year::lastDay);
    }

    @Override
    public String toString() {
        return month.map(YearMonth::toString).orElseGet(year::toString);
    }
}
