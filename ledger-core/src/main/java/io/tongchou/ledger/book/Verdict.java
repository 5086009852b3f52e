package io.tongchou.ledger.book;

import io.tongchou.ledger.posting.Recorded;

/** What a book says to a submission. */
public sealed interface Verdict {

    /**
     * It takes effect, or waits for a second person.
     *
     * @param recorded what the book stores
     */
    record Stored(Recorded recorded, boolean proposed) implements Verdict {}

    /** It was taken in before, unchanged. */
    record Duplicate(Earlier earlier) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
