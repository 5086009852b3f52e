package io.tongchou.ledger.verify;

import io.tongchou.ledger.format.Hash;

/** The chain's hash after an event, as the ledger once answered it and somebody kept it: {@code <sequence>:<64 hexadecimal digits>}. */
record AnsweredHead(long sequence, Hash hash) {

    /** @throws IllegalArgumentException where the text is no such thing */
    static AnsweredHead parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("<sequence>:<hash> is due, not " + text);
        }
        long sequence = Long.parseLong(text.substring(0, colon));
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence is at least 1: " + text);
        }
        return new AnsweredHead(sequence, new Hash(text.substring(colon + 1)));
    }
}
