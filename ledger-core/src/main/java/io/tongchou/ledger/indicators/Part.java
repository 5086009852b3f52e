package io.tongchou.ledger.indicators;

import io.tongchou.ledger.vocabulary.Money;

/** Something that a figure is made of or held against, by its name. */
public record Part(String name, Quantity quantity) {

    static Part of(String name, Money amount) {
        return new Part(name, Quantity.of(amount));
    }
}
