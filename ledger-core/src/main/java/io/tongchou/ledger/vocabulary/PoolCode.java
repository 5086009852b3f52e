package io.tongchou.ledger.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A pool (统筹区): the code of a city that pools its funds, by GB/T 2260, e.g. {@code 410200} for Kaifeng.
 *
 * @param code six digits, the last two 00
 */
public record PoolCode(String code) implements Comparable<PoolCode> {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}00");

    @JsonCreator
    public PoolCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("a pool is six digits ending in 00: " + code);
        }
    }

    /** The city level itself (市本级), a unit with the pool's own code. */
    public UnitCode cityLevel() {
        return new UnitCode(code);
    }

    @Override
    public int compareTo(PoolCode other) {
        return code.compareTo(other.code);
    }

    @Override
    @JsonValue
    public String toString() {
        return code;
    }
}
