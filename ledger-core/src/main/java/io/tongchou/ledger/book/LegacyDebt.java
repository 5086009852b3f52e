package io.tongchou.ledger.book;

import io.tongchou.ledger.events.LegacyDebtRegistered;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A debt from before pooling (历史遗留问题) as it stands.
 *
 * @param left what has not been paid of it
 */
public record LegacyDebt(LegacyDebtRegistered registered, Money left) {

    public static Optional<LegacyDebt> find(String debt, BookState book, Facts facts) {
        return facts.find(Key.Kind.DEBT, debt, LegacyDebtRegistered.class)
                .map(registered ->
                        new LegacyDebt(registered, book.leftOf(OpenItem.Kind.of(registered.direction()), debt)));
    }

    /** The debt of a unit that is owed in that direction. */
    public static Optional<LegacyDebt> find(
            String debt, UnitCode unit, DebtDirection direction, BookState book, Facts facts) {
        return find(debt, book, facts)
                .filter(found -> found.registered.unit().equals(unit) && found.registered.direction() == direction);
    }

    public boolean isLessThan(Money amount) {
        return amount.exceeds(left);
    }
}
