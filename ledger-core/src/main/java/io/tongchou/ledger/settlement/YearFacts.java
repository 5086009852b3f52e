package io.tongchou.ledger.settlement;

import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one book's year came to.
 *
 * @param reserve the reserve at the year's end with its own interest of the year, before anything is drawn for this
 *     year; not negative
 * @param units ascending by code, none twice
 */
public record YearFacts(FiscalYear year, Money reserve, List<UnitYear> units) {

    public YearFacts {
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("the reserve is never negative: " + reserve);
        }
        units = units.stream().sorted(Comparator.comparing(UnitYear::unit)).toList();
        Set<UnitCode> seen = new HashSet<>();
        for (UnitYear unit : units) {
            if (!seen.add(unit.unit())) {
                throw new IllegalArgumentException("a unit has one year: " + unit.unit() + " is named twice");
            }
        }
    }
}
