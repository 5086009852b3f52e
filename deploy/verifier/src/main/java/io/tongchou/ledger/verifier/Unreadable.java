package io.tongchou.ledger.verifier;

/** What was read is not of the form that it must have; the message is for the person who checks. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
