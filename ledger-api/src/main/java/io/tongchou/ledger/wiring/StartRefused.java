package io.tongchou.ledger.wiring;

/** The ledger cannot be opened as it is set up; the message says to an operator what is wrong and what to do. */
public final class StartRefused extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
