package io.tongchou.ledger.explain;

import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * Whose figure it is: {@code ALL} units, all {@code UNITS} but the reserve, or one.
 *
 * @param unit the one unit; without it the figure is of several
 * @param withReserve whether the reserve is among several
 */
public record Scope(Optional<UnitCode> unit, boolean withReserve) {

    public static final Scope ALL = new Scope(Optional.empty(), true);
    public static final Scope UNITS = new Scope(Optional.empty(), false);

    public static Scope of(UnitCode unit) {
        return new Scope(Optional.of(unit), true);
    }

    /** The one unit's, or that of all but the reserve. */
    static Scope ofUnits(Optional<UnitCode> unit) {
        return unit.map(Scope::of).orElse(UNITS);
    }

    /** @throws IllegalArgumentException where it is none of these */
    static Scope parse(String text) {
        return switch (text) {
            case "ALL" -> ALL;
            case "UNITS" -> UNITS;
            default -> of(new UnitCode(text));
        };
    }

    boolean has(UnitCode one) {
        return unit.map(one::equals).orElse(withReserve || !one.isReserve());
    }

    Words words() {
        return unit.map(one -> one.isReserve() ? new Words("风险储备金", "the reserve") : new Words(one.code(), one.code()))
                .orElse(withReserve ? new Words("全市", "the whole city") : new Words("各核算单位", "all units"));
    }

    @Override
    public String toString() {
        return unit.map(UnitCode::code).orElse(withReserve ? "ALL" : "UNITS");
    }
}
