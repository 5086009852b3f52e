package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PoolUnit;
import io.tongchou.ledger.events.UnitAdmitted;
import io.tongchou.ledger.vocabulary.UnitCode;
import io.tongchou.ledger.vocabulary.UnitLevel;
import java.util.Optional;

/**
 * Takes a unit into a fund of the pool, or into all its funds where the envelope names none, from the effective date on (纳入统筹).
 * One that left may come back.
 *
 * @param unit its code of six digits, its name and its level
 */
@MadeBy(Office.ADMIN)
public record AdmitUnit(Newcomer unit) implements Command.OfBookOrPool {

    /**
     * The unit that joins.
     *
     * @param code six digits, not the pool's own
     * @param name the unit as people call it
     */
    record Newcomer(String code, String name, UnitLevel level) {}

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (!AnnouncedUnit.isCodeOf(unit.code, unit.level, book.cityLevel())) {
            return Decision.refuse(AnnouncedUnit.badCode(unit.code));
        }
        UnitCode code = new UnitCode(unit.code);
        return book.membersFrom(occasion.effectiveOn()).stream()
                .filter(member -> member.code().equals(code))
                .findFirst()
                .<Decision>map(member -> Decision.refuse(
                        RefusalCode.UNIT_EXISTS,
                        code + " is a unit of book " + book.id()
                                + member.from().map(day -> " from " + day).orElse("")
                                + member.to().map(day -> " to " + day).orElse("")))
                .orElseGet(() -> Decision.accept(new UnitAdmitted(new PoolUnit(
                        code, unit.name, unit.level, Optional.of(occasion.effectiveOn()), Optional.empty()))));
    }
}
