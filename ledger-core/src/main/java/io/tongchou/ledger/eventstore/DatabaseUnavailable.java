package io.tongchou.ledger.eventstore;

/** The database refused or could not be reached; whether a commit took place has to be looked up. */
final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
