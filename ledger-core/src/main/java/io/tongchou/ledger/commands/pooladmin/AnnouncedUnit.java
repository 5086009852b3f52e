package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A unit as it is announced. Its code is checked against the pool, not against an official list.
 *
 * @param code six digits, of the city level the pool's own
 * @param name the unit as people call it
 * @param from its first day in the pool; without one, it was there from the beginning
 * @param to its last day in the pool; without one, it stays
 */
record AnnouncedUnit(String code, String name, UnitLevel level, Optional<LocalDate> from, Optional<LocalDate> to) {

    /** The refusal of units of which one has no code that a unit may have, or among which the city level is not. */
    static Optional<Refusal> badCode(List<AnnouncedUnit> units, UnitCode cityLevel) {
        Set<String> codes = new HashSet<>();
        for (AnnouncedUnit unit : units) {
            if (!isCodeOf(unit.code, unit.level, cityLevel) || !codes.add(unit.code)) {
                return Optional.of(badCode(unit.code));
            }
        }
        return codes.contains(cityLevel.code())
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.BAD_UNIT_CODE, "the city level " + cityLevel + " is not among the units"));
    }

    static boolean isCodeOf(String code, UnitLevel level, UnitCode cityLevel) {
        return code.matches("[0-9]{6}") && code.equals(cityLevel.code()) == (level == UnitLevel.CITY);
    }

    static Refusal badCode(String code) {
        return Refusal.of(
                RefusalCode.BAD_UNIT_CODE,
                code + ": units have six digits, each once, and the city level alone has the pool's code");
    }

    PoolUnit member() {
        return new PoolUnit(new UnitCode(code), name, level, from, to);
    }
}
