package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.LegacyDebt;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.events.LegacyDebtSettled;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * Books the payment of a debt from before pooling (清欠): by a government to the fund, or by the fund to whom it owes.
 *
 * @param amount no more than is left of the debt
 */
@MadeBy({Office.CITY_CLERK, Office.FINANCE_CLERK})
public record SettleLegacyDebt(String debt, Money amount) implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.DEBT, debt));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<LegacyDebt> found = LegacyDebt.find(debt, book, facts);
        if (found.isEmpty()) {
            return Decision.refuse(Refusals.unknown(debt));
        }
        LegacyDebtRegistered owed = found.get().registered();
        return found.get().isLessThan(amount)
                ? Decision.refuse(Refusals.overpaid(found.get(), amount))
                : Decision.accept(new LegacyDebtSettled(owed.unit(), debt, owed.direction(), amount));
    }
}
