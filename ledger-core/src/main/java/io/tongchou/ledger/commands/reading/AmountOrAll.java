package io.tongchou.ledger.commands.reading;

import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * An amount, or {@code "ALL"}: whatever the account holds.
 *
 * @param amount empty for all
 */
public record AmountOrAll(Optional<Money> amount) {

    /** The amount meant where the account holds {@code held}; nothing where all of nothing is meant. */
    public Money of(Money held) {
        return amount.orElse(held.orZeroIfNegative());
    }
}
