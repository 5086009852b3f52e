package io.tongchou.ledger.commands.pooladmin;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.PoolOpened;
import io.tongchou.ledger.vocabulary.FundCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a pool: from its effective date on, each of its funds has a book with these units.
 *
 * @param name the city as people call it
 * @param funds the schemes (险种) it pools, each with a book of its own; at least one, and more by {@code OpenFund}
 */
@MadeBy(Office.ADMIN)
public record OpenPool(String name, List<AnnouncedUnit> units, List<FundCode> funds) implements Command.OpensPool {

    public OpenPool {
        if (funds.isEmpty()) {
            throw new DataFault("funds", "must name at least one fund");
        }
        if (Set.copyOf(funds).size() < funds.size()) {
            throw new DataFault("funds", "must name each fund once");
        }
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.isOpen()) {
            return Decision.refuse(RefusalCode.POOL_EXISTS, "pool " + book.id().pool() + " has been opened already");
        }
        Optional<Refusal> badCode = AnnouncedUnit.badCode(units, book.cityLevel());
        return badCode.isPresent()
                ? Decision.refuse(badCode.get())
                : Decision.accept(new PoolOpened(
                        name, units.stream().map(AnnouncedUnit::member).toList(), occasion.effectiveOn()));
    }
}
