package io.tongchou.ledger.policy;

/**
 * Something wrong in a policy's text.
 *
 * @param path where, e.g. {@code reserve.extraction.value.rate}; empty for the whole
 * @param message what, for the person who wrote it
 */
public record Fault(String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
