package io.tongchou.ledger.book;

/**
 * A number under which a book can find what happened before: a receipt's, a payment's, a request's, an entry's.
 *
 * @param value the number, unique in the book for its kind
 */
public record Key(Kind kind, String value) {

    /** What a number names. {@link #ENTRY} and {@link #PROPOSAL} are command ids; the others are claimed by events. */
    public enum Kind {
        ENTRY,
        PROPOSAL,
        PROPOSAL_DECISION,
        CORRECTION,
        RECEIPT,
        PAYMENT,
        REQUEST,
        REQUEST_DECISION,
        DISBURSEMENT,
        PREFUND
    }
}
