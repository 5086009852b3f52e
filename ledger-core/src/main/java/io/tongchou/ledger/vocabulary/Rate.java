package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A share of something as an exact decimal, e.g. {@code 0.08} for eight percent.
 *
 * @param value from 0 to 1
 */
public record Rate(BigDecimal value) implements Comparable<Rate> {

    public Rate {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0 || value.scale() > 10) {
            throw new IllegalArgumentException("a rate lies between 0 and 1: " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * Reads a plain decimal such as {@code "0.08"}.
     *
     * @throws IllegalArgumentException where the text is no rate
     */
    @JsonCreator
    public static Rate parse(String text) {
        if (!text.matches("[01](\\.[0-9]{1,10})?")) {
            throw new IllegalArgumentException("not a rate: " + text);
        }
        return new Rate(new BigDecimal(text));
    }

    @Override
    public int compareTo(Rate other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
