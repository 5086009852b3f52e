package io.tongchou.ledger.balances;

/** A figure cannot be given; the message is for the person who asked. */
public final class NoFigure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Code {
        /** The journal has not come that far yet; ask again. */
        BUSY,
        /** What will be known then, or on that day, is not known now. */
        IN_THE_FUTURE,
        /** The book had not begun on that day, or was not open at that instant. */
        PERIOD_CLOSED,
        /** The cursor is none that was given out, or the days are the wrong way round. */
        INVALID
    }

    private final Code code;

    public NoFigure(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** No page ended so. */
    public static NoFigure unknownCursor(String text) {
        return new NoFigure(Code.INVALID, "no page ended with the cursor '" + text + "'");
    }

    public Code code() {
        return code;
    }
}
