package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What an employer owes on arrears for paying late (滞纳金), simple, without interest upon it.
 *
 * @param days from the day after the last day in time, 0 where that has not come
 * @param passesPrincipal whether it is more than the arrears themselves
 */
public record LateFee(long days, Money amount, boolean passesPrincipal) {

    /**
     * Arrears × rate × days, half up to the fen once, at the end.
     *
     * @param dueOn the last day in time
     * @param perDay the share of the arrears for each day
     * @throws ArithmeticException where it does not fit into 64 bits of fen
     */
    public static LateFee on(Money arrears, LocalDate dueOn, LocalDate day, Rate perDay) {
        long days = daysLate(dueOn, day);
        Money amount = Money.ofFen(BigDecimal.valueOf(arrears.fen())
                .multiply(perDay.value())
                .multiply(BigDecimal.valueOf(days))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
        return new LateFee(days, amount, amount.exceeds(arrears));
    }

    /** How many days after the last day in time; 0 until then. */
    public static long daysLate(LocalDate dueOn, LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(dueOn, day));
    }
}
