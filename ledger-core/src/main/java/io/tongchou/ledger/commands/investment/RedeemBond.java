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
import io.tongchou.ledger.events.BondRedeemed;
import io.tongchou.ledger.events.Placed;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;

/**
 * Redeems a bond (国债兑付): what comes beyond its cost is interest, what falls short of it is less interest, and both follow
 * the shares that the units gave.
 *
 * @param proceeds all that came, principal and interest together
 */
@MadeBy(Office.FINANCE_CLERK)
public record RedeemBond(String bond, Money proceeds) implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.BOND, bond));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        List<UnitAmount> cost = facts.find(Key.Kind.BOND, bond, Placed.class)
                .map(Placed::shares)
                .orElseGet(() -> facts.imported(Account.BONDS, bond));
        if (cost.isEmpty()) {
            return Decision.refuse(RefusalCode.BOND_UNKNOWN, "no bond " + bond + " is in the book");
        }
        if (book.leftOf(OpenItem.Kind.BOND, bond).isZero()) {
            return Decision.refuse(RefusalCode.REDEEMED_ALREADY, "bond " + bond + " has been redeemed");
        }
        return Decision.accept(new BondRedeemed(bond, Shares.matured(cost, proceeds.minus(UnitAmount.total(cost)))));
    }
}
