package io.tongchou.ledger.indicators;

import io.tongchou.ledger.vocabulary.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number with what it counts.
 *
 * @param number with two decimals; of days and things with none
 */
public record Quantity(BigDecimal number, Measure measure) {

    /** What a number counts. */
    public enum Measure {
        YUAN,
        MONTHS,
        PERCENT,
        DAYS,
        THINGS
    }

    static Quantity of(Money amount) {
        return new Quantity(BigDecimal.valueOf(amount.fen(), 2), Measure.YUAN);
    }

    static Quantity days(long days) {
        return new Quantity(BigDecimal.valueOf(days), Measure.DAYS);
    }

    static Quantity things(long things) {
        return new Quantity(BigDecimal.valueOf(things), Measure.THINGS);
    }

    static Quantity percent(long points) {
        return new Quantity(BigDecimal.valueOf(points).setScale(2), Measure.PERCENT);
    }

    static Quantity months(long months) {
        return new Quantity(BigDecimal.valueOf(months).setScale(2), Measure.MONTHS);
    }

    /** {@code part} of {@code whole} in percent, half up. */
    static Quantity percent(Money part, Money whole) {
        return ratio(product(part, 100), product(whole, 1), Measure.PERCENT);
    }

    /** {@code numerator} ÷ {@code denominator}, half up to two decimals. */
    static Quantity ratio(BigInteger numerator, BigInteger denominator, Measure measure) {
        return new Quantity(
                new BigDecimal(numerator).divide(new BigDecimal(denominator), 2, RoundingMode.HALF_UP), measure);
    }

    static BigInteger product(Money amount, long factor) {
        return BigInteger.valueOf(amount.fen()).multiply(BigInteger.valueOf(factor));
    }

    /** How people write it, such as {@code 3.50 months} or {@code 85.00%}. */
    @Override
    public String toString() {
        String plain = number.toPlainString();
        return switch (measure) {
            case YUAN, THINGS -> plain;
            case MONTHS -> plain + " months";
            case PERCENT -> plain + "%";
            case DAYS -> plain + " days";
        };
    }
}
