package io.tongchou.ledger.files;

import io.tongchou.ledger.vocabulary.Money;

/**
 * How far the posting of a file has come.
 *
 * @param line the number of the last line that was dealt with; the counts are of the lines up to it
 * @param late of those posted
 * @param millis what it has taken so far
 */
public record Progress(
        int line,
        int posted,
        Money postedAmount,
        int duplicates,
        int late,
        int refused,
        long millis,
        boolean finished) {

    /** Where the posting stands. */
    public enum State {
        CHECKED,
        POSTING,
        POSTED
    }

    public static final Progress NONE = new Progress(0, 0, Money.ZERO, 0, 0, 0, 0, false);

    /** How many lines were dealt with. */
    public int lines() {
        return posted + duplicates + refused;
    }

    public State state() {
        return finished ? State.POSTED : line == 0 && millis == 0 ? State.CHECKED : State.POSTING;
    }
}
