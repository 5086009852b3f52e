package io.tongchou.ledger.commands.migration;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.OpeningBalancesImported;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Imports the balances that the book begins with (期初余额导入), once, as one entry on the eve of its first day, so that the first
 * year's opening column has them. They balance in every unit, and income and expenditure have none.
 *
 * @param rows every balance, each on its side
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record ImportOpeningBalances(List<ImportedRow> rows) implements Command {

    public ImportOpeningBalances {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).account().isOfOneYear()) {
                throw new DataFault("rows[" + i + "].account", "is of one year and begins with nothing");
            }
        }
        Imports.mustBeWhole(rows);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public List<Key> keys() {
        return Imports.keys(rows).toList();
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        LocalDate eve = book.beginsOn().minusDays(1);
        return Imports.unitUnknown(rows, book, book.beginsOn())
                .or(() -> book.closedThrough()
                        .map(month -> Refusal.of(
                                RefusalCode.PERIOD_CLOSED,
                                "the book is closed through " + month + " with the balances that it began with")))
                .or(() -> book.hasOpeningBalances()
                        ? Optional.of(Refusal.of(
                                RefusalCode.OPENING_BALANCES_EXIST, "the book's opening balances were imported before"))
                        : Optional.empty())
                .or(() -> Imports.numberExists(rows, facts))
                .or(() -> Imports.notBalanced(rows))
                .<Decision>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new OpeningBalancesImported(Imports.legs(rows)))
                        .enteredOn(eve));
    }
}
