package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A unit (核算单位): the city level, a county or a district by its six digits, or {@link #RESERVE}, which sorts last.
 *
 * @param code six digits, or RESERVE
 */
public record UnitCode(String code) implements Comparable<UnitCode> {

    @JsonCreator
    public UnitCode {
        if (!code.equals("RESERVE")
                && (code.length() != 6 || !code.chars().allMatch(digit -> digit >= '0' && digit <= '9'))) {
            throw new IllegalArgumentException("a unit is six digits: " + code);
        }
    }

    /** The risk reserve (风险储备金), kept as one more unit so that it balances by itself. */
    public static final UnitCode RESERVE = new UnitCode("RESERVE");

    public boolean isReserve() {
        return equals(RESERVE);
    }

    /** Whether it is a city level (市本级), which bears its pool's code; counties' codes do not end in 00. */
    public boolean isCityLevel() {
        return code.endsWith("00");
    }

    @Override
    public int compareTo(UnitCode other) {
        return code.compareTo(other.code);
    }

    @Override
    @JsonValue
    public String toString() {
        return code;
    }
}
