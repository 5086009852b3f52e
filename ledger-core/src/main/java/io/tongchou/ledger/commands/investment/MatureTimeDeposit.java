package io.tongchou.ledger.commands.investment;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.Placed;
import io.tongchou.ledger.events.TimeDepositMatured;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;

/**
 * Takes a time deposit back with its interest (定期到期), which follows the shares that the units gave.
 *
 * @param interest what comes beyond what was placed; 0.00 where nothing does
 */
@MadeBy(Office.FINANCE_CLERK)
public record MatureTimeDeposit(String deposit, @ZeroAllowed Money interest) implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.DEPOSIT, deposit));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        List<UnitAmount> placed = facts.find(Key.Kind.DEPOSIT, deposit, Placed.class)
                .map(Placed::shares)
                .orElseGet(() -> facts.imported(Account.TIME_DEPOSIT, deposit));
        if (placed.isEmpty()) {
            return Decision.refuse(RefusalCode.DEPOSIT_UNKNOWN, "no time deposit " + deposit + " is in the book");
        }
        return book.leftOf(OpenItem.Kind.TIME_DEPOSIT, deposit).isPositive()
                ? Decision.accept(new TimeDepositMatured(deposit, Shares.matured(placed, interest)))
                : Decision.refuse(RefusalCode.MATURED_ALREADY, "time deposit " + deposit + " has come back");
    }
}
