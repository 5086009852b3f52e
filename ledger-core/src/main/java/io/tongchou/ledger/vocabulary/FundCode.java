package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A fund (险种基金) by its national scheme code, e.g. {@code 310} employee basic, {@code 390} resident basic.
 *
 * @param code three digits
 */
public record FundCode(String code) implements Comparable<FundCode> {

    private static final Pattern FORM = Pattern.compile("[0-9]{3}");

    @JsonCreator
    public FundCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("a fund is three digits: " + code);
        }
    }

    @Override
    public int compareTo(FundCode other) {
        return code.compareTo(other.code);
    }

    @Override
    @JsonValue
    public String toString() {
        return code;
    }
}
