package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Party;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a party says of an account at a month's end, beside what the ledger has (对账确认).
 *
 * @param unit whose account; none: that of all units and the reserve together
 * @param party whose word it is, or would be
 * @param ledger what the ledger has for that day, as known now and not when the word was given
 * @param word none: nobody said anything yet
 */
public record Confirmation(Optional<UnitCode> unit, Account account, Party party, Money ledger, Optional<Word> word) {

    /** A party's word, who gave it, and when. */
    public record Word(Money balance, String maker, Instant recordedAt) {}

    /** Where they stand. */
    public enum State {
        /** The party has what the ledger has (一致). */
        AGREED,
        /** It has another amount (不符). */
        DISPUTED,
        /** It said nothing (未确认). */
        SILENT
    }

    public State state() {
        return word.map(said -> said.balance().equals(ledger) ? State.AGREED : State.DISPUTED)
                .orElse(State.SILENT);
    }
}
