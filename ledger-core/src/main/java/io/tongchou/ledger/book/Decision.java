package io.tongchou.ledger.book;

import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.policy.Clause;
import java.time.LocalDate;
import java.util.Optional;

/** What comes of a command: the event it makes, or the refusal. */
public sealed interface Decision {

    /**
     * @param entryOn the effective date of the entry where it is not the command's
     * @param clause the clause that the amount rests on
     */
    record Accepted(LedgerEvent event, Optional<LocalDate> entryOn, Optional<Clause> clause) implements Decision {

        public Accepted by(Clause place) {
            return new Accepted(event, entryOn, Optional.of(place));
        }

        public Accepted enteredOn(LocalDate day) {
            return new Accepted(event, Optional.of(day), clause);
        }
    }

    record Refused(Refusal refusal) implements Decision {}

    static Accepted accept(LedgerEvent event) {
        return new Accepted(event, Optional.empty(), Optional.empty());
    }

    static Refused refuse(RefusalCode code, String detail) {
        return new Refused(Refusal.of(code, detail));
    }

    static Refused refuse(Refusal refusal) {
        return new Refused(refusal);
    }
}
