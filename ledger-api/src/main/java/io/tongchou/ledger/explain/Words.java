package io.tongchou.ledger.explain;

import io.tongchou.ledger.vocabulary.Account;

/** The same in Chinese and in English. */
public record Words(String zh, String en) {

    static Words of(Account account) {
        return new Words(account.chinese(), account.title());
    }

    Words and(String zhMore, String enMore) {
        return new Words(zh + zhMore, en + enMore);
    }
}
