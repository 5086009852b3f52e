package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a pool: from its effective date on, each of its funds has a book with these units.
 *
 * @param name the city as people call it
 * @param funds the schemes (险种) it pools, each with a book of its own; at least one
 */
@MadeBy(Office.ADMIN)
public record OpenPool(String name, List<Unit> units, List<FundCode> funds) implements Command.OpensBook {

    /**
     * A unit as it is announced. Its code is checked against the pool, not against an official list.
     *
     * @param code six digits, of the city level the pool's own
     * @param name the unit as people call it
     * @param from its first day in the pool; without one, it was there from the beginning
     * @param to its last day in the pool; without one, it stays
     */
    public record Unit(String code, String name, UnitLevel level, Optional<LocalDate> from, Optional<LocalDate> to) {}

    public OpenPool {
        if (funds.isEmpty()) {
            throw new DataFault("funds", "must name at least one fund");
        }
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.isOpen()) {
            return Decision.refuse(RefusalCode.POOL_EXISTS, "pool " + book.id().pool() + " has been opened already");
        }
        Set<String> codes = new HashSet<>();
        for (Unit unit : units) {
            boolean ofCity = unit.code.equals(book.cityLevel().code());
            if (!unit.code.matches("[0-9]{6}") || !codes.add(unit.code) || ofCity != (unit.level == UnitLevel.CITY)) {
                return Decision.refuse(
                        RefusalCode.BAD_UNIT_CODE,
                        unit.code + ": units have six digits, each once, and the city level alone has the pool's code");
            }
        }
        if (!codes.contains(book.cityLevel().code())) {
            return Decision.refuse(
                    RefusalCode.BAD_UNIT_CODE, "the city level " + book.cityLevel() + " is not among the units");
        }
        return Decision.accept(new PoolOpened(
                name,
                units.stream()
                        .map(unit -> new PoolUnit(new UnitCode(unit.code), unit.name, unit.level, unit.from, unit.to))
                        .toList(),
                occasion.effectiveOn()));
    }
}
