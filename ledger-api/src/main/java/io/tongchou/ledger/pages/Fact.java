package io.tongchou.ledger.pages;

import java.util.Optional;

/** Something about an entry or event by its name, as a voucher (记账凭证) tells it. */
public record Fact(String name, String value) {

    /** @param key of its name among the words of vouchers; none where there is nothing to tell */
    public static Optional<Fact> of(Words words, String key, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(text -> new Fact(words.say("voucher." + key), text));
    }
}
