package io.tongchou.ledger.book;

/** What a book says to a submission. */
public sealed interface Verdict {

    /**
     * It takes effect, or waits for a second person.
     *
     * @param event what the book stores, at its place
     */
    record Stored(StoredEvent event, boolean proposed) implements Verdict {}

    /** It was taken in before, unchanged. */
    record Duplicate(Earlier earlier) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
