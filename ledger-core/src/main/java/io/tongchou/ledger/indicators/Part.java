package io.tongchou.ledger.indicators;

import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * Something that a figure is made of or held against, by its name.
 *
 * @param origin where it was read, where that can be opened
 */
public record Part(String name, Quantity quantity, Optional<Origin> origin) {

    static Part of(String name, Money amount) {
        return new Part(name, Quantity.of(amount), Optional.empty());
    }

    Part from(Origin read) {
        return new Part(name, quantity, Optional.of(read));
    }
}
