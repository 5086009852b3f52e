package io.tongchou.ledger.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a decision may fill or change. */
public enum Parameter {
    /** How city and county share the rest of a gap, as two weights. */
    GAP_SHARING("gap.sharing"),
    /** What meets a gap, link by link. */
    GAP_CHAIN("gap.chain"),
    /** The share of the year's base that is extracted into the reserve. */
    RESERVE_RATE("reserve.rate"),
    /** The share of a year's surplus that a unit keeps where its conditions are met. */
    RETENTION_RATE("retention.rate"),
    /** How many months of benefits the revolving fund holds. */
    REVOLVING_MONTHS("revolving.months"),
    /** Whether premiums paid ahead are income when received or in the year they insure. */
    PREPAID_RECOGNITION("prepaid.recognition"),
    /** How many months of expenditure the city keeps of the balances from before pooling. */
    LEGACY_MONTHS("legacy.months");

    private final String code;

    Parameter(String code) {
        this.code = code;
    }

    /** The name in commands and answers, e.g. {@code gap.sharing}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The parameter of that name, if there is one. */
    public static Optional<Parameter> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }

    @JsonCreator
    static Parameter parse(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("not a parameter: " + code));
    }
}
