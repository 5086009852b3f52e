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
        PREFUND,
        /** What went back of a receipt: the last of its refunds. */
        RECEIPT_BACK,
        REFUND,
        /** What came back of a payment: the last of its recoveries, or its bouncing. */
        PAYMENT_BACK,
        PAYMENT_REPAID,
        RECOVERY,
        ASSESSMENT,
        DEBT,
        /** An unidentified receipt's reference. */
        REFERENCE,
        DEPOSIT,
        BOND,
        ADVANCE,
        /** A file's SHA-256: that it was received, then what came of its lines. */
        FILE,
        STATEMENT,
        STATEMENT_PERIOD,
        /** An entry that a statement's lines have been matched with. */
        MATCHED,
        /** An imported entry's number in the books it comes from. */
        PAST_ENTRY
    }
}
