package io.tongchou.ledger.agreement;

import io.tongchou.ledger.vocabulary.DifferenceKind;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An item that stands on one side alone (未达账项).
 *
 * @param on the line's day, or the business day of the entry
 * @param amount what goes out is negative
 * @param kind none where it waits to be matched, or has been
 * @param reference the number by which both sides may know it
 * @param others what it may be, or was found to be, the same money as: entries of a line, lines of an entry as
 *     {@code statement#line}
 */
public record Outstanding(
        Scope scope,
        Item item,
        LocalDate on,
        Money amount,
        State state,
        Optional<DifferenceKind> kind,
        Optional<String> reference,
        List<String> others) {

    /** What stands alone. */
    public sealed interface Item {

        /** A line of a statement that the ledger does not have. */
        record OfStatement(
                String statement,
                int line,
                Optional<String> counterparty,
                Optional<String> text,
                Optional<Explanation> explanation)
                implements Item {}

        /**
         * An entry that no statement has.
         *
         * @param entry the id of the command that made it
         */
        record OfLedger(String entry, long sequence) implements Item {}
    }

    /** Why a line stands alone, as one person explained and another agreed. */
    public record Explanation(DifferenceKind kind, String reason, String maker, Optional<String> checker) {}

    /** What has become of it. */
    public enum State {
        /** Nothing yet. */
        OPEN,
        /** It was explained. */
        EXPLAINED,
        /** The same money is on both sides by now; it is about to be matched. */
        TO_BE_MATCHED,
        /** It was matched with what the other side has on a later day. */
        MATCHED_LATER
    }
}
