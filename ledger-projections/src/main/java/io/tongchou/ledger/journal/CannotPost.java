package io.tongchou.ledger.journal;

/** An event cannot be posted; it names the event, so that the halt can. */
public final class CannotPost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String book;
    private final long sequence;

    public CannotPost(String book, long sequence, String message) {
        super(message);
        this.book = book;
        this.sequence = sequence;
    }

    CannotPost(String book, long sequence, Throwable cause) {
        super("event " + sequence + " of book " + book + " cannot be posted", cause);
        this.book = book;
        this.sequence = sequence;
    }

    public String book() {
        return book;
    }

    public long sequence() {
        return sequence;
    }
}
