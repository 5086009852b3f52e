package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A fiscal year (预算年度), which is the calendar year.
 *
 * @param value from 1990 to 2200
 */
public record FiscalYear(int value) implements Comparable<FiscalYear> {

    @JsonCreator
    public FiscalYear {
        if (value < 1990 || value > 2200) {
            throw new IllegalArgumentException("a fiscal year lies between 1990 and 2200: " + value);
        }
    }

    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getYear());
    }

    @Override
    @JsonValue
    public int value() {
        return value;
    }

    public LocalDate firstDay() {
        return LocalDate.of(value, 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(value, 12, 31);
    }

    public YearMonth month(int month) {
        return YearMonth.of(value, month);
    }

    public FiscalYear previous() {
        return new FiscalYear(value - 1);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
