package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.FundOpened;
import io.tongchou.ledger.events.PoolUnit;
import java.util.List;
import java.util.Optional;

/**
 * Opens the book of one more fund in an open pool, under the policies of the pool, from its effective date on (增设险种基金).
 *
 * @param units who belongs to it, the city level among them; the units of the pool's first book where they are left out
 */
@MadeBy(Office.ADMIN)
public record OpenFund(Optional<List<AnnouncedUnit>> units) implements Command.OpensBook {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.isOpen()) {
            return Decision.refuse(
                    RefusalCode.FUND_EXISTS,
                    "pool " + book.id().pool() + " runs fund " + book.id().fund() + " since " + book.beginsOn());
        }
        Optional<Refusal> badCode = units.flatMap(named -> AnnouncedUnit.badCode(named, book.cityLevel()));
        if (badCode.isPresent()) {
            return Decision.refuse(badCode.get());
        }
        BookState pool = facts.sibling().orElseThrow();
        if (occasion.effectiveOn().isBefore(pool.beginsOn())) {
            return Decision.refuse(
                    RefusalCode.PERIOD_CLOSED, "pool " + book.id().pool() + " begins on " + pool.beginsOn());
        }
        List<PoolUnit> members = units.map(
                        named -> named.stream().map(AnnouncedUnit::member).toList())
                .orElseGet(() -> pool.membersFrom(occasion.effectiveOn()));
        return Decision.accept(new FundOpened(pool.poolName(), members, pool.policies(), occasion.effectiveOn()));
    }
}
